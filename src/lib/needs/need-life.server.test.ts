import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/may.ts';
import type { Decision } from '#lib/decision.ts';
import { journalEntry, news } from '#lib/journal/schema.server.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { testDb } from '../../../tests/db.ts';
import { actorOf } from '../../../tests/actor.ts';
import { makeMember } from '../../../tests/members.ts';
import { addAddendum, addendaOf } from './add-addendum.server.ts';
import { changeState, closeOverdue, ownPilots } from './change-state.server.ts';
import { countLook } from './count-look.server.ts';
import { countersOf } from './counters.server.ts';
import { decideNeed } from './decide-need.server.ts';
import type { NeedContent, StateChange } from './need-content.ts';
import { allMoves, rightFor, stateMoves, type NeedMove, type StateMove } from './need.ts';
import { needInFull } from './need-page.server.ts';
import { answerCoOwner, askCoOwner, endCoOwner, partnersOf, sayAlsoOurs } from './need-partners.server.ts';
import { waitingNeeds } from './need-review.server.ts';
import { demandNeed, needIn, workedNeed } from './need-work.server.ts';
import { ownNeeds } from './own-needs.server.ts';
import { need, needAddendum, needLog } from './schema.server.ts';
import { submitAsked } from './submit-need.server.ts';
import { beginNeed, discardNeed, saveNeed, submitNeed, takeBackNeed } from './write-need.server.ts';

const { db } = await testDb({ demo: true });
const sender = { origin: 'https://sol.example', today: '2026-11-22' };
const [editor, admin, finance, office, otherOffice, stranger, supplier, auditor] = await Promise.all(
	[
		'redaktor.karlstad',
		'admin.karlstad',
		'okonomi.karlstad',
		'sekretariat1',
		'sekretariat2',
		'redaktor.ringsaker',
		'leverandor1',
		'revisor'
	].map((who) => actorOf(db, who))
);
if (!editor || !admin || !finance || !office || !otherOffice || !stranger || !supplier || !auditor)
	throw new Error('nobody');
const reader = await makeMember(db, 'Leser', 'reader', 'karlstad');
const people = { reader, editor, finance, admin, office, supplier, auditor, stranger };

const content: NeedContent = {
	title: 'Lugnare nätter på boendet',
	language: 'sv',
	text: 'De boende ska sova ostört.',
	targetGroup: 'Boende',
	affectedCount: 40,
	constraints: '',
	technologyArea: 'fall_sensor',
	technologyGroup: null,
	type: 'market_dialogue',
	sites: ['Karlstad', 'Molkom'],
	deadline: '2099-03-01',
	deadlineTime: null,
	isSealed: false,
	contactEmail: null,
	procurementUrl: null
};

function value<T>(done: Decision<T>): T {
	if (!done.ok) throw new Error(JSON.stringify(done.issues));
	return done.value;
}
const keysOf = (done: Decision<unknown>) => (done.ok ? [] : done.issues.map(({ key }) => key.replace('need.', '')));

async function draft(changes: Partial<NeedContent> = {}): Promise<string> {
	const id = value(await beginNeed(db, editor as Actor, 'karlstad', { title: content.title, language: 'sv' }));
	value(await saveNeed(db, editor as Actor, id, 1, { ...content, ...changes }));
	return id;
}
async function submitted(changes: Partial<NeedContent> = {}): Promise<string> {
	const id = await draft(changes);
	value(await submitNeed(db, editor as Actor, id));
	return id;
}
async function opened(changes: Partial<NeedContent> = {}): Promise<string> {
	const id = await submitted(changes);
	value(await decideNeed(db, office as Actor, id, { verdict: 'open', remark: '', revision: 2 }, sender));
	return id;
}
const stateOf = async (id: string) => (await workedNeed(db, id))?.stateNow;
const logOf = async (id: string) =>
	(await db.select({ kind: needLog.kind }).from(needLog).where(eq(needLog.needId, id)).orderBy(needLog.id)).map(
		({ kind }) => kind
	);
const newsOf = async (id: string) =>
	(await db.select({ kind: news.kind }).from(news).where(eq(news.aboutId, id)).orderBy(news.journalId)).map(
		({ kind }) => kind
	);
/** Of a refusal thrown by the guard. */
const refusal = async (done: Promise<unknown>) =>
	done.then(
		() => 'done',
		(fault: unknown) => (fault as { status?: number }).status
	);
/** As though its last day had come a minute ago; nobody has written anything down. */
const letItPass = (id: string) =>
	db.execute(sql`
		update need set deadline = passed::date, deadline_time = passed::time
		from (select clock_timestamp() at time zone 'Europe/Oslo' - interval '1 minute' as passed) p where id = ${id}`);

describe('writing a need', () => {
	test('begins with a title and a language alone, and is read by nobody else', async () => {
		const id = value(await beginNeed(db, editor, 'karlstad', { title: 'Något', language: 'sv' }));
		expect(await stateOf(id)).toBe('draft');
		expect(await refusal(demandNeed(db, stranger, 'need.read_draft', id))).toBe(404);
		expect(await refusal(needIn(db, stranger, 'ringsaker', id))).toBe(404);
		expect(keysOf(await submitNeed(db, editor, id))).toEqual([
			'text_missing',
			'target_group_missing',
			'technology_missing',
			'type_missing'
		]);
		expect((await ownNeeds(db, ['karlstad'])).find((each) => each.id === id)).toMatchObject({
			role: 'owner',
			state: 'draft'
		});
		value(await discardNeed(db, editor, id));
		expect(await workedNeed(db, id)).toBeUndefined();
	});

	test('keeps what the first of two saved, and says so to the second', async () => {
		const id = await draft();
		const mine = { ...content, text: 'Mina ord.' };
		expect(value(await saveNeed(db, admin, id, 2, mine))).toBe(3);
		expect(keysOf(await saveNeed(db, editor, id, 2, content))).toEqual(['changed_meanwhile']);
		expect((await workedNeed(db, id))?.content).toEqual(mine);
	});

	test('of two who save at the same moment one is told', async () => {
		const id = await draft();
		const both = await Promise.all([editor, admin].map((by) => saveNeed(db, by, id, 2, { ...content, text: by.name })));
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
	});

	test('is held once by a question about its words, and sent when its author stays by them', async () => {
		const id = await draft();
		const words = { ...content, text: 'Vi behöver ett system.' };
		const form = new FormData();
		form.set('revision', '2');
		expect(await submitAsked(db, editor, id, form, words)).toEqual({ ok: true, value: 'asked' });
		expect(await stateOf(id)).toBe('draft');
		form.set('revision', '3');
		form.append('seen', 'text:need.lint_solution:behöver ett system');
		expect(await submitAsked(db, editor, id, form, words)).toEqual({ ok: true, value: 'submitted' });
	});

	test('is not sent in with a deadline that has passed', async () => {
		expect(keysOf(await submitNeed(db, editor, await draft({ deadline: '2020-01-01' })))).toEqual(['deadline_past']);
	});

	test('is not written in while others read it, unless it is taken back', async () => {
		const id = await submitted();
		expect(keysOf(await saveNeed(db, editor, id, 2, content))).toEqual(['moved_on']);
		expect(keysOf(await discardNeed(db, editor, id))).toEqual(['moved_on']);
		value(await takeBackNeed(db, editor, id));
		value(await saveNeed(db, editor, id, 2, content));
	});
});

describe('each move of a need', () => {
	const change: StateChange = { move: 'close', reason: 'Klart.', procurementUrl: 'https://a.example/', pilotId: null };
	const before: Record<NeedMove, () => Promise<string>> = {
		submit: draft,
		take_back: submitted,
		return: submitted,
		open: submitted,
		dialogue: opened,
		close: opened,
		to_procurement: opened,
		to_pilot: opened,
		cancel: opened
	};
	async function make(move: NeedMove, by: Actor, id: string): Promise<Decision<unknown>> {
		if (move === 'submit') return submitNeed(db, by, id);
		if (move === 'take_back') return takeBackNeed(db, by, id);
		if (move === 'open' || move === 'return')
			return decideNeed(db, by, id, { verdict: move, remark: 'Mer om vilka.', revision: 2 }, sender);
		const [pilot] = await ownPilots(db, { actingIds: ['karlstad'] });
		return changeState(db, by, id, { ...change, move: move satisfies StateMove, pilotId: pilot?.id ?? null });
	}

	test.each(allMoves)('%s is made by those who may, and by nobody else', async (move) => {
		for (const [who, by] of Object.entries(people)) {
			const id = await before[move]();
			const allowed = may(by, rightFor(move), { organisationId: 'karlstad' });
			const done = await make(move, by, id).then(
				({ ok }) => ok,
				() => 'refused'
			);
			expect([who, move, done]).toEqual([who, move, allowed ? true : 'refused']);
		}
	});

	test.each(stateMoves)('%s is told to followers and stands in the log', async (move) => {
		const id = await opened();
		value(await make(move, editor, id));
		expect(await newsOf(id)).toEqual(['need.opened', 'need.state_changed']);
		expect(await logOf(id)).toEqual(['opened', 'state']);
		expect(keysOf(await make('submit', editor, id))).toEqual(['moved_on']);
	});

	test('tells strangers nothing of a draft, and of a public one only that it is not theirs', async () => {
		expect(await refusal(submitNeed(db, stranger, await draft()))).toBe(404);
		expect(await refusal(submitNeed(db, finance, await draft()))).toBe(403);
		expect(await refusal(changeState(db, stranger, await opened(), change))).toBe(403);
		expect(await refusal(changeState(db, supplier, '00000000-0000-4000-8000-000000000000', change))).toBe(404);
		expect(
			await refusal(decideNeed(db, auditor, await submitted(), { verdict: 'open', remark: '', revision: 2 }, sender))
		).toBe(403);
	});

	test('to open never takes the address of a page that stands beside the needs', async () => {
		const id = await opened({ title: 'Kart' });
		expect((await workedNeed(db, id))?.slug).toBe(`kart-${id.slice(0, 8)}`);
	});

	test('to a pilot goes with an own one alone', async () => {
		const [foreign] = await ownPilots(db, { actingIds: ['ringsaker'] });
		const asked = { ...change, move: 'to_pilot' as const, pilotId: foreign?.id ?? '' };
		expect(keysOf(await changeState(db, editor, await opened(), asked))).toEqual(['pilot_missing']);
	});
});

describe('the secretariat', () => {
	test('sees what was sent in, opens it under an address of its own, and writes to the owner', async () => {
		const id = await submitted({ title: 'Ett helt eget behov' });
		expect((await waitingNeeds(db, office, sender.today)).map((each) => each.id)).toContain(id);
		await db.delete(outgoingMail);
		value(await decideNeed(db, office, id, { verdict: 'open', remark: '', revision: 2 }, sender));
		expect((await needInFull(db, 'ett-helt-eget-behov'))?.sites).toEqual(['Karlstad', 'Molkom']);
		expect(await db.select({ kind: outgoingMail.kind }).from(outgoingMail)).toContainEqual({ kind: 'need_opened' });
		const twin = await submitted({ title: 'Ett helt eget behov' });
		value(await decideNeed(db, office, twin, { verdict: 'open', remark: '', revision: 2 }, sender));
		expect((await workedNeed(db, twin))?.slug).toBe(`ett-helt-eget-behov-${twin.slice(0, 8)}`);
	});

	test('opens three of one title at the same moment, each under an address of its own', async () => {
		const title = 'Tre behov på en gang';
		const ids = [await submitted({ title }), await submitted({ title }), await submitted({ title })];
		const verdict = { verdict: 'open', remark: '', revision: 2 } as const;
		for (const done of await Promise.all(ids.map((id) => decideNeed(db, office, id, verdict, sender)))) value(done);
		const slugs = await Promise.all(ids.map(async (id) => (await workedNeed(db, id))?.slug));
		expect(slugs).toContain('tre-behov-pa-en-gang');
		expect(new Set(slugs).size).toBe(3);
	});

	test('returns it with a remark, and it comes again', async () => {
		const id = await submitted();
		value(await decideNeed(db, office, id, { verdict: 'return', remark: 'Vilka?', revision: 2 }, sender));
		expect(await workedNeed(db, id)).toMatchObject({ state: 'returned', remark: 'Vilka?' });
		value(await submitNeed(db, editor, id));
		expect(await stateOf(id)).toBe('submitted');
	});

	test('decides with four eyes, in the rule and in the database', async () => {
		const both = { ...office, memberships: [...office.memberships, ...editor.memberships] };
		const id = await draft();
		value(await submitNeed(db, both, id));
		const verdict = { verdict: 'open', remark: '', revision: 2 } as const;
		expect(keysOf(await decideNeed(db, both, id, verdict, sender))).toEqual(['own_work']);
		const decidedAlone = db.update(need).set({ decidedBy: office.personId }).where(eq(need.id, id));
		await expect(decidedAlone).rejects.toMatchObject({ cause: { constraint_name: 'need_four_eyes' } });
		value(await decideNeed(db, otherOffice, id, verdict, sender));
	});

	test('decides once when two do it at the same moment', async () => {
		const id = await submitted();
		const verdict = { verdict: 'open', remark: '', revision: 2 } as const;
		const both = await Promise.all([office, otherOffice].map((by) => decideNeed(db, by, id, verdict, sender)));
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await logOf(id)).toEqual(['opened']);
	});
});

describe('what was opened', () => {
	const words = { cause: { code: '23001' } };
	test('stands in the database, whoever changes it', async () => {
		const id = await opened();
		for (const change of [{ text: 'Annat.' }, { title: 'Annat' }, { isSealed: true }, { slug: 'annan' }])
			await expect(db.update(need).set(change).where(eq(need.id, id))).rejects.toMatchObject(words);
	});

	test('lets addenda be added and none be changed', async () => {
		const id = await opened();
		const note = { field: 'note', after: 'Vi har två våningar.', reason: '' } as const;
		const addendum = value(await addAddendum(db, editor, id, note));
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
		value(await addAddendum(db, editor, id, moved));
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
		expect(keysOf(await to('2099-03-01'))).toEqual(['addendum_same']);
		expect(keysOf(await to('2020-03-01'))).toEqual(['deadline_past']);
		value(await to('2099-02-01'));
		await letItPass(id);
		expect(keysOf(await to('2099-05-01'))).toEqual(['deadline_gone']);
		value(await addAddendum(db, editor, id, { field: 'note', after: 'Tack för svaren.', reason: '' }));
	});

	test('opens sealed answers no sooner, in the rule and in the database', async () => {
		const id = await opened({ isSealed: true, deadlineTime: '12:00' });
		const to = (deadline: string, deadlineTime: string | null) =>
			addAddendum(db, editor, id, { field: 'deadline', deadline, deadlineTime, reason: '' });
		expect(keysOf(await to('2099-02-01', null))).toEqual(['sealed_only_later']);
		expect(keysOf(await to('2099-03-01', '11:59'))).toEqual(['sealed_only_later']);
		value(await to('2099-03-01', '12:01'));
		const sooner = db.update(need).set({ deadline: '2099-02-01' }).where(eq(need.id, id));
		await expect(sooner).rejects.toMatchObject(words);
	});

	test('is added to by its owners alone', async () => {
		const id = await opened();
		const note = { field: 'note', after: 'Hej.', reason: '' } as const;
		for (const by of [reader, finance, office, supplier, auditor, stranger])
			expect(await refusal(addAddendum(db, by, id, note))).toBe(403);
		expect(keysOf(await addAddendum(db, editor, await draft(), note))).toEqual(['moved_on']);
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
		expect(keysOf(await changeState(db, editor, id, late))).toEqual(['moved_on']);

		await Promise.all([closeOverdue(db), closeOverdue(db)]);
		await closeOverdue(db);
		expect((await workedNeed(db, id))?.state).toBe('closed');
		expect(await newsOf(id)).toEqual(['need.opened', 'need.state_changed']);
		expect(await logOf(id)).toEqual(['opened', 'state']);
		const [kept] = await db.select({ at: need.endedAt }).from(need).where(eq(need.id, id));
		expect(kept?.at).toEqual((await workedNeed(db, id))?.closesAt);
		value(await changeState(db, editor, id, { ...late, move: 'to_procurement', procurementUrl: 'https://a.example/' }));
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
		value(await askCoOwner(db, editor, id, 'ringsaker', sender));
		expect((await ownNeeds(db, ['ringsaker'])).find((each) => each.id === id)?.role).toBe('asked');
		expect(await needIn(db, stranger, 'ringsaker', id)).toMatchObject({ isAsked: true });
		expect(await refusal(addAddendum(db, stranger, id, note))).toBe(403);
		const answer = { organisationId: 'ringsaker', accepts: true };
		const financeThere = await actorOf(db, 'okonomi.ringsaker');
		expect(await refusal(answerCoOwner(db, financeThere, id, answer))).toBe(403);
		expect(await refusal(answerCoOwner(db, editor, id, answer))).toBe(404);
		value(await answerCoOwner(db, stranger, id, answer));
		value(await addAddendum(db, stranger, id, note));
		expect((await ownNeeds(db, ['ringsaker'])).find((each) => each.id === id)?.role).toBe('co_owner');
		expect(await refusal(endCoOwner(db, editor, id, 'ringsaker'))).toBe(403);
		value(await endCoOwner(db, stranger, id, 'ringsaker'));
		expect(await refusal(addAddendum(db, stranger, id, note))).toBe(403);
	});

	test('read a draft that they are asked to own, and say no', async () => {
		const id = await draft();
		value(await askCoOwner(db, editor, id, 'ringsaker', sender));
		const mails = await db.execute<{ to: string; subject: string; body: string }>(sql`
			select to_address as to, subject, body from outgoing_mail
			where kind = 'need_co_owner_asked' and body like ${`%/nb/arbeid/ringsaker/behov/${id}%`}`);
		expect(mails.map(({ to }) => to)).toEqual(['redaktor.ringsaker@demo.example']);
		expect(mails[0]?.body).toContain('Karlstad kommune spør om dere');
		expect(keysOf(await askCoOwner(db, editor, id, 'ringsaker', sender))).toEqual(['partner_missing']);
		expect(keysOf(await askCoOwner(db, editor, id, 's1', sender))).toEqual(['partner_missing']);
		expect((await needIn(db, stranger, 'ringsaker', id)).need.id).toBe(id);
		value(await answerCoOwner(db, stranger, id, { organisationId: 'ringsaker', accepts: false }));
		expect(await refusal(needIn(db, stranger, 'ringsaker', id))).toBe(404);
	});

	test('say with one click that they have it too, and take it back', async () => {
		const id = await opened();
		const say = (isOurs: boolean, by: Actor = stranger, organisationId = 'ringsaker') =>
			sayAlsoOurs(db, by, id, { organisationId, isOurs });
		await Promise.all([say(true), say(true)]);
		expect(await partnersOf(db, id)).toEqual([{ organisationId: 'ringsaker', role: 'same_need', isAccepted: true }]);
		expect(keysOf(await say(true, editor, 'karlstad'))).toEqual(['moved_on']);
		expect(await refusal(say(true, reader, 'karlstad'))).toBe(403);
		expect(await refusal(say(true, supplier, 's1'))).toBe(403);
		value(await say(false));
		expect(await partnersOf(db, id)).toEqual([]);
		expect(await refusal(sayAlsoOurs(db, stranger, await draft(), { organisationId: 'ringsaker', isOurs: true }))).toBe(
			404
		);
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
