import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { roles, type Actor } from '#lib/accounts/actor.ts';
import { membership } from '#lib/accounts/schema.server.ts';
import { openDb } from '#lib/db.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { freshConcept, keptConcept, withWord } from '../../../tests/glossary.ts';
import { makeMember } from '../../../tests/members.ts';
import { glossaryBook } from './book.server.ts';
import { decideProposal } from './decide-proposal.server.ts';
import { addConcept, restoreConcept, retireConcept, reviewConcept, saveConcept } from './edit-concept.server.ts';
import { addLookAlike, pairDesk, retireLookAlike, saveLookAlike } from './edit-look-alike.server.ts';
import { waitingProposals } from './proposals.server.ts';
import { proposeConcept } from './propose-concept.server.ts';
import { conceptChange } from './schema.server.ts';
import { senseOf } from './word-sense.ts';
import { contentOf } from './write-concept.server.ts';

const { db, url } = await testDb({ demo: true });
const desk = await actorOf(db, 'sekretariat1');
const colleague = await actorOf(db, 'sekretariat2');
const id = 'social-alarm';

const kept = async (of = id) => keptConcept(db, of);
const edit = async (by: Actor, word: string, revision?: number) =>
	saveConcept(db, by, id, {
		revision: revision ?? (await kept()).revision,
		content: await withWord(db, id, word),
		reason: 'Brukt'
	});
const history = async (of = id) =>
	db.select().from(conceptChange).where(eq(conceptChange.conceptId, of)).orderBy(conceptChange.revision);
const journal = async () =>
	(
		await db.execute<{ kind: string }>(sql`select kind from journal_entry where kind like 'glossary.%' order by id`)
	).map(({ kind }) => kind);
beforeEach(async () => {
	await db.execute(sql`delete from journal_entry where kind like 'glossary.%'`);
	await db.execute(sql`delete from concept_proposal`);
});

describe('the secretariat edits a concept', () => {
	test('and the very next search over another connection knows the new word', async () => {
		const { db: elsewhere, close } = openDb(url, 1);
		const before = await glossaryBook(elsewhere);
		expect([...senseOf('zwirkelklocka', 'sv', before).concepts.keys()]).toEqual([]);
		expect(await edit(desk, 'zwirkelklocka')).toMatchObject({ ok: true });
		const after = await glossaryBook(elsewhere);
		expect([...senseOf('zwirkelklockan', 'sv', after).concepts.keys()]).toEqual([id]);
		await close();
	});

	test('and each reason is in the language it was written in', async () => {
		const language = async () => (await history()).at(-1)?.language;
		const { revision } = await kept();
		await saveConcept(db, desk, id, {
			revision,
			content: await withWord(db, id, 'språkklocka'),
			reason: 'Hit',
			language: 'sv'
		});
		expect(await language()).toBe('sv');
		await retireConcept(db, desk, id, { revision: revision + 1, reason: 'Bort', language: 'nn' });
		expect(await language()).toBe('nn');
		await restoreConcept(db, desk, id, { revision: revision + 2, reason: 'Ukjent' });
		expect(await language()).toBeNull();
		const added = { ...freshConcept, words: { ...freshConcept.words, en: ['spoken thing'] } };
		await addConcept(db, desk, added, 'Ny', 'nb');
		expect((await history('spoken-thing')).at(-1)?.language).toBe('nb');
	});

	test('and the history keeps what it said, from the day it was delivered', async () => {
		const before = await kept();
		await edit(desk, 'minnesklocka');
		const changes = await history();
		expect(changes.at(-2)).toMatchObject({ revision: before.revision, content: contentOf(before) });
		expect(changes.at(-1)).toMatchObject({ revision: before.revision + 1, reason: 'Brukt', changedBy: desk.personId });
		expect(changes.at(-1)?.content).toEqual(contentOf(await kept()));
		expect(await journal()).toEqual(['glossary.concept_edited']);
	});

	test('with nothing new in it is told so', async () => {
		const { revision, ...row } = await kept();
		expect(await saveConcept(db, desk, id, { revision, content: contentOf(row), reason: 'x' })).toMatchObject({
			issues: [{ key: 'glossary.nothing_changed' }]
		});
	});

	test('at the same moment as a colleague: one of them is refused, and nothing is overwritten', async () => {
		const { revision } = await kept();
		const done = await Promise.all([edit(desk, 'einklocka', revision), edit(colleague, 'tvåklocka', revision)]);
		expect(done.map(({ ok }) => ok).sort()).toEqual([false, true]);
		expect(done.find(({ ok }) => !ok)).toMatchObject({ issues: [{ key: 'glossary.changed_meanwhile' }] });
		const { words } = await kept();
		expect(words.sv.filter((word) => /^(ein|två)klocka$/.test(word))).toHaveLength(1);
	});

	test('takes it out and in again; out of use it joins nothing, and its words are still there', async () => {
		const { revision, words } = await kept();
		expect(await retireConcept(db, desk, id, { revision, reason: 'Feil' })).toMatchObject({ ok: true });
		expect((await glossaryBook(db)).concepts.has(id)).toBe(false);
		expect(await kept()).toMatchObject({ words, revision: revision + 1 });
		expect((await history()).at(-1)).toMatchObject({ content: null, reason: 'Feil' });
		expect(await edit(desk, 'spökklocka')).toMatchObject({ issues: [{ key: 'glossary.changed_meanwhile' }] });
		expect(await retireConcept(db, desk, id, { revision: revision + 1, reason: 'igjen' })).toMatchObject({ ok: false });
		expect(await restoreConcept(db, desk, id, { revision: revision + 1, reason: 'Riktig likevel' })).toMatchObject({
			ok: true
		});
		expect((await glossaryBook(db)).concepts.has(id)).toBe(true);
	});

	test('marks it as looked over, until it is edited again', async () => {
		const { revision } = await kept();
		expect(await reviewConcept(db, desk, id, revision - 1)).toMatchObject({ ok: false });
		expect(await reviewConcept(db, desk, id, revision)).toEqual({ ok: true, value: null });
		expect((await kept()).reviewedAt).toBeInstanceOf(Date);
		await edit(colleague, 'nyklocka');
		expect((await kept()).reviewedAt).toBeNull();
	});

	test('adds one, whose address is made of its word and is nobody else’s', async () => {
		expect(await addConcept(db, desk, freshConcept, 'Mangler')).toEqual({ ok: true, value: 'swivel-thing' });
		expect(await addConcept(db, desk, freshConcept, 'Mangler')).toEqual({ ok: true, value: 'swivel-thing-2' });
		const named = { ...freshConcept, words: { ...freshConcept.words, en: ['Ny'] } };
		expect(await addConcept(db, desk, named, 'Adressen er opptatt')).toEqual({ ok: true, value: 'ny-2' });
		expect(contentOf(await kept('swivel-thing'))).toEqual(freshConcept);
	});
});

describe('pairs that look alike', () => {
	const pair = { no: 'fugl', sv: 'fågel', difference: { nb: 'a', sv: 'b' } };

	test('stand page by page on the desk, and are found by letters of either word', async () => {
		const all = await pairDesk(db, desk, '', null);
		expect(all.pairs).toHaveLength(50);
		expect(all.total).toBeGreaterThan(100);
		expect(all.page.pages).toBe(Math.ceil(all.total / 50));
		const [second] = (await pairDesk(db, desk, '', '2')).pairs;
		expect(all.pairs.map(({ no }) => no)).not.toContain(second?.no);
		const found = await pairDesk(db, desk, second?.sv ?? '', '9');
		expect(found.pairs.map(({ sv }) => sv)).toContain(second?.sv);
		expect((await pairDesk(db, desk, 'rolig', null)).total).toBeLessThan(5);
		expect((await pairDesk(db, desk, '%', null)).total).toBe(0);
	});

	test('are added, changed and taken out, and each time the book knows at once', async () => {
		expect(await addLookAlike(db, desk, pair)).toMatchObject({ ok: true });
		expect(await addLookAlike(db, desk, pair)).toMatchObject({ issues: [{ key: 'glossary.pair_known' }] });
		expect((await glossaryBook(db)).lookAlikes).toContainEqual(pair);
		const better = { ...pair, difference: { nb: 'c', sv: 'd' } };
		expect(await saveLookAlike(db, desk, better, 1)).toMatchObject({ ok: true });
		expect(await saveLookAlike(db, colleague, pair, 1)).toMatchObject({
			issues: [{ key: 'glossary.changed_meanwhile' }]
		});
		expect((await pairDesk(db, desk, 'FUG', null)).pairs.find(({ no }) => no === 'fugl')).toEqual({
			...better,
			revision: 2
		});
		expect(await retireLookAlike(db, desk, pair, 2)).toMatchObject({ ok: true });
		expect((await glossaryBook(db)).unlike.has('fugl')).toBe(false);
		await expect(saveLookAlike(db, desk, pair, 3)).rejects.toMatchObject({ status: 404 });
		expect(await addLookAlike(db, desk, pair)).toMatchObject({ ok: true });
		expect(await journal()).toEqual(
			['added', 'edited', 'retired', 'added'].map((what) => `glossary.look_alike_${what}`)
		);
	});
});

describe('who may', () => {
	test.each(roles.filter((role) => role !== 'secretariat'))('%s changes nothing in the glossary', async (role) => {
		const home = role === 'auditor' ? 'secretariat' : 'karlstad';
		const by = await makeMember(db, `G${role}`, role, home);
		const status = role === 'auditor' ? 403 : 404;
		const { revision } = await kept();
		const pair = { no: 'a', sv: 'b', difference: { nb: 'c', sv: 'd' } };
		const asked = { revision, reason: 'x' };
		const verbs = [
			async () => saveConcept(db, by, id, { ...asked, content: freshConcept }),
			async () => addConcept(db, by, freshConcept, 'x'),
			async () => retireConcept(db, by, id, asked),
			async () => restoreConcept(db, by, id, asked),
			async () => reviewConcept(db, by, id, revision),
			async () => addLookAlike(db, by, pair),
			async () => saveLookAlike(db, by, pair, 1),
			async () => retireLookAlike(db, by, pair, 1),
			async () =>
				decideProposal(db, by, '00000000-0000-4000-8000-000000000000', { verdict: 'decline', remark: 'x' }, '')
		];
		for (const verb of verbs) await expect(verb()).rejects.toMatchObject({ status });
		if (role === 'auditor') {
			expect(await waitingProposals(db, by)).toEqual([]);
			await expect(
				proposeConcept(db, by, { conceptId: null, content: freshConcept, reason: 'x', language: 'nb' })
			).rejects.toMatchObject({ status: 404 });
		} else {
			await expect(waitingProposals(db, by)).rejects.toMatchObject({ status: 404 });
			expect(
				await proposeConcept(db, by, { conceptId: null, content: freshConcept, reason: 'x', language: 'nb' })
			).toMatchObject({ ok: true });
		}
		expect(await kept()).toMatchObject({ revision });
		await db.delete(membership).where(eq(membership.id, by.membershipId));
	});
});
