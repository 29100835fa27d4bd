import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf } from '#lib/decision.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { full } from '../../../tests/pilot-contents.ts';
import { decidePhaseChange } from './decide-phase-change.server.ts';
import type { PhaseWish } from './phase.ts';
import { openStep } from './phase-changes.server.ts';
import { pilotHistory } from './pilot-journal.server.ts';
import type { Phase } from './pilot-view.ts';
import { registerPilot } from './register-pilot.server.ts';
import { requestPhaseChange } from './request-phase-change.server.ts';
import { pilot, pilotVersion } from './schema.server.ts';

const today = '2026-11-21';
let db: Db;
let editor: Actor, admin: Actor, stranger: Actor, auditor: Actor, secretary: Actor;

beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
	editor = await actorOf(db, 'redaktor.karlstad');
	admin = await actorOf(db, 'admin.karlstad');
	stranger = await actorOf(db, 'admin.ringsaker');
	auditor = await actorOf(db, 'revisor');
	secretary = await actorOf(db, 'sekretariat1');
});

const wish = (to: Phase, more: Partial<PhaseWish> = {}): PhaseWish => ({
	to,
	reason: '',
	outcome: null,
	decision: null,
	...more
});

async function pilotAt(phase: Phase): Promise<string> {
	const made = await registerPilot(db, editor, 'karlstad', { title: 'Fasevis', language: 'sv' }, today);
	if (!made.ok) throw new Error('refused');
	const content = { ...full, partners: undefined };
	await db.update(pilotVersion).set(content).where(eq(pilotVersion.pilotId, made.value));
	await db.update(pilot).set({ phase }).where(eq(pilot.id, made.value));
	return made.value;
}

async function decide(id: string, approve: boolean, by = admin, remark = '') {
	const requestId = (await openStep(db, id))?.id ?? '';
	return decidePhaseChange(db, by, { pilotId: id, requestId, approve, remark });
}

async function lifeOf(id: string) {
	const [row] = await db
		.select({ phase: pilot.phase, outcome: pilot.outcome, decision: pilot.decision, standing: pilot.standing })
		.from(pilot)
		.where(eq(pilot.id, id));
	return row;
}

async function measure(id: string, point: string, state = 'approved') {
	await db.execute(sql`
		insert into measurement (pilot_id, indicator_key, indicator_version, point, value, method, collected_by, starts_on, ends_on,
			language, state, entered_by)
		select ${id}, key, version, ${point}, 3, 'survey', 'unit', '2026-01-01', '2026-01-14', 'sv', ${state}, ${editor.personId}
		from indicator order by key limit 1`);
}

const keys = async (decision: ReturnType<typeof requestPhaseChange>) => issuesOf(await decision).map(({ key }) => key);

describe('asking for the next phase', () => {
	test('waits for the administrator, changes nothing yet, and stands in the log with its reason', async () => {
		const id = await pilotAt('idea');
		expect((await requestPhaseChange(db, editor, id, wish('concept', { reason: 'Klara' }))).ok).toBe(true);
		expect(await openStep(db, id)).toMatchObject({ from: 'idea', to: 'concept', reason: 'Klara', name: editor.name });
		expect((await lifeOf(id))?.phase).toBe('idea');
		expect((await pilotHistory(db, id))[0]).toMatchObject({
			kind: 'pilot.phase_requested',
			reason: 'Klara',
			after: { from: 'idea', to: 'concept' }
		});
	});

	test('is done once at a time, also by two at the same moment', async () => {
		const id = await pilotAt('idea');
		const both = await Promise.all([editor, admin].map((by) => requestPhaseChange(db, by, id, wish('concept'))));
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await keys(requestPhaseChange(db, editor, id, wish('concept')))).toEqual(['phase.already_requested']);
	});

	test('keeps the order', async () => {
		const id = await pilotAt('idea');
		expect(await keys(requestPhaseChange(db, editor, id, wish('execution')))).toEqual(['phase.wrong_order']);
	});

	test('needs an approved baseline to begin and a later measurement to close', async () => {
		const id = await pilotAt('planning');
		expect(await keys(requestPhaseChange(db, editor, id, wish('execution')))).toEqual(['phase.baseline_missing']);
		await measure(id, 'baseline', 'submitted');
		expect(await keys(requestPhaseChange(db, editor, id, wish('execution')))).toEqual(['phase.baseline_missing']);
		await db.execute(sql`update measurement set state = 'approved' where pilot_id = ${id}`);
		await requestPhaseChange(db, editor, id, wish('execution'));
		expect((await decide(id, true)).ok).toBe(true);
		expect(await keys(requestPhaseChange(db, editor, id, wish('closing')))).toEqual([
			'phase.later_measurement_missing'
		]);
		await measure(id, 'end');
		expect((await requestPhaseChange(db, editor, id, wish('closing'))).ok).toBe(true);
	});

	test('of a public pilot looks at what is public, not at its draft', async () => {
		const id = await pilotAt('idea');
		await db.execute(sql`update pilot_version set publication = 'published', problem = '' where pilot_id = ${id}`);
		const content = { ...full, partners: undefined };
		await db.insert(pilotVersion).values({ ...content, workPackage: null, pilotId: id, number: 2, projectId: 'x' });
		expect(await keys(requestPhaseChange(db, editor, id, wish('concept')))).toEqual(['section.problem_missing']);
	});

	test('is for those who work on the pilot', async () => {
		const id = await pilotAt('idea');
		const finance = await actorOf(db, 'okonomi.karlstad');
		for (const [who, status] of [
			[stranger, 404],
			[auditor, 403],
			[secretary, 403],
			[finance, 403]
		] as const)
			await expect(requestPhaseChange(db, who, id, wish('concept'))).rejects.toMatchObject({ status });
	});
});

describe('deciding a step', () => {
	test('takes it, for an administrator who did not ask', async () => {
		const id = await pilotAt('idea');
		await requestPhaseChange(db, editor, id, wish('concept'));
		expect((await decide(id, true)).ok).toBe(true);
		expect((await lifeOf(id))?.phase).toBe('concept');
		expect((await decide(id, true)).ok).toBe(false);
	});

	test('is refused to the one who asked, also as administrator', async () => {
		const id = await pilotAt('idea');
		await requestPhaseChange(db, admin, id, wish('concept'));
		expect(issuesOf(await decide(id, true)).map(({ key }) => key)).toEqual(['phase.own_request']);
		expect(issuesOf(await decide(id, false, admin, 'Nej')).map(({ key }) => key)).toEqual(['phase.own_request']);
	});

	test('is not for editors, other administrators, the secretariat or the auditor', async () => {
		const id = await pilotAt('idea');
		await requestPhaseChange(db, admin, id, wish('concept'));
		for (const [who, status] of [
			[editor, 403],
			[stranger, 404],
			[auditor, 403],
			[secretary, 403]
		] as const)
			await expect(decide(id, true, who)).rejects.toMatchObject({ status });
	});

	test('sends it back with a remark, after which it can be asked for again', async () => {
		const id = await pilotAt('idea');
		await requestPhaseChange(db, editor, id, wish('concept'));
		expect(issuesOf(await decide(id, false)).map(({ key }) => key)).toEqual(['phase.remark_missing']);
		expect((await decide(id, false, admin, 'Vänta')).ok).toBe(true);
		expect((await lifeOf(id))?.phase).toBe('idea');
		expect((await requestPhaseChange(db, editor, id, wish('concept'))).ok).toBe(true);
	});

	test('asks again for what the phase needs, which may have gone since', async () => {
		const id = await pilotAt('idea');
		await requestPhaseChange(db, editor, id, wish('concept'));
		await db.execute(sql`update pilot_version set problem = '' where pilot_id = ${id}`);
		expect(issuesOf(await decide(id, true)).map(({ key }) => key)).toEqual(['section.problem_missing']);
	});

	test('does not decide another request in the place of the one that was read', async () => {
		const id = await pilotAt('idea');
		await requestPhaseChange(db, editor, id, wish('concept'));
		const stale = { pilotId: id, requestId: crypto.randomUUID(), approve: true, remark: '' };
		expect(issuesOf(await decidePhaseChange(db, admin, stale)).map(({ key }) => key)).toEqual(['pilot.moved_on']);
	});

	test('the last phase takes the outcome and what follows; going back takes them away', async () => {
		const id = await pilotAt('closing');
		const ended = { outcome: 'no_effect', decision: 'stopped' } as const;
		await requestPhaseChange(db, editor, id, wish('realisation', ended));
		await decide(id, true);
		expect(await lifeOf(id)).toEqual({ phase: 'realisation', standing: 'stopped', ...ended });
		await requestPhaseChange(db, editor, id, wish('closing', { reason: 'Mät igen' }));
		await decide(id, true);
		expect(await lifeOf(id)).toEqual({ phase: 'closing', standing: 'running', outcome: null, decision: null });
	});
});
