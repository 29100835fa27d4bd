import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf } from '#lib/decision.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { confirmPilot } from './confirm-pilot.server.ts';
import { contacted } from './contact-owner.server.ts';
import { openDraft } from './open-draft.server.ts';
import { pilotHistory } from './pilot-journal.server.ts';
import { publicLife, staleConfirmations, withdrawnPilot } from './pilot-life.server.ts';
import { publishedPilots } from './pilot-list.server.ts';
import { readPilotQuery } from './pilot-list.ts';
import { publishedPilot } from './pilot-views.server.ts';
import { pilot } from './schema.server.ts';
import { withdrawPilot } from './withdraw-pilot.server.ts';

const today = '2026-11-22';
let db: Db;
let editor: Actor, admin: Actor;

beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
	editor = await actorOf(db, 'redaktor.karlstad');
	admin = await actorOf(db, 'admin.karlstad');
});

async function found(externalId: string) {
	const [row] = await db.select({ id: pilot.id, slug: pilot.slug }).from(pilot).where(eq(pilot.externalId, externalId));
	if (!row) throw new Error('gone');
	return row;
}

async function publishedOnDay(id: string, day: string) {
	await db.execute(sql`
		update pilot_version set decided_at = ${`${day}T12:00:00Z`}::timestamptz where pilot_id = ${id}`);
}

const keys = async (decision: ReturnType<typeof withdrawPilot>) => issuesOf(await decision).map(({ key }) => key);

describe('what still holds', () => {
	test('is what was published, until its owner says so again', async () => {
		const { id } = await found('P18');
		await publishedOnDay(id, '2025-11-22');
		expect(await publicLife(db, id, '2026-11-21')).toMatchObject({ confirmedOn: '2025-11-22', isStale: false });
		expect(await publicLife(db, id, today)).toMatchObject({ confirmedOn: '2025-11-22', isStale: true });
		expect((await confirmPilot(db, editor, id, today)).ok).toBe(true);
		expect((await confirmPilot(db, editor, id, today)).ok).toBe(true);
		expect(await publicLife(db, id, today)).toMatchObject({ confirmedOn: today, isStale: false });
		expect((await pilotHistory(db, id)).filter(({ kind }) => kind === 'pilot.confirmed')).toHaveLength(1);
	});

	test('is said by those who write for the owner, nobody else', async () => {
		const { id } = await found('P18');
		for (const who of ['okonomi.karlstad', 'redaktor.ringsaker', 'sekretariat1', 'revisor'])
			await expect(confirmPilot(db, await actorOf(db, who), id, today), who).rejects.toMatchObject({ status: 403 });
	});

	test('is asked for once a year of what lives and is public', async () => {
		const [living, stopped, archive] = await Promise.all([found('P17'), found('P19'), found('P01')]);
		for (const { id } of [living, stopped, archive]) await publishedOnDay(id, '2024-06-01');
		const stale = await staleConfirmations(db, today);
		expect(stale.find(({ pilotId }) => pilotId === living.id)).toMatchObject({
			ownerId: 'karlstad',
			confirmedOn: '2024-06-01',
			dueOn: '2026-06-01'
		});
		for (const { id } of [stopped, archive]) expect(stale.map(({ pilotId }) => pilotId)).not.toContain(id);
		await db.update(pilot).set({ confirmedOn: '2025-11-23' }).where(eq(pilot.id, living.id));
		expect((await staleConfirmations(db, today)).map(({ pilotId }) => pilotId)).not.toContain(living.id);
		expect((await staleConfirmations(db, '2026-11-23')).map(({ pilotId }) => pilotId)).toContain(living.id);
	});
});

test('a stopped pilot tells why and since when', async () => {
	const { id } = await found('P19');
	expect(await publicLife(db, id, today)).toMatchObject({
		standing: 'stopped',
		standingReason: 'Intresset avtog snabbt och tekniken krävde mer tid av personalen än väntat.',
		standingSince: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
		isAsked: false
	});
});

describe('a pilot that is withdrawn for good', () => {
	test('needs a reason, and an administrator of its owner', async () => {
		const { id } = await found('P20');
		expect(await keys(withdrawPilot(db, await actorOf(db, 'admin.arvika'), id, ''))).toEqual([
			'pilot.withdraw_reason_missing'
		]);
		for (const who of ['redaktor.arvika', 'admin.karlstad', 'sekretariat1'])
			await expect(withdrawPilot(db, await actorOf(db, who), id, 'Nej'), who).rejects.toMatchObject({ status: 403 });
		expect(await withdrawnPilot(db, 'digitala-las-pa-landsbygden')).toBeUndefined();
	});

	test('leaves the lists, keeps its address with the reason, and its owner can be written to', async () => {
		const { id, slug } = await found('P17');
		await openDraft(db, editor, id);
		await db.execute(sql`update pilot_version set title = 'Hemligt utkast' where pilot_id = ${id} and number = 2`);
		expect((await withdrawPilot(db, admin, id, 'Underlaget var fel')).ok).toBe(true);

		expect(await publishedPilot(db, slug, today)).toBeUndefined();
		const all = await organisationDirectory(db);
		const { query } = readPilotQuery(new URLSearchParams({ eier: 'karlstad' }), {
			technology: () => false,
			owner: () => true
		});
		expect((await publishedPilots(db, query, 'sv', all)).pilots.map((each) => each.slug)).not.toContain(slug);
		expect(await withdrawnPilot(db, slug)).toMatchObject({
			title: 'Digital nattillsyn på den enskildes villkor',
			reason: 'Underlaget var fel'
		});
		expect(await contacted(db, slug)).toMatchObject({ id, title: 'Digital nattillsyn på den enskildes villkor' });
	});

	test('is neither written in nor withdrawn again', async () => {
		const { id } = await found('P17');
		expect(issuesOf(await openDraft(db, editor, id)).map(({ key }) => key)).toEqual(['pilot.withdrawn_for_good']);
		expect(await keys(withdrawPilot(db, admin, id, 'Igen'))).toEqual(['pilot.moved_on']);
		expect((await staleConfirmations(db, '2030-01-01')).map(({ pilotId }) => pilotId)).not.toContain(id);
	});

	test('says nothing while the secretariat hides it', async () => {
		const { id, slug } = await found('P17');
		await db.execute(sql`update pilot set hidden_at = now() where id = ${id}`);
		expect(await withdrawnPilot(db, slug)).toBeUndefined();
		expect(await contacted(db, slug)).toBeUndefined();
	});
});
