import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { formOf } from '../../../tests/typed.ts';
import { beginPilot } from './begin-pilot.server.ts';
import { pilotById } from './pilots.server.ts';

const today = '2026-11-22';
let db: Db;
let nurse: Actor;

beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
	nurse = await actorOf(db, 'redaktor.ringsaker');
});

async function begin(fields: Record<string, string>, wantsToRegister = true) {
	const form = formOf({ language: 'nb', ...fields });
	const begun = await beginPilot(db, nurse, form, { organisationId: 'ringsaker', today, wantsToRegister });
	if (!begun.ok) throw new Error(begun.issues.map(({ key }) => key).join());
	return begun.value;
}

async function look(fields: Record<string, string>) {
	const begun = await begin(fields, false);
	if (!('near' in begun)) throw new Error('registered');
	return begun;
}

describe('beginning a pilot', () => {
	test('shows the Swedish twin of a Norwegian title, with the word it goes by', async () => {
		const { near } = await look({ title: 'Elektronisk medisindispenser' });
		expect(near.find(({ title }) => title === 'Läkemedelsautomat i hemtjänsten')?.why).toEqual([
			{ kind: 'pair', typed: 'Elektronisk medisindispenser', found: 'Läkemedelsautomat' }
		]);
	});

	test('warns with the robot that was stopped', async () => {
		const { near } = await look({ title: 'Omsorgsrobot' });
		expect(near[0]).toMatchObject({ title: 'Social robot på dagverksamheten', standing: 'stopped', isWarning: true });
	});

	test('shows before it registers, and registers once that has been seen', async () => {
		const first = await begin({ title: 'Medisindispenser' });
		if (!('near' in first)) throw new Error('registered unseen');
		const second = await begin({ title: 'Medisindispenser', technologyArea: 'medication_dispenser', seen: first.seen });
		if (!('near' in second)) throw new Error('registered with another area unseen');
		const seen = { title: 'Medisindispenser', technologyArea: 'medication_dispenser', seen: second.seen };
		const made = await begin(seen);
		if (!('id' in made)) throw new Error('not registered');
		expect((await pilotById(db, made.id))?.open?.content).toMatchObject({
			title: 'Medisindispenser',
			technologyArea: 'medication_dispenser'
		});
	});

	test('what is like nothing is registered at once', async () => {
		expect(await begin({ title: 'Vinterdekk' })).toHaveProperty('id');
	});

	test('never shows a hidden pilot, a withdrawn one or a draft', async () => {
		await begin({ title: 'Omsorgsrobot', seen: (await look({ title: 'Omsorgsrobot' })).seen });
		await db.execute(sql`update pilot set hidden_at = now() where slug like 'social-robot%'`);
		expect((await look({ title: 'Omsorgsrobot' })).near).toEqual([]);
		await db.execute(sql`
			update pilot set hidden_at = null, withdrawn_at = now(), withdrawn_reason = 'Fel' where slug like 'social-robot%'`);
		expect((await look({ title: 'Omsorgsrobot' })).near).toEqual([]);
	});

	test('is only for those who may register there', async () => {
		const reader = await actorOf(db, 'okonomi.ringsaker');
		const step = { organisationId: 'ringsaker', today, wantsToRegister: false };
		await expect(beginPilot(db, reader, new FormData(), step)).rejects.toMatchObject({ status: 403 });
	});
});
