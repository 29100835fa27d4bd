/** Nobody finds, counts or is offered a word that only stands where they may not read. */
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { addConcept } from '#lib/glossary/edit-concept.server.ts';
import { occurrencesOf } from '#lib/search/occurrences.server.ts';
import { ownSources } from '#lib/search/own-sources.server.ts';
import { refreshSearch } from '#lib/search/refresh-search.server.ts';
import { searchPage } from '#lib/search/search-page.server.ts';
import { search } from '#lib/search/search.server.ts';
import { actorOf } from '../actor.ts';
import { testDb } from '../db.ts';
import { freshConcept, keptConcept } from '../glossary.ts';
import { neverPublic } from './never-public.ts';
import { standing } from './plant.ts';
import { sealedAnswer } from './sealed.ts';
import { takeBack } from './taken-back.ts';
import { mistyped } from './words.ts';

const { db } = await testDb({ demo: true });
const known = await takeBack(db, () => refreshSearch(db));
const sealed = await sealedAnswer(db, known.length);
const unknown = await neverPublic(db, known.length + 1);
const all = [...known, sealed, ...unknown];
const [editor, supplier, owner] = [
	await actorOf(db, 'redaktor.ringsaker'),
	await actorOf(db, 'leverandor1'),
	await actorOf(db, 'redaktor.karlstad')
];

/** As the change of a name, a release or a restored copy would have it. */
async function readAgain(): Promise<void> {
	await db.execute(sql`
		insert into search_stale (kind, id)
		select 'pilot', id::text from pilot union select 'lesson', id::text from lesson union select 'need', id::text from need
		union select 'result', pilot_id::text || '.' || indicator_key from measurement
		union select 'solution', id::text from solution union select 'event', id::text from event
		union select 'organisation', id from organisation
		on conflict do nothing`);
	await refreshSearch(db);
}

/** What a reader learns from searching for it. */
async function learnt(who: Actor | null, q: string, lang: 'nb' | 'sv'): Promise<unknown[]> {
	const { answer, own } = await searchPage(db, who, new URLSearchParams({ q }), lang);
	if (answer === null) throw new Error('Nothing was asked');
	const { total, hits, expansions, counts } = answer;
	const counted = [...Object.values(counts.kind), ...Object.values(counts.country)].filter((count) => count > 0);
	return [...(total > 0 ? [total] : []), ...hits, ...expansions, ...counted, ...own];
}

describe.each([
	['as it was written', () => Promise.resolve()],
	['when everything was read again', readAgain]
] as const)('what is not public, %s,', (_, prepare) => {
	test('stands where it was written, and in no document of the search', async () => {
		await prepare();
		const tables = await standing(
			db,
			all.map(({ word }) => word)
		);
		for (const { where, word } of all) {
			expect([where, tables.get(word)?.length === 0]).toEqual([where, word === sealed.word]);
			expect([where, tables.get(word)]).toEqual([where, expect.not.arrayContaining(['search_document'])]);
		}
		for (const { where, word } of unknown)
			expect([where, tables.get(word)]).toEqual([where, expect.not.arrayContaining(['search_word'])]);
	});

	test('is found and counted by nothing that anybody types', async () => {
		const leaks: unknown[] = [];
		for (const { where, word } of all) {
			const [first] = await learnt(null, word, 'sv');
			if (first !== undefined) leaks.push([where, first]);
		}
		expect(leaks).toEqual([]);
	});

	test('is offered to nobody who mistypes it', async () => {
		for (const [variant, lang] of (['nb', 'sv'] as const).entries()) {
			const typed = all.map(({ word }) => mistyped(word)[variant] ?? '');
			// as many words as a search reads; a thing with one of them would be found
			for (let at = 0; at < typed.length; at += 8)
				expect(await learnt(null, typed.slice(at, at + 8).join(' '), lang)).toEqual([]);
		}
	});
});

test.each([
	['an editor of another partner', editor],
	['a supplier', supplier]
])('no draft is found by %s', async (_who, who) => {
	const read = JSON.stringify(await ownSources(db, who));
	expect(all.filter(({ word }) => read.includes(word))).toEqual([]);
	for (const { where, word } of unknown.slice(0, 3))
		expect([where, await learnt(who, word, 'sv')]).toEqual([where, []]);
});

test('those who wrote a draft find it', async () => {
	const drafts = unknown.filter(({ where }) =>
		/^(?:a (?:draft of a pilot|need|lesson|solution: (?:draft|sub)))/.test(where)
	);
	expect(drafts).toHaveLength(9);
	for (const { where, word } of drafts) expect([where, (await learnt(owner, word, 'sv')).length]).toEqual([where, 1]);
});

test('the page of a concept names no place where nobody may read its words', async () => {
	const office = await actorOf(db, 'sekretariat1');
	for (let at = 0; at < all.length; at += 10) {
		const words = all.slice(at, at + 10).map(({ word }) => word);
		const content = { ...freshConcept, relation: 'same', words: { nb: words, nn: [], sv: words, en: [] } } as const;
		const added = await addConcept(db, office, content, 'Prøve');
		if (!added.ok) throw new Error(JSON.stringify(added.issues));
		for (const lang of ['nb', 'sv'] as const)
			expect((await occurrencesOf(db, await keptConcept(db, added.value), lang)).found).toEqual([]);
	}
});

test('the secretariat has no page that could be found', async () => {
	await readAgain();
	const found = await db.execute(
		sql`select id from search_document where kind = 'organisation' and id = 'secretariat'`
	);
	expect([...found]).toEqual([]);
});

test('what is public again is found again, also by those who mistype it', async () => {
	const [hidden] = known;
	await db.execute(sql`update pilot set hidden_at = null where hidden_at is not null`);
	const word = hidden?.word ?? '';
	for (const q of [word, ...mistyped(word)]) {
		const asked = { q, lang: 'sv', kind: null, country: null, without: [], page: 1, perPage: 20 } as const;
		const { counts } = await search(db, asked);
		expect([q, counts.kind.pilot]).toEqual([q, 1]);
		expect([q, counts.kind.lesson > 0, counts.kind.result > 0]).toEqual([q, true, true]);
	}
});
