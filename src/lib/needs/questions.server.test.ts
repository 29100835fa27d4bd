import { and, eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/may.ts';
import { issuesOf } from '#lib/decision.ts';
import { journalEntry, news } from '#lib/journal/schema.server.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { testDb } from '../../../tests/db.ts';
import { actorOf } from '../../../tests/actor.ts';
import { accepted, keysOf, statusOf } from '../../../tests/decided.ts';
import { makeMember } from '../../../tests/members.ts';
import { openNeed } from '../../../tests/responses.ts';
import { answerQuestion, declineQuestion } from './answer-question.server.ts';
import { askQuestion, ownQuestions, statusOfRefusal } from './ask-question.server.ts';
import { needInFull } from './need-page.server.ts';
import type { Answer } from './question.ts';
import { answeredQuestions, declinedQuestions, openQuestions, questionOf } from './questions.server.ts';
import { need, needLog, question } from './schema.server.ts';

const { db } = await testDb({ demo: 'now' });
const sender = { origin: 'https://sol.example', today: '2026-11-22' };
const named = async (who: string) => actorOf(db, who);
const people = {
	reader: await makeMember(db, 'Leser', 'reader', 'karlstad'),
	editor: await named('redaktor.karlstad'),
	finance: await named('okonomi.karlstad'),
	admin: await named('admin.karlstad'),
	coOwner: await named('redaktor.region-varmland'),
	office: await named('sekretariat1'),
	stranger: await named('redaktor.ringsaker'),
	supplier: await named('leverandor1'),
	other: await named('leverandor2'),
	auditor: await named('revisor')
};
const { editor, coOwner, stranger, supplier } = people;

/** Owned by Karlstad, with Region Värmland as co-owner. */
const [shared] = await db.select({ id: need.id, slug: need.slug }).from(need).where(eq(need.externalId, 'B07'));
if (!shared) throw new Error('no need');

const asked = (text: string, organisationId = '') => ({ text, language: 'sv' as const, organisationId });
const answer: Answer = { publicText: 'Hur många dörrar?', answer: 'Om lag 400.', answerLanguage: 'nb' };
const ask = (by: Actor, slug: string, text = 'Hur många dörrar?') => askQuestion(db, by, slug, asked(text), sender);
const logOf = (needId: string) =>
	db
		.select({ kind: needLog.kind, organisationId: needLog.organisationId, detail: needLog.detail })
		.from(needLog)
		.where(eq(needLog.needId, needId))
		.orderBy(needLog.id);
const mailsOf = (kind: string) =>
	db.select().from(outgoingMail).where(eq(outgoingMail.kind, kind)).orderBy(outgoingMail.toAddress);

describe('asking about a need', () => {
	test.each(Object.entries(people))('is for everybody who is signed in but the auditor: %s', async (_, by) => {
		const { slug } = await openNeed(db);
		const done = await statusOf(ask(by, slug));
		expect(done).toBe(may(by, 'question.ask', { organisationId: null }) ? 200 : 403);
	});

	test.each(['draft', 'submitted', 'returned'])('does not tell of one that is %s', async (state) => {
		const { slug } = await openNeed(db, { state, publishedAt: null });
		expect(await statusOf(ask(supplier, slug))).toBe(404);
		expect(await statusOf(ask(editor, slug))).toBe(404);
	});

	test.each([
		['open', []],
		['dialogue', []],
		['closed', ['question.closed']],
		['in_procurement', ['question.closed']],
		['in_pilot', ['question.closed']],
		['cancelled', ['question.closed']]
	])('is possible while it is open or in dialogue: %s', async (state, keys) => {
		expect(keysOf(await ask(supplier, (await openNeed(db, { state })).slug))).toEqual(keys);
	});

	test('ends with the deadline, whatever is written down', async () => {
		const { id, slug } = await openNeed(db);
		await db.execute(sql`
			update need set deadline = passed::date, deadline_time = passed::time
			from (select clock_timestamp() at time zone 'Europe/Oslo' - interval '1 minute' as passed) p where id = ${id}`);
		expect(keysOf(await ask(supplier, slug))).toEqual(['question.closed']);
	});

	test('leaves the organisation in the log, and nobody in the mail to the owners', async () => {
		const { id, slug } = await openNeed(db);
		await db.delete(outgoingMail);
		accepted(await ask(supplier, slug, 'Gäller det även Eda?'));
		const own = supplier.memberships[0]?.organisationId;
		expect(await logOf(id)).toEqual([{ kind: 'asked', organisationId: own, detail: null }]);
		const mails = await mailsOf('question_asked');
		expect(mails.map(({ toAddress }) => toAddress)).toEqual(['redaktor.karlstad@demo.example']);
		const [mail] = mails;
		expect(`${mail?.subject}${mail?.body}`).not.toMatch(/Eda|leverandor/);
		for (const name of [supplier.name, supplier.memberships[0]?.nameNb ?? '']) expect(mail?.body).not.toContain(name);
		expect(await db.select().from(news).where(eq(news.aboutId, id))).toEqual([]);
	});

	test('is on behalf of one of one’s own organisations, chosen where there are several', async () => {
		const { id, slug } = await openNeed(db);
		const [first, second] = [supplier.memberships[0], people.other.memberships[0]];
		if (!first || !second) throw new Error('no firm');
		const both = { ...supplier, memberships: [first, second] };
		expect(keysOf(await askQuestion(db, both, slug, asked('?'), sender))).toEqual(['question.organisation_missing']);
		expect(keysOf(await askQuestion(db, both, slug, asked('?', 'karlstad'), sender))).toEqual([
			'question.organisation_missing'
		]);
		accepted(await askQuestion(db, both, slug, asked('?', second.organisationId), sender));
		expect((await logOf(id)).map(({ organisationId }) => organisationId)).toEqual([second.organisationId]);
	});

	test('is one of at most thirty about a need in a quarter of an hour', async () => {
		const eager = await makeMember(db, 'Ivrig', 'reader', 'karlstad');
		const [one, other] = [await openNeed(db), await openNeed(db)];
		const many = await Promise.all(Array.from({ length: 30 }, (_, place) => ask(eager, one.slug, `Nummer ${place}?`)));
		for (const done of many) accepted(done);
		const refused = await ask(eager, one.slug);
		expect(keysOf(refused)).toEqual(['question.too_many']);
		expect(statusOfRefusal(issuesOf(refused))).toBe(429);
		expect(statusOfRefusal([{ key: 'question.closed' }])).toBe(422);
		accepted(await ask(eager, other.slug));
		accepted(await ask(editor, one.slug));
		const earlier = { needId: other.id, language: 'sv', text: 'Då?', askedAt: sql`now() - interval '16 minutes'` };
		await db.insert(question).values(Array.from({ length: 30 }, () => ({ ...earlier, askedBy: eager.personId })));
		accepted(await ask(eager, other.slug));
	});

	test('is seen by the one who asked, and by no colleague', async () => {
		const { id, slug } = await openNeed(db);
		accepted(await ask(supplier, slug));
		expect(await ownQuestions(db, supplier, id)).toMatchObject([{ answerNo: null, declinedReason: null }]);
		expect(await ownQuestions(db, people.other, id)).toEqual([]);
	});
});

describe('answering a question', () => {
	test.each(Object.entries(people))('is for the editors and administrators of its owners: %s', async (_, by) => {
		const questionId = accepted(await ask(stranger, shared.slug));
		const place = { needId: shared.id, questionId };
		const mine = ['karlstad', 'region-varmland'].some((organisationId) =>
			may(by, 'question.answer', { organisationId })
		);
		expect(await statusOf(answerQuestion(db, by, place, answer, sender))).toBe(mine ? 200 : 403);
		const other = accepted(await ask(stranger, shared.slug));
		const decline = declineQuestion(db, by, { needId: shared.id, questionId: other }, 'Nej', sender);
		expect(await statusOf(decline)).toBe(mine ? 200 : 403);
	});

	test('publishes the edited words to all, with a number, in one moment', async () => {
		const { id, slug } = await openNeed(db);
		const questionId = accepted(await ask(supplier, slug, 'Vi på Fjordteknikk undrar: hur många dörrar?'));
		expect(await answeredQuestions(db, id)).toEqual([]);
		await db.delete(outgoingMail);
		expect(accepted(await answerQuestion(db, editor, { needId: id, questionId }, answer, sender))).toBe(1);

		const [shown] = await answeredQuestions(db, id);
		expect(shown).toMatchObject({ number: 1, question: answer.publicText, answer: answer.answer });
		const told = await db
			.select({ after: journalEntry.after })
			.from(news)
			.innerJoin(journalEntry, eq(journalEntry.id, news.journalId))
			.where(and(eq(news.aboutId, id), eq(news.kind, 'need.question_answered')));
		expect(told).toEqual([{ after: { answerNo: 1 } }]);
		expect((await logOf(id)).at(-1)).toEqual({ kind: 'answered', organisationId: null, detail: { answerNo: 1 } });
		const [mail] = await mailsOf('question_answered');
		expect(mail).toMatchObject({ toAddress: supplier.email, language: supplier.language });
		expect(mail?.body).toContain(`/behov/${slug}#svar-1`);
	});

	test('is possible after the deadline, for what was asked before it', async () => {
		const { id, slug } = await openNeed(db);
		const questionId = accepted(await ask(supplier, slug));
		await db.update(need).set({ state: 'closed' }).where(eq(need.id, id));
		expect(accepted(await answerQuestion(db, editor, { needId: id, questionId }, answer, sender))).toBe(1);
	});

	test('happens once: of two at the same moment one is told so', async () => {
		const questionId = accepted(await ask(supplier, shared.slug));
		const place = { needId: shared.id, questionId };
		const both = await Promise.all(
			[editor, coOwner].map((by) => answerQuestion(db, by, place, { ...answer, answer: by.name }, sender))
		);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both.flatMap(keysOf)).toEqual(['question.already_answered']);
	});

	test('numbers twelve answers given at once from one to twelve, in the order of their moments', async () => {
		const { id, slug } = await openNeed(db);
		const ids = await Promise.all(Array.from({ length: 12 }, async () => accepted(await ask(supplier, slug))));
		await Promise.all(ids.map((questionId) => answerQuestion(db, editor, { needId: id, questionId }, answer, sender)));
		const shown = await answeredQuestions(db, id);
		expect(shown.map(({ number }) => number)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
		const moments = shown.map(({ answeredAt }) => answeredAt.getTime());
		expect(moments).toEqual(moments.toSorted((one, other) => one - other));
	});

	test('leaves nothing behind when one of its parts fails', async () => {
		const { id, slug } = await openNeed(db);
		const questionId = accepted(await ask(supplier, slug));
		const before = (await mailsOf('question_answered')).length;
		await db.execute(sql`alter table need_log add constraint broken check (kind <> 'answered') not valid`);
		await expect(answerQuestion(db, editor, { needId: id, questionId }, answer, sender)).rejects.toThrow();
		await db.execute(sql`alter table need_log drop constraint broken`);
		expect(await answeredQuestions(db, id)).toEqual([]);
		expect(await db.select().from(news).where(eq(news.aboutId, id))).toEqual([]);
		expect(await mailsOf('question_answered')).toHaveLength(before);
	});

	test.each([
		sql`answer = 'Noe annet'`,
		sql`public_text = 'Noe annet'`,
		sql`answer_language = 'sv'`,
		sql`text = 'Noe annet'`
	])('stands in the database too', async (change) => {
		const { id, slug } = await openNeed(db);
		const questionId = accepted(await ask(supplier, slug));
		accepted(await answerQuestion(db, editor, { needId: id, questionId }, answer, sender));
		await expect(db.execute(sql`update question set ${change} where id = ${questionId}`)).rejects.toThrow();
		await db.update(question).set({ askedBy: null, answeredBy: null }).where(eq(question.id, questionId));
	});

	test('that was declined is not answered after all, and nobody changes what was asked', async () => {
		const { id, slug } = await openNeed(db);
		const questionId = accepted(await ask(supplier, slug));
		for (const change of [
			sql`text = 'Noe annet'`,
			sql`language = 'nn'`,
			sql`organisation_id = 'karlstad'`,
			sql`asked_at = now()`
		])
			await expect(db.execute(sql`update question set ${change} where id = ${questionId}`)).rejects.toThrow();
		accepted(await declineQuestion(db, editor, { needId: id, questionId }, 'Står i teksten', sender));
		for (const change of [
			sql`declined_reason = 'Noe annet'`,
			sql`declined_reason = null, declined_at = null`,
			sql`declined_reason = null, declined_at = null, answer = 'x', public_text = 'x', answered_at = now(), answer_no = 1`
		])
			await expect(db.execute(sql`update question set ${change} where id = ${questionId}`)).rejects.toThrow();
	});

	test.each(['', 'x', '00000000-0000-4000-8000-000000000000'])('finds no question under %j', async (questionId) => {
		const { id, slug } = await openNeed(db);
		const elsewhere = accepted(await ask(supplier, slug));
		expect(await statusOf(answerQuestion(db, editor, { needId: id, questionId }, answer, sender))).toBe(404);
		expect(await questionOf(db, shared.id, elsewhere)).toBeUndefined();
		const place = { needId: shared.id, questionId: elsewhere };
		expect(await statusOf(answerQuestion(db, editor, place, answer, sender))).toBe(404);
	});
});

describe('declining a question', () => {
	test('tells the asker why, and nobody else', async () => {
		const { id, slug } = await openNeed(db);
		const questionId = accepted(await ask(supplier, slug));
		await db.delete(outgoingMail);
		accepted(await declineQuestion(db, editor, { needId: id, questionId }, 'Gäller ett annat behov.', sender));
		expect(await openQuestions(db, id)).toEqual([]);
		expect(await answeredQuestions(db, id)).toEqual([]);
		expect(await declinedQuestions(db, id)).toMatchObject([{ reason: 'Gäller ett annat behov.' }]);
		expect(await ownQuestions(db, supplier, id)).toMatchObject([{ declinedReason: 'Gäller ett annat behov.' }]);
		expect((await mailsOf('question_declined')).map(({ toAddress }) => toAddress)).toEqual([supplier.email]);
		expect(await db.select().from(news).where(eq(news.aboutId, id))).toEqual([]);
		const late = await answerQuestion(db, editor, { needId: id, questionId }, answer, sender);
		expect(keysOf(late)).toEqual(['question.already_declined']);
	});
});

describe('what everybody reads', () => {
	test('tells nothing of who asked, and not in which order', async () => {
		const { id, slug } = await openNeed(db);
		const first = accepted(await ask(supplier, slug, 'Canary-firman frågar'));
		const second = accepted(await ask(people.other, slug, 'Canary två'));
		accepted(await answerQuestion(db, editor, { needId: id, questionId: second }, answer, sender));
		accepted(await answerQuestion(db, editor, { needId: id, questionId: first }, answer, sender));
		const shown = JSON.stringify([await answeredQuestions(db, id), await needInFull(db, slug)]);
		const secrets = [first, second, 'Canary', supplier, people.other].flatMap((one) =>
			typeof one === 'string' ? [one] : [one.personId, one.name, one.memberships[0]?.nameNb ?? '']
		);
		for (const secret of secrets) expect(shown).not.toContain(secret);
		expect(Object.keys((await answeredQuestions(db, id))[0] ?? {}).sort()).toEqual(
			['answer', 'answerLanguage', 'answeredAt', 'language', 'number', 'question'].sort()
		);
	});
});
