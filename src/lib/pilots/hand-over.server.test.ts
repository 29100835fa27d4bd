import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf } from '#lib/decision.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { answerHandOver, cancelHandOver, receiversFor, requestHandOver } from './hand-over.server.ts';
import { pilotHistory } from './pilot-journal.server.ts';
import { pilotById } from './pilots.server.ts';
import { registerPilot } from './register-pilot.server.ts';
import { openTransfer } from './transfers.server.ts';

const context = { origin: 'https://sol.example', today: '2026-11-22' };
let db: Db;
let giver: Actor, taker: Actor, editor: Actor;

beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
	editor = await actorOf(db, 'redaktor.karlstad');
	giver = await actorOf(db, 'admin.karlstad');
	taker = await actorOf(db, 'admin.arvika');
});

async function newPilot(): Promise<string> {
	const made = await registerPilot(db, editor, 'karlstad', { title: 'Larm', language: 'sv' }, context.today);
	if (!made.ok) throw new Error('refused');
	return made.value;
}

const ask = (id: string, by = giver, to = 'arvika') =>
	requestHandOver(db, by, id, { to, reason: 'Hon bytte arbetsgivare' }, context);

async function answer(id: string, accept: boolean, remark = '', by = taker) {
	const open = await openTransfer(db, id);
	return answerHandOver(db, by, { id: open?.id ?? '', accept, remark }, context);
}

async function mailed(kind: string) {
	const rows = await db.select({ to: outgoingMail.toAddress }).from(outgoingMail).where(eq(outgoingMail.kind, kind));
	return rows.map(({ to }) => to);
}

const keys = async (decision: ReturnType<typeof ask>) => issuesOf(await decision).map(({ key }) => key);

describe('handing a pilot over', () => {
	test('moves it when the other says yes, and tells both', async () => {
		const id = await newPilot();
		await db.execute(sql`
			update pilot_version set professional_contact = ${editor.personId} where pilot_id = ${id}`);
		await db.execute(sql`
			insert into pilot_partner (pilot_id, number, organisation_id, role) values (${id}, 1, 'arvika', 'co_owner')`);
		expect((await ask(id)).ok).toBe(true);
		expect((await pilotById(db, id))?.ownerId).toBe('karlstad');
		expect(await mailed('pilot_transfer_requested')).toEqual(['admin.arvika@demo.example']);

		expect((await answer(id, true, 'Gärna')).ok).toBe(true);
		const moved = await pilotById(db, id);
		expect(moved).toMatchObject({ ownerId: 'arvika', coOwners: [] });
		expect(moved?.open?.content.professionalContact).toBeNull();
		expect(await mailed('pilot_transfer_accepted')).toEqual(['admin.karlstad@demo.example']);
		expect((await pilotHistory(db, id)).map(({ kind }) => kind).slice(0, 2)).toEqual([
			'pilot.transferred',
			'pilot.transfer_requested'
		]);
		await expect(ask(id)).rejects.toMatchObject({ status: 404 });
	});

	test('keeps it when the other says no, which needs a remark', async () => {
		const id = await newPilot();
		await ask(id);
		expect(await keys(answer(id, false))).toEqual(['pilot.hand_over_remark_missing']);
		expect((await answer(id, false, 'Vi hinner inte')).ok).toBe(true);
		expect((await pilotById(db, id))?.ownerId).toBe('karlstad');
		expect((await ask(id)).ok).toBe(true);
	});

	test('can be taken back, and is answered only once', async () => {
		const id = await newPilot();
		await ask(id);
		const open = await openTransfer(db, id);
		const both = await Promise.all([
			cancelHandOver(db, giver, id, context),
			answerHandOver(db, taker, { id: open?.id ?? '', accept: true, remark: '' }, context)
		]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
	});

	test('is asked of one at a time', async () => {
		const id = await newPilot();
		await ask(id);
		expect(await keys(ask(id, giver, 'hammaro'))).toEqual(['pilot.hand_over_waits']);
	});

	test('is not for editors, nor answered by anybody but an administrator who was asked', async () => {
		const id = await newPilot();
		await expect(ask(id, editor)).rejects.toMatchObject({ status: 403 });
		await ask(id);
		await expect(answer(id, true, '', giver)).rejects.toMatchObject({ status: 404 });
		await expect(answer(id, true, '', await actorOf(db, 'redaktor.arvika'))).rejects.toMatchObject({ status: 403 });
	});

	test('goes to those of the same country that are there today, never to oneself', async () => {
		const ids = (await receiversFor(db, 'karlstad', context.today)).map(({ id }) => id);
		expect(ids).toContain('arvika');
		for (const other of ['karlstad', 'ringsaker', 's1', 'secretariat']) expect(ids).not.toContain(other);
		expect((await receiversFor(db, 'fet', context.today)).map(({ id }) => id)).not.toContain('lillestrom');
	});
});
