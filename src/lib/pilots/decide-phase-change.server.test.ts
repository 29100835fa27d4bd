import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf, type Decision } from '#lib/decision.ts';
import { actorOf } from '../../../tests/actor.ts';
import { makeMember } from '../../../tests/members.ts';
import { testDb } from '../../../tests/db.ts';
import { fullRow } from '../../../tests/pilot-contents.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { waitingFor } from '#lib/waiting/waiting.server.ts';
import { decidePhaseChange } from './decide-phase-change.server.ts';
import type { PhaseWish } from './phase.ts';
import { openStep } from './phase-changes.server.ts';
import { phasePage } from './phase-page.server.ts';
import { pilotHistory } from './pilot-journal.server.ts';
import type { Phase } from './pilot-view.ts';
import { registerPilot } from './register-pilot.server.ts';
import { requestPhaseChange } from './request-phase-change.server.ts';
import { pilot, pilotVersion } from './schema.server.ts';
import { withdrawPhaseChange } from './withdraw-phase-change.server.ts';

const today = '2026-11-21';
const context = { origin: 'https://sol.example', today };
let db: Db;
let editor: Actor, admin: Actor, deputy: Actor, stranger: Actor, auditor: Actor, secretary: Actor;

beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
	editor = await actorOf(db, 'redaktor.karlstad');
	admin = await actorOf(db, 'admin.karlstad');
	deputy = await makeMember(db, 'Deputy', 'administrator', 'karlstad');
	stranger = await actorOf(db, 'admin.ringsaker');
	auditor = await actorOf(db, 'revisor');
	secretary = await actorOf(db, 'sekretariat1');
});

const wish = (to: Phase, more: Partial<PhaseWish> = {}): PhaseWish => ({
	to,
	reason: '',
	outcome: null,
	decision: null,
	askedOf: null,
	...more
});

async function pilotAt(phase: Phase): Promise<string> {
	const made = await registerPilot(db, editor, 'karlstad', { title: 'Fasevis', language: 'sv' }, today);
	if (!made.ok) throw new Error('refused');
	const content = fullRow;
	await db.update(pilotVersion).set(content).where(eq(pilotVersion.pilotId, made.value));
	await db.update(pilot).set({ phase }).where(eq(pilot.id, made.value));
	return made.value;
}

/** Of the other administrator, unless the wish names somebody. */
async function request(by: Actor, id: string, asked: PhaseWish) {
	const askedOf = asked.askedOf ?? (by === admin ? deputy : admin).personId;
	return requestPhaseChange(db, by, id, { ...asked, askedOf }, context);
}

async function decide(id: string, approve: boolean, by = admin, remark = '') {
	const requestId = (await openStep(db, id))?.id ?? '';
	return decidePhaseChange(db, by, { pilotId: id, requestId, approve, remark }, context);
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

const keys = async (decision: Promise<Decision<null>>) => issuesOf(await decision).map(({ key }) => key);

describe('asking for the next phase', () => {
	test('waits for the administrator, changes nothing yet, and stands in the log with its reason', async () => {
		const id = await pilotAt('idea');
		expect((await request(editor, id, wish('concept', { reason: 'Klara' }))).ok).toBe(true);
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
		const both = await Promise.all([editor, admin].map((by) => request(by, id, wish('concept'))));
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await keys(request(editor, id, wish('concept')))).toEqual(['phase.already_requested']);
	});

	test('keeps the order', async () => {
		const id = await pilotAt('idea');
		expect(await keys(request(editor, id, wish('execution')))).toEqual(['phase.wrong_order']);
	});

	test('needs an approved baseline to begin and a later measurement to close', async () => {
		const id = await pilotAt('planning');
		expect(await keys(request(editor, id, wish('execution')))).toEqual(['phase.baseline_missing']);
		await measure(id, 'baseline', 'submitted');
		expect(await keys(request(editor, id, wish('execution')))).toEqual(['phase.baseline_missing']);
		await db.execute(sql`update measurement set state = 'approved' where pilot_id = ${id}`);
		await request(editor, id, wish('execution'));
		expect((await decide(id, true)).ok).toBe(true);
		expect(await keys(request(editor, id, wish('closing')))).toEqual(['phase.later_measurement_missing']);
		await measure(id, 'end');
		expect((await request(editor, id, wish('closing'))).ok).toBe(true);
	});

	test('of a public pilot looks at what is public, not at its draft', async () => {
		const id = await pilotAt('idea');
		await db.execute(sql`update pilot_version set publication = 'published', problem = '' where pilot_id = ${id}`);
		const content = fullRow;
		await db.insert(pilotVersion).values({ ...content, workPackage: null, pilotId: id, number: 2, projectId: 'x' });
		expect(await keys(request(editor, id, wish('concept')))).toEqual(['section.problem_missing']);
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
			await expect(request(who, id, wish('concept'))).rejects.toMatchObject({ status });
	});
});

describe('deciding a step', () => {
	test('takes it, for an administrator who did not ask', async () => {
		const id = await pilotAt('idea');
		await request(editor, id, wish('concept'));
		expect((await decide(id, true)).ok).toBe(true);
		expect((await lifeOf(id))?.phase).toBe('concept');
		expect((await decide(id, true)).ok).toBe(false);
	});

	test('is refused to the one who asked, also as administrator', async () => {
		const id = await pilotAt('idea');
		await request(admin, id, wish('concept'));
		expect(issuesOf(await decide(id, true)).map(({ key }) => key)).toEqual(['phase.own_request']);
		expect(issuesOf(await decide(id, false, admin, 'Nej')).map(({ key }) => key)).toEqual(['phase.own_request']);
	});

	test('is not for editors, other administrators, the secretariat or the auditor', async () => {
		const id = await pilotAt('idea');
		await request(admin, id, wish('concept'));
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
		await request(editor, id, wish('concept'));
		expect(issuesOf(await decide(id, false)).map(({ key }) => key)).toEqual(['phase.remark_missing']);
		expect((await decide(id, false, admin, 'Vänta')).ok).toBe(true);
		expect((await lifeOf(id))?.phase).toBe('idea');
		expect((await request(editor, id, wish('concept'))).ok).toBe(true);
	});

	test('asks again for what the phase needs, which may have gone since', async () => {
		const id = await pilotAt('idea');
		await request(editor, id, wish('concept'));
		await db.execute(sql`update pilot_version set problem = '' where pilot_id = ${id}`);
		expect(issuesOf(await decide(id, true)).map(({ key }) => key)).toEqual(['section.problem_missing']);
	});

	test('does not decide another request in the place of the one that was read', async () => {
		const id = await pilotAt('idea');
		await request(editor, id, wish('concept'));
		const stale = { pilotId: id, requestId: crypto.randomUUID(), approve: true, remark: '' };
		expect(issuesOf(await decidePhaseChange(db, admin, stale, context)).map(({ key }) => key)).toEqual([
			'pilot.moved_on'
		]);
	});

	test('the last phase takes the outcome and what follows; going back takes them away', async () => {
		const id = await pilotAt('closing');
		const ended = { outcome: 'no_effect', decision: 'stopped' } as const;
		await db.execute(sql`
			insert into lesson (pilot_id, position, kind, title, language, publication, submitted_at)
			values (${id}, 1, 'users', 'Fråga först', 'sv', 'submitted', now())`);
		await request(editor, id, wish('realisation', ended));
		await decide(id, true);
		expect(await lifeOf(id)).toEqual({ phase: 'realisation', standing: 'stopped', ...ended });
		await request(editor, id, wish('closing', { reason: 'Mät igen' }));
		await decide(id, true);
		expect(await lifeOf(id)).toEqual({ phase: 'closing', standing: 'running', outcome: null, decision: null });
	});
});

describe('the administrator who is asked', () => {
	const mails = async () =>
		db
			.select({ to: outgoingMail.toAddress, subject: outgoingMail.subject, body: outgoingMail.body })
			.from(outgoingMail);

	test('is told by mail and has it on the list; another one may answer all the same', async () => {
		await db.delete(outgoingMail);
		const id = await pilotAt('idea');
		await request(editor, id, wish('concept', { askedOf: admin.personId, reason: 'Klara' }));
		expect((await openStep(db, id))?.askedOf).toBe(admin.name);
		const [mail, ...others] = await mails();
		expect(others).toEqual([]);
		expect(mail).toMatchObject({ to: admin.email, subject: expect.stringContaining('Medisinrobot hjemme') as string });
		expect(mail?.body).toContain(`https://sol.example/sv/arbeid/karlstad/piloter/${id}/fase`);

		const waits = async (by: Actor) =>
			(await waitingFor(db, by, today)).some(({ kind, thing }) => kind === 'phase_change' && thing === id);
		expect([await waits(admin), await waits(deputy)]).toEqual([true, false]);
		expect((await decide(id, true, deputy)).ok).toBe(true);
	});

	test('is an administrator of the owner today and not oneself', async () => {
		const id = await pilotAt('idea');
		for (const askedOf of [editor.personId, stranger.personId, 'nobody'])
			expect(await keys(request(editor, id, wish('concept', { askedOf })))).toEqual(['phase.asked_of_missing']);
		const own = wish('concept', { askedOf: admin.personId });
		expect(await keys(request(admin, id, own))).toEqual(['phase.asked_of_missing']);
	});

	test('who leaves is replaced by every other one', async () => {
		const id = await pilotAt('idea');
		await request(editor, id, wish('concept', { askedOf: deputy.personId }));
		const waits = async () =>
			(await waitingFor(db, admin, today)).some(({ kind, thing }) => kind === 'phase_change' && thing === id);
		expect(await waits()).toBe(false);
		await db.execute(sql`update membership set ends_on = '2026-11-20' where person_id = ${deputy.personId}`);
		expect(await waits()).toBe(true);
		await db.execute(sql`update membership set ends_on = null where person_id = ${deputy.personId}`);
	});
});

describe('where the one who asks is the only administrator', () => {
	const leave = (until: string | null) =>
		db.execute(sql`update membership set ends_on = ${until} where person_id = ${deputy.personId}`);
	beforeAll(() => leave('2026-11-20'));
	afterAll(() => leave(null));
	const waits = async (by: Actor, id: string) =>
		(await waitingFor(db, by, today)).some(({ kind, thing }) => kind === 'phase_change' && thing === id);

	test('the secretariat is asked, told, and answers; the one who asked is told and cannot', async () => {
		await db.delete(outgoingMail);
		const id = await pilotAt('idea');
		expect((await request(admin, id, wish('concept'))).ok).toBe(true);
		expect((await openStep(db, id))?.askedOf).toBeNull();
		const told = await db.select().from(outgoingMail);
		expect(told.map(({ toAddress }) => toAddress)).toContain(secretary.email);
		expect(told.every(({ toAddress }) => toAddress.startsWith('sekretariat'))).toBe(true);
		expect([await waits(secretary, id), await waits(admin, id)]).toEqual([true, false]);
		const place = { organisation: 'karlstad', id };
		const seen = (by: Actor) => phasePage(db, by, place, { lang: 'sv', today });
		expect(await seen(secretary)).toMatchObject({ mayDecide: true, isForOffice: true, mayAsk: false });
		expect(await seen(editor)).toMatchObject({ mayDecide: false, isForOffice: true });

		expect(await keys(decide(id, true, admin))).toEqual(['phase.own_request']);
		for (const other of [auditor, editor]) await expect(decide(id, true, other)).rejects.toMatchObject({ status: 403 });
		await db.delete(outgoingMail);
		expect((await decide(id, true, secretary)).ok).toBe(true);
		expect(await lifeOf(id)).toMatchObject({ phase: 'concept' });
		expect(await db.select().from(outgoingMail)).toMatchObject([
			{ toAddress: admin.email, kind: 'pilot_phase_approved', language: 'sv' }
		]);
	});

	test('an editor still asks that administrator, and the secretariat stays out of it', async () => {
		const id = await pilotAt('idea');
		expect((await request(editor, id, wish('concept', { askedOf: admin.personId }))).ok).toBe(true);
		expect([await waits(secretary, id), await waits(admin, id)]).toEqual([false, true]);
		await expect(decide(id, true, secretary)).rejects.toMatchObject({ status: 403 });
	});

	test('another administrator who comes meanwhile takes over from the secretariat', async () => {
		const id = await pilotAt('idea');
		await request(admin, id, wish('concept'));
		await leave(null);
		expect([await waits(secretary, id), await waits(deputy, id)]).toEqual([false, true]);
		await expect(decide(id, true, secretary)).rejects.toMatchObject({ status: 403 });
		expect((await decide(id, true, deputy)).ok).toBe(true);
		await leave('2026-11-20');
	});
});

test('whoever asked is told of a no, with the reason', async () => {
	const id = await pilotAt('idea');
	await request(editor, id, wish('concept'));
	await db.delete(outgoingMail);
	await decide(id, false, admin, 'Vänta på avtalet');
	const [mail, ...others] = await db.select().from(outgoingMail);
	expect(others).toEqual([]);
	expect(mail).toMatchObject({ toAddress: editor.email, kind: 'pilot_phase_refused', language: editor.language });
	expect(mail?.body).toContain('Vänta på avtalet');
});

describe('taking a request back', () => {
	const take = async (id: string, by: Actor) =>
		withdrawPhaseChange(db, by, { pilotId: id, requestId: (await openStep(db, id))?.id ?? '' });

	test('is for the one who asked, and then another may be asked', async () => {
		const id = await pilotAt('idea');
		await request(editor, id, wish('concept'));
		expect(issuesOf(await take(id, admin)).map(({ key }) => key)).toEqual(['phase.not_own_request']);
		expect((await take(id, editor)).ok).toBe(true);
		expect(await openStep(db, id)).toBeUndefined();
		expect((await pilotHistory(db, id))[0]).toMatchObject({ kind: 'pilot.phase_request_withdrawn' });
		expect(issuesOf(await take(id, editor)).map(({ key }) => key)).toEqual(['pilot.moved_on']);
		expect((await request(editor, id, wish('concept'))).ok).toBe(true);
	});

	test('comes too late when it is answered', async () => {
		const id = await pilotAt('idea');
		await request(editor, id, wish('concept'));
		const requestId = (await openStep(db, id))?.id ?? '';
		await decide(id, true);
		const late = withdrawPhaseChange(db, editor, { pilotId: id, requestId });
		expect(await keys(late)).toEqual(['pilot.moved_on']);
	});
});
