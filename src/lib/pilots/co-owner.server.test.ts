import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#lib/db.server.ts';
import { issuesOf } from '#lib/decision.ts';
import { gainWorkspace } from '#lib/gains/gains.server.ts';
import { pilotToMeasure } from '#lib/results/measurements.server.ts';
import { addIndicator } from '#lib/results/plan-measuring.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { decidePhaseChange } from './decide-phase-change.server.ts';
import { openDraft } from './open-draft.server.ts';
import type { PilotContent } from './pilot.ts';
import { pilotHub } from './pilot-hub.server.ts';
import { pilotById, pilotIn, pilotsOf, pilotWorkspace } from './pilots.server.ts';
import { registerPilot } from './register-pilot.server.ts';
import { requestPhaseChange } from './request-phase-change.server.ts';
import { saveSection } from './save-section.server.ts';
import { sectionPage } from './section-page.server.ts';
import type { Section } from './section-field.ts';
import { stampOf } from './section-stamp.server.ts';
import { submitPilot } from './submit-pilot.server.ts';
import { discardDraft, takeBackPilot } from './take-back-pilot.server.ts';

const today = '2026-11-21';
const context = { origin: 'https://sol.example', today };
const wish = { to: 'concept', reason: '', outcome: null, decision: null, askedOf: null } as const;
let db: Db;

beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
});

async function save(who: string, id: string, section: Section, values: Partial<PilotContent>) {
	const by = await actorOf(db, who);
	const pilot = await pilotById(db, id);
	const content = pilot?.open?.content ?? pilot?.last.content;
	const stamp = content ? stampOf(content, section) : '';
	return saveSection(db, by, { pilotId: id, section, read: { values, issues: [] }, mode: 'whole', stamp });
}

/** Karlstad's draft, of which Ringsaker is a co-owner. */
async function shared(): Promise<string> {
	const owner = await actorOf(db, 'redaktor.karlstad');
	const made = await registerPilot(db, owner, 'karlstad', { title: 'Gemensam', language: 'sv' }, today);
	if (!made.ok) throw new Error('refused');
	await save('redaktor.karlstad', made.value, 'cooperation', { coOwners: ['ringsaker'] });
	return made.value;
}

const listed = async (organisation: string) => {
	const workspace = await pilotWorkspace(db, await actorOf(db, `redaktor.${organisation}`), organisation);
	return (await pilotsOf(db, workspace)).map(({ id }) => id);
};

describe('a co-owner', () => {
	test('finds the pilot in its own workspace as long as it is one', async () => {
		const id = await shared();
		expect(await listed('ringsaker')).toContain(id);
		expect(await listed('arvika')).not.toContain(id);
		expect((await pilotIn(db, await actorOf(db, 'okonomi.ringsaker'), 'ringsaker', id)).pilot.id).toBe(id);
		await save('redaktor.karlstad', id, 'cooperation', { coOwners: [] });
		expect(await listed('ringsaker')).not.toContain(id);
		const by = await actorOf(db, 'redaktor.ringsaker');
		await expect(pilotIn(db, by, 'ringsaker', id)).rejects.toMatchObject({ status: 404 });
		await expect(save('redaktor.ringsaker', id, 'about', { title: 'Tatt' })).rejects.toMatchObject({ status: 404 });
	});

	test('is one by the draft while there is a draft, else by what is public', async () => {
		const id = await shared();
		await db.execute(sql`update pilot_version set publication = 'published' where pilot_id = ${id}`);
		expect(await listed('ringsaker')).toContain(id);
		await openDraft(db, await actorOf(db, 'redaktor.karlstad'), id);
		await save('redaktor.karlstad', id, 'cooperation', { coOwners: ['arvika'] });
		expect([await listed('ringsaker'), await listed('arvika')].map((all) => all.includes(id))).toEqual([false, true]);
	});

	test.each(['redaktor.ringsaker', 'admin.ringsaker'])('writes in the draft as %s', async (who) => {
		const id = await shared();
		expect((await save(who, id, 'about', { problem: 'Mange besøk' })).ok).toBe(true);
		const page = await sectionPage(
			db,
			await actorOf(db, who),
			{ organisation: 'ringsaker', id, section: '5' },
			{ lang: 'nb', today }
		);
		expect(page).toMatchObject({ hidden: ['coOwners'], isShared: true, owner: 'Karlstad kommune' });
		const hub = await pilotHub(db, await actorOf(db, who), { organisation: 'ringsaker', id }, 'nb');
		expect(hub).toMatchObject({ may: { write: true, submit: false } });
	});

	test.each([
		['okonomi.ringsaker', 403],
		['sekretariat1', 403],
		['redaktor.arvika', 404],
		['leverandor1', 404]
	])('does not make a writer of %s', async (who, status) => {
		const id = await shared();
		await expect(save(who, id, 'about', { title: 'Tatt' })).rejects.toMatchObject({ status });
	});

	test('plans, measures and reads gains in its own workspace, and nowhere else', async () => {
		const id = await shared();
		const [editor, finance, other] = await Promise.all(
			['redaktor.ringsaker', 'okonomi.ringsaker', 'redaktor.arvika'].map((who) => actorOf(db, who))
		);
		if (!editor || !finance || !other) throw new Error('nobody');
		const [row] = await db.execute<{ key: string }>(
			sql`select key from indicator where pilot_id is null and not is_computed order by key limit 1`
		);
		expect((await pilotToMeasure(db, finance, 'ringsaker', id)).ownerId).toBe('karlstad');
		await expect(pilotToMeasure(db, finance, 'ringsaker', id, 'measurement.write')).rejects.toMatchObject({
			status: 403
		});
		await expect(pilotToMeasure(db, editor, 'karlstad', id)).rejects.toMatchObject({ status: 404 });
		await expect(pilotToMeasure(db, other, 'arvika', id)).rejects.toMatchObject({ status: 404 });
		const form = new FormData();
		form.set('indicator', row?.key ?? '');
		expect((await addIndicator(db, editor, id, form)).ok).toBe(true);
		await expect(addIndicator(db, finance, id, form)).rejects.toMatchObject({ status: 403 });
		await expect(addIndicator(db, other, id, form)).rejects.toMatchObject({ status: 404 });
		expect((await gainWorkspace(db, editor, { organisation: 'ringsaker', id }, today)).mayWrite).toBe(true);
		expect((await gainWorkspace(db, finance, { organisation: 'ringsaker', id }, today)).mayWrite).toBe(false);
	});

	test('does not say who the co-owners are', async () => {
		const id = await shared();
		const refused = await save('redaktor.ringsaker', id, 'cooperation', { coOwners: ['ringsaker', 'arvika'] });
		expect(issuesOf(refused).map(({ key }) => key)).toEqual(['section.co_owners_by_owner']);
		expect((await pilotById(db, id))?.coOwners).toEqual(['ringsaker']);
	});

	test.each(['redaktor.ringsaker', 'admin.ringsaker'])(
		'leaves all that is decided to the owner, as %s',
		async (who) => {
			const id = await shared();
			const by = await actorOf(db, who);
			const verdict = { pilotId: id, requestId: crypto.randomUUID(), approve: true, remark: '' };
			for (const attempt of [
				() => submitPilot(db, by, id),
				() => discardDraft(db, by, id),
				() => takeBackPilot(db, by, id),
				() => requestPhaseChange(db, by, id, wish, context),
				() => decidePhaseChange(db, by, verdict, context)
			])
				await expect(attempt()).rejects.toMatchObject({ status: 403 });
		}
	);
});
