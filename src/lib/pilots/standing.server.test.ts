import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf } from '#lib/decision.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { waitingFor } from '#lib/waiting/waiting.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { decidePhaseChange } from './decide-phase-change.server.ts';
import { decideStanding } from './decide-standing.server.ts';
import { pilotHistory } from './pilot-journal.server.ts';
import type { Phase, Standing } from './pilot-view.ts';
import { registerPilot } from './register-pilot.server.ts';
import { requestPhaseChange } from './request-phase-change.server.ts';
import { cancelStanding, requestStanding } from './request-standing.server.ts';
import { pilot } from './schema.server.ts';
import { openStanding } from './standing-changes.server.ts';
import type { StandingWish } from './standing.ts';

const context = { origin: 'https://sol.example', today: '2026-11-22' };
let db: Db;
let editor: Actor, admin: Actor;

beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
	editor = await actorOf(db, 'redaktor.karlstad');
	admin = await actorOf(db, 'admin.karlstad');
});

async function pilotAt(phase: Phase = 'execution', withLesson = true): Promise<string> {
	const made = await registerPilot(db, editor, 'karlstad', { title: 'Larm', language: 'sv' }, '2026-11-22');
	if (!made.ok) throw new Error('refused');
	await db.update(pilot).set({ phase }).where(eq(pilot.id, made.value));
	if (withLesson)
		await db.execute(sql`
			insert into lesson (pilot_id, position, kind, title, language) values (${made.value}, 1, 'users', 'Fråga först', 'sv')`);
	return made.value;
}

const wish = (to: Standing, more: Partial<StandingWish> = {}): StandingWish => ({
	to,
	reason: 'Täckningen räckte inte',
	outcome: to === 'stopped' ? 'no_effect' : null,
	...more
});

async function decide(id: string, approve = true, by = admin, remark = '') {
	const requestId = (await openStanding(db, id))?.id ?? '';
	return decideStanding(db, by, { pilotId: id, requestId, approve, remark }, context);
}

async function lifeOf(id: string) {
	const { standing, standingReason, outcome, decision } = pilot;
	const [row] = await db.select({ standing, standingReason, outcome, decision }).from(pilot).where(eq(pilot.id, id));
	return row;
}

const keys = async (decision: ReturnType<typeof requestStanding>) => issuesOf(await decision).map(({ key }) => key);

describe('stopping a pilot', () => {
	test('is asked for by an editor and changes nothing before an administrator says yes', async () => {
		const id = await pilotAt();
		expect((await requestStanding(db, editor, id, wish('stopped'), context)).ok).toBe(true);
		expect(await lifeOf(id)).toMatchObject({ standing: 'running', outcome: null });
		expect((await decide(id)).ok).toBe(true);
		expect(await lifeOf(id)).toEqual({
			standing: 'stopped',
			standingReason: 'Täckningen räckte inte',
			outcome: 'no_effect',
			decision: 'stopped'
		});
		expect((await pilotHistory(db, id))[0]).toMatchObject({
			kind: 'pilot.standing_changed',
			reason: 'Täckningen räckte inte',
			after: { standing: 'stopped', outcome: 'no_effect' }
		});
	});

	test('needs a lesson when it is asked for and still when it is decided', async () => {
		const without = await pilotAt('execution', false);
		expect(await keys(requestStanding(db, editor, without, wish('stopped'), context))).toEqual([
			'pilot.standing_lesson_missing'
		]);
		const id = await pilotAt();
		await requestStanding(db, editor, id, wish('stopped'), context);
		await db.execute(sql`update lesson set publication = 'withdrawn' where pilot_id = ${id}`);
		expect(await keys(decide(id))).toEqual(['pilot.standing_lesson_missing']);
		expect((await lifeOf(id))?.standing).toBe('running');
	});

	test('is never decided by whoever asked', async () => {
		const id = await pilotAt();
		await requestStanding(db, admin, id, wish('stopped'), context);
		expect(await keys(decide(id))).toEqual(['phase.own_request']);
		await expect(decide(id, true, editor)).rejects.toMatchObject({ status: 403 });
		await expect(decide(id, true, await actorOf(db, 'admin.ringsaker'))).rejects.toMatchObject({ status: 404 });
	});

	test('is refused with a remark, which stands in the history', async () => {
		const id = await pilotAt();
		await requestStanding(db, editor, id, wish('stopped'), context);
		expect(await keys(decide(id, false))).toEqual(['phase.remark_missing']);
		expect((await decide(id, false, admin, 'Vänta till våren')).ok).toBe(true);
		expect((await pilotHistory(db, id))[0]).toMatchObject({
			kind: 'pilot.standing_refused',
			reason: 'Vänta till våren'
		});
		expect((await lifeOf(id))?.standing).toBe('running');
	});

	test('and taking it up again takes its outcome away, while a rest keeps everything', async () => {
		const id = await pilotAt();
		for (const to of ['paused', 'running', 'stopped', 'running'] as const) {
			expect((await requestStanding(db, editor, id, wish(to), context)).ok).toBe(true);
			expect((await decide(id)).ok).toBe(true);
		}
		expect(await lifeOf(id)).toEqual({ standing: 'running', standingReason: '', outcome: null, decision: null });
	});
});

describe('one question at a time', () => {
	test('a phase waits while a stop is decided, and the other way round, also at the same moment', async () => {
		const id = await pilotAt('planning');
		const back = { to: 'concept', reason: 'Om igen', outcome: null, decision: null, askedOf: admin.personId } as const;
		const both = await Promise.all([
			requestStanding(db, editor, id, wish('paused'), context),
			requestPhaseChange(db, editor, id, back, context)
		]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
	});

	test('a stop is not decided as if it were a phase', async () => {
		const id = await pilotAt();
		await requestStanding(db, editor, id, wish('paused'), context);
		const requestId = (await openStanding(db, id))?.id ?? '';
		const asPhase = await decidePhaseChange(db, admin, { pilotId: id, requestId, approve: true, remark: '' }, context);
		expect(issuesOf(asPhase).map(({ key }) => key)).toEqual(['pilot.moved_on']);
	});

	test('is taken back by those who work on the pilot, and can be asked anew', async () => {
		const id = await pilotAt();
		await requestStanding(db, editor, id, wish('paused'), context);
		expect((await cancelStanding(db, editor, id)).ok).toBe(true);
		expect((await decide(id)).ok).toBe(false);
		expect(await keys(cancelStanding(db, editor, id))).toEqual(['pilot.moved_on']);
		expect((await requestStanding(db, editor, id, wish('paused'), context)).ok).toBe(true);
	});
});

test('a stopped pilot that ends in use has no reason left, and the table agrees', async () => {
	const id = await pilotAt('closing');
	await requestStanding(db, editor, id, wish('stopped'), context);
	await decide(id);
	await db.execute(sql`update lesson set publication = 'submitted', submitted_at = now() where pilot_id = ${id}`);
	const ended = { outcome: 'works', decision: 'continued', askedOf: admin.personId } as const;
	const on = { to: 'realisation', reason: 'Ny leverantör', ...ended } as const;
	expect((await requestPhaseChange(db, editor, id, on, context)).ok).toBe(true);
	const [step] = await db.execute<{ id: string }>(sql`
		select id from phase_change where pilot_id = ${id} and state = 'submitted'`);
	const verdict = { pilotId: id, requestId: step?.id ?? '', approve: true, remark: '' };
	expect((await decidePhaseChange(db, admin, verdict, context)).ok).toBe(true);
	expect(await lifeOf(id)).toMatchObject({ standing: 'running', standingReason: '', outcome: 'works' });
});

describe('those who must know of a pause or a stop', () => {
	const mails = async () =>
		(await db.select().from(outgoingMail)).map(({ kind, toAddress, language }) => ({ kind, toAddress, language }));

	test('are the administrator who answers and then the one who asked', async () => {
		const id = await pilotAt();
		await db.delete(outgoingMail);
		await requestStanding(db, editor, id, wish('paused'), context);
		expect(await mails()).toEqual([
			{ kind: 'pilot_standing_requested', toAddress: admin.email, language: admin.language }
		]);
		const [asked] = await db.select().from(outgoingMail);
		expect(asked?.body).toContain('Täckningen räckte inte');
		expect(asked?.body).toContain(`https://sol.example/sv/arbeid/karlstad/piloter/${id}/stans`);
		await db.delete(outgoingMail);
		await decide(id, false, admin, 'Inte än');
		expect(await mails()).toEqual([
			{ kind: 'pilot_standing_refused', toAddress: editor.email, language: editor.language }
		]);
		await requestStanding(db, editor, id, wish('paused'), context);
		await db.delete(outgoingMail);
		await decide(id);
		expect(await mails()).toMatchObject([{ kind: 'pilot_standing_approved', toAddress: editor.email }]);
	});

	test('are the secretariat where the only administrator asks', async () => {
		const id = await pilotAt();
		const secretary = await actorOf(db, 'sekretariat1');
		await db.delete(outgoingMail);
		await requestStanding(db, admin, id, wish('paused'), context);
		expect((await mails()).map(({ toAddress }) => toAddress)).toContain(secretary.email);
		const waits = await waitingFor(db, secretary, context.today);
		expect(waits.some(({ kind, thing }) => kind === 'standing_change' && thing === id)).toBe(true);
		expect((await decide(id, true, secretary)).ok).toBe(true);
		expect(await lifeOf(id)).toMatchObject({ standing: 'paused' });
	});
});
