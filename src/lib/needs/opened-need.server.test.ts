import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { accepted, keysOf, statusOf } from '../../../tests/decided.ts';
import { content, needing, sender } from '../../../tests/needing.ts';
import { addAddendum, addendaOf } from './add-addendum.server.ts';
import { changeState, closeOverdue } from './change-state.server.ts';
import { countLook } from './count-look.server.ts';
import { countersOf } from './counters.server.ts';
import type { StateChange } from './need-content.ts';
import { needInFull } from './need-page.server.ts';
import { answerCoOwner, askCoOwner, endCoOwner, partnersOf, sayAlsoOurs } from './need-partners.server.ts';
import { needIn, workedNeed } from './need-work.server.ts';
import { ownNeeds } from './own-needs.server.ts';
import { need, needAddendum, needLog } from './schema.server.ts';

const { db } = await testDb({ demo: true });
const { people, draft, opened, stateOf, logOf, newsOf, letItPass } = await needing(db);
const { reader, editor, finance, office, stranger, supplier, auditor } = people;

describe('what was opened', () => {
	const words = { cause: { code: '23001' } };
	test('stands in the database, whoever changes it', async () => {
		const id = await opened();
		for (const change of [
			{ text: 'Annat.' },
			{ title: 'Annat' },
			{ targetGroup: 'Andra' },
			{ constraints: 'Annat' },
			{ technologyArea: 'video' },
			{ type: 'procurement' },
			{ language: 'nb' },
			{ isSealed: true },
			{ slug: 'annan' },
			{ publishedAt: new Date(0) },
			{ publishedAt: null }
		])
			await expect(db.update(need).set(change).where(eq(need.id, id))).rejects.toMatchObject(words);
	});

	test('stays about the same group of technology', async () => {
		const id = await opened({ technologyArea: null, technologyGroup: 'alarm' });
		const change = db.update(need).set({ technologyGroup: 'remote_care' }).where(eq(need.id, id));
		await expect(change).rejects.toMatchObject(words);
	});

	test('keeps the day on which sealed answers open: it is neither brought forward nor taken away', async () => {
		const id = await opened({ isSealed: true });
		for (const deadline of ['2099-02-28', null])
			await expect(db.update(need).set({ deadline }).where(eq(need.id, id))).rejects.toMatchObject(words);
		await db.update(need).set({ deadline: '2099-03-02' }).where(eq(need.id, id));
	});

	test('lets addenda be added and none be changed', async () => {
		const id = await opened();
		const note = { field: 'note', after: 'Vi har två våningar.', reason: '' } as const;
		const addendum = accepted(await addAddendum(db, editor, id, note));
		const change = db.update(needAddendum).set({ after: 'Tre.' }).where(eq(needAddendum.id, addendum));
		await expect(change).rejects.toMatchObject(words);
		await expect(db.update(needLog).set({ kind: 'seen' }).where(eq(needLog.needId, id))).rejects.toMatchObject(words);
	});

	test('has its deadline moved, shown from what to what and told to all', async () => {
		const id = await opened();
		const moved = {
			field: 'deadline',
			deadline: '2099-03-15',
			deadlineTime: '14:00',
			reason: 'Fler vill vara med.'
		} as const;
		accepted(await addAddendum(db, editor, id, moved));
		expect(await addendaOf(db, id)).toMatchObject([
			{ field: 'deadline', before: '2099-03-01', after: '2099-03-15 14:00' }
		]);
		expect((await workedNeed(db, id))?.content).toEqual({ ...content, deadline: '2099-03-15', deadlineTime: '14:00' });
		const [told] = await db
			.select({ before: journalEntry.before, after: journalEntry.after })
			.from(journalEntry)
			.where(sql`${journalEntry.aboutId} = ${id} and ${journalEntry.kind} = 'need.addendum_added'`);
		expect(told).toEqual({
			before: { deadline: '2099-03-01', deadline_time: null },
			after: { deadline: '2099-03-15', deadline_time: '14:00' }
		});
		expect(await newsOf(id)).toEqual(['need.opened', 'need.addendum_added']);
		expect(await logOf(id)).toEqual(['opened', 'addendum']);
	});

	test('refuses a deadline that is the same, past, or gone by', async () => {
		const id = await opened();
		const to = (deadline: string) =>
			addAddendum(db, editor, id, { field: 'deadline', deadline, deadlineTime: null, reason: '' });
		expect(keysOf(await to('2099-03-01'))).toEqual(['need.addendum_same']);
		expect(keysOf(await to('2020-03-01'))).toEqual(['need.deadline_past']);
		accepted(await to('2099-02-01'));
		await letItPass(id);
		expect(keysOf(await to('2099-05-01'))).toEqual(['need.deadline_gone']);
		accepted(await addAddendum(db, editor, id, { field: 'note', after: 'Tack för svaren.', reason: '' }));
	});

	test('opens sealed answers no sooner, in the rule and in the database', async () => {
		const id = await opened({ isSealed: true, deadlineTime: '12:00' });
		const to = (deadline: string, deadlineTime: string | null) =>
			addAddendum(db, editor, id, { field: 'deadline', deadline, deadlineTime, reason: '' });
		expect(keysOf(await to('2099-02-01', null))).toEqual(['need.sealed_only_later']);
		expect(keysOf(await to('2099-03-01', '11:59'))).toEqual(['need.sealed_only_later']);
		accepted(await to('2099-03-01', '12:01'));
		const sooner = db.update(need).set({ deadline: '2099-02-01' }).where(eq(need.id, id));
		await expect(sooner).rejects.toMatchObject(words);
	});

	test('is added to by its owners alone', async () => {
		const id = await opened();
		const note = { field: 'note', after: 'Hej.', reason: '' } as const;
		for (const by of [reader, finance, office, supplier, auditor, stranger])
			expect(await statusOf(addAddendum(db, by, id, note))).toBe(403);
		expect(keysOf(await addAddendum(db, editor, await draft(), note))).toEqual(['need.moved_on']);
	});
});

describe('the deadline', () => {
	test('closes a need to everybody at once, and the worker writes it down once', async () => {
		const id = await opened();
		await letItPass(id);
		expect((await workedNeed(db, id))?.state).toBe('open');
		expect(await stateOf(id)).toBe('closed');
		expect((await needInFull(db, (await workedNeed(db, id))?.slug ?? ''))?.state).toBe('closed');
		const late: StateChange = { move: 'dialogue', reason: '', procurementUrl: null, pilotId: null };
		expect(keysOf(await changeState(db, editor, id, late))).toEqual(['need.moved_on']);

		await Promise.all([closeOverdue(db), closeOverdue(db)]);
		await closeOverdue(db);
		expect((await workedNeed(db, id))?.state).toBe('closed');
		expect(await newsOf(id)).toEqual(['need.opened', 'need.state_changed']);
		expect(await logOf(id)).toEqual(['opened', 'state']);
		const [kept] = await db.select({ at: need.endedAt }).from(need).where(eq(need.id, id));
		expect(kept?.at).toEqual((await workedNeed(db, id))?.closesAt);
		accepted(
			await changeState(db, editor, id, { ...late, move: 'to_procurement', procurementUrl: 'https://a.example/' })
		);
	});

	test('leaves those alone whose time has not come', async () => {
		const id = await opened();
		await closeOverdue(db);
		expect((await workedNeed(db, id))?.state).toBe('open');
	});
});

describe('those who stand behind a need with its owner', () => {
	test('act like the owner once they said yes', async () => {
		const id = await opened();
		const note = { field: 'note', after: 'Hej.', reason: '' } as const;
		accepted(await askCoOwner(db, editor, id, 'ringsaker', sender));
		expect((await ownNeeds(db, ['ringsaker'])).find((each) => each.id === id)?.role).toBe('asked');
		expect(await needIn(db, stranger, 'ringsaker', id)).toMatchObject({ isAsked: true });
		expect(await statusOf(addAddendum(db, stranger, id, note))).toBe(403);
		const answer = { organisationId: 'ringsaker', accepts: true };
		const financeThere = await actorOf(db, 'okonomi.ringsaker');
		expect(await statusOf(answerCoOwner(db, financeThere, id, answer))).toBe(403);
		expect(await statusOf(answerCoOwner(db, editor, id, answer))).toBe(404);
		accepted(await answerCoOwner(db, stranger, id, answer));
		accepted(await addAddendum(db, stranger, id, note));
		expect((await ownNeeds(db, ['ringsaker'])).find((each) => each.id === id)?.role).toBe('co_owner');
		expect(await statusOf(endCoOwner(db, editor, id, 'ringsaker'))).toBe(403);
		accepted(await endCoOwner(db, stranger, id, 'ringsaker'));
		expect(await statusOf(addAddendum(db, stranger, id, note))).toBe(403);
	});

	test('read a draft that they are asked to own, and say no', async () => {
		const id = await draft();
		accepted(await askCoOwner(db, editor, id, 'ringsaker', sender));
		const mails = await db.execute<{ to: string; subject: string; body: string }>(sql`
			select to_address as to, subject, body from outgoing_mail
			where kind = 'need_co_owner_asked' and body like ${`%/nb/arbeid/ringsaker/behov/${id}%`}`);
		expect(mails.map(({ to }) => to)).toEqual(['redaktor.ringsaker@demo.example']);
		expect(mails[0]?.body).toContain('Karlstad kommune spør om dere');
		expect(keysOf(await askCoOwner(db, editor, id, 'ringsaker', sender))).toEqual(['need.partner_missing']);
		expect(keysOf(await askCoOwner(db, editor, id, 's1', sender))).toEqual(['need.partner_missing']);
		expect((await needIn(db, stranger, 'ringsaker', id)).need.id).toBe(id);
		accepted(await answerCoOwner(db, stranger, id, { organisationId: 'ringsaker', accepts: false }));
		expect(await statusOf(needIn(db, stranger, 'ringsaker', id))).toBe(404);
	});

	test('say with one click that they have it too, and take it back', async () => {
		const id = await opened();
		const say = (isOurs: boolean, by: Actor = stranger, organisationId = 'ringsaker') =>
			sayAlsoOurs(db, by, id, { organisationId, isOurs });
		await Promise.all([say(true), say(true)]);
		expect(await partnersOf(db, id)).toEqual([{ organisationId: 'ringsaker', role: 'same_need', isAccepted: true }]);
		expect(keysOf(await say(true, editor, 'karlstad'))).toEqual(['need.moved_on']);
		expect(await statusOf(say(true, reader, 'karlstad'))).toBe(403);
		expect(await statusOf(say(true, supplier, 's1'))).toBe(403);
		accepted(await say(false));
		expect(await partnersOf(db, id)).toEqual([]);
		expect(
			await statusOf(sayAlsoOurs(db, stranger, await draft(), { organisationId: 'ringsaker', isOurs: true }))
		).toBe(404);
	});
});

describe('looking at a need', () => {
	test('is counted for all but its owners, and that a supplier saw it stands in the log once', async () => {
		const id = await opened();
		const looked = { id, actingIds: ['karlstad'] };
		for (const by of [null, supplier, supplier, stranger, editor, reader])
			await countLook(db, by, looked, sender.today);
		expect(await countersOf(db, id)).toEqual({ views: 4, followers: 0, answers: 0 });
		expect(await logOf(id)).toEqual(['opened', 'seen']);
	});
});
