import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Lang } from '#lib/lang.ts';
import { testDb } from '../../../tests/db.ts';
import { loadSet, type SetDocument } from '../../../tests/search-set.ts';
import type { Asked } from './hit.ts';
import { refreshSearch } from './refresh-search.server.ts';
import { search } from './search.server.ts';

const { db } = await testDb();

const ask = (q: string, besides: Partial<Asked> = {}) =>
	search(db, { ...{ q, lang: 'sv', kind: null, country: null, without: [], page: 1, perPage: 20 }, ...besides });
const alikeTo = async (q: string, besides: Partial<Asked> = {}) =>
	(await ask(q, besides)).alike.map(({ slug }) => slug);

const thing = (id: string, lang: Lang, title: string, summary: string): SetDocument => ({
	...{ id, lang, title, summary, kind: 'pilot', technology_area: 'shared_platform' }
});
const things = (count: number, id: string, title: string, summary: string) =>
	Array.from({ length: count }, (_, at) => thing(`${id}-${at}`, 'sv', `${title} ${at}`, summary));

const letters = [...'bdfgklmnprst'];
const unread = letters.flatMap((first) => letters.map((last) => `${first}å${last}åg`)).join(' ');

beforeAll(async () => {
	await loadSet(db, [
		thing(
			'dinosaur-sv',
			'sv',
			'Dinosaurier',
			'Fossil, skelett, asteroid. Meteorit, tyfon, lava, geologi, trilobit, ammonit, krater, torsdag.'
		),
		thing('fossil-nb', 'nb', 'Fossil og skjelett', 'En asteroide over et krater.'),
		thing('fossil-sv', 'sv', 'Fossil', 'Geologi, lava.'),
		{ ...thing('fossil-need', 'nb', 'Fossil og asteroide', 'Skjelett og lava.'), kind: 'need' },
		thing('long-sv', 'sv', 'Trilobit', unread),
		...things(10, 'thursday-sv', 'Torsdag', 'Provas.'),
		thing('volcano-sv', 'sv', 'Vulkanutbrott', 'Provas.'),
		thing('spider-sv', 'sv', 'Spindelhotell', 'Provas.'),
		...things(8, 'cactus-sv', 'Kaktus', 'Suckulent i terrarium.'),
		...things(5, 'succulent-sv', 'Suckulent', 'Terrarium.'),
		thing('reason-sv', 'sv', 'Anledning till tuba', 'Jonglerar med ballonger.'),
		thing('tuba-nb', 'nb', 'Tuba', 'Sjonglerer med ballonger.'),
		thing('chance-nb', 'nb', 'Anledning til tuba', 'Sjonglerer med ballonger.'),
		...things(90, 'other-sv', 'Nummer', 'Provas.')
	]);
	await refreshSearch(db);
	// results say the words of their pilots: one is like the dinosaur, the other is found with a volcano and speaks of a cactus
	await db.execute(sql`insert into search_document (kind, id, slug, language, title, body, at, words)
		select 'result', 'like', 'like-result', language, title, body, at, words from search_document where slug = 'fossil-sv'
		union all
		select 'result', 'with', 'with-result', cactus.language, cactus.title, cactus.body, cactus.at, cactus.words || volcano.words
		from search_document cactus, search_document volcano where cactus.slug = 'cactus-sv-0' and volcano.slug = 'volcano-sv'`);
});

describe('Somebody who finds little', () => {
	test('is shown what is like it, in either language and of any kind, beside what was found', async () => {
		const { hits, alike, total } = await ask('dinosaurier');
		expect(hits.map(({ slug }) => slug)).toEqual(['dinosaur-sv']);
		expect(alike.map(({ slug }) => slug).toSorted()).toEqual(['fossil-nb', 'fossil-need', 'fossil-sv']);
		expect(total).toBe(1);
	});

	test('no result, which says the words of its pilot again, nor what is like one', async () => {
		expect(await alikeTo('dinosaurier')).not.toContain('like-result');
		expect((await ask('vulkanutbrott')).hits.map(({ slug }) => slug)).toEqual(['volcano-sv', 'with-result']);
		expect(await alikeTo('vulkanutbrott')).toEqual([]);
	});

	test('is told three of the words that it shares, those first that tell the most', async () => {
		const { alike } = await ask('dinosaurier');
		const hit = alike.find(({ slug }) => slug === 'fossil-nb');
		expect(hit).toMatchObject({ foundBy: 'glossary', relation: null, conceptId: null });
		expect(hit?.via).toBe('krater, skjelett, asteroide');
	});

	test('not what shares little, be it one word of many or within a long text', async () => {
		const alike = await alikeTo('dinosaurier');
		expect(alike).not.toContain('thursday-sv-0');
		expect(alike).not.toContain('long-sv');
	});

	test('not what shares only words that stand everywhere', async () => {
		expect(await alikeTo('spindelhotell')).toEqual([]);
	});

	test('not what has a look-alike of the word', async () => {
		const alike = await alikeTo('anledning');
		expect(alike).toContain('tuba-nb');
		expect(alike).not.toContain('chance-nb');
		expect(await alikeTo('jonglerar')).toContain('chance-nb');
	});

	test('of the kind and the country that was asked for', async () => {
		const pilots = await alikeTo('dinosaurier', { kind: 'pilot' });
		expect(pilots).toContain('fossil-nb');
		expect(pilots).not.toContain('fossil-need');
		const swedish = await alikeTo('dinosaurier', { country: 'SE' });
		expect(swedish).toContain('fossil-sv');
		expect(swedish).not.toContain('fossil-nb');
	});

	test('up to ten things together', async () => {
		expect((await ask('kaktus')).total).toBe(9);
		expect(await alikeTo('kaktus')).toHaveLength(1);
		expect(await alikeTo('kaktus', { perPage: 5 })).toEqual([]);
		expect((await ask('torsdag')).total).toBe(11);
		expect(await alikeTo('torsdag')).toEqual([]);
	});

	test('not in quotation marks, nor with a word switched off', async () => {
		expect((await ask('"dinosaurier"')).total).toBe(1);
		expect(await alikeTo('"dinosaurier"')).toEqual([]);
		expect(await alikeTo('dinosaurier', { without: ['dinosaurus'] })).toEqual([]);
	});

	test('nothing twice', async () => {
		const { hits, alike } = await ask('dinosaurier fossil');
		const all = [...hits, ...alike].map(({ slug }) => slug);
		expect(new Set(all).size).toBe(all.length);
	});

	test('not where only some of the words were found, or none', async () => {
		expect((await ask('dinosaurier zebraflygel')).fit).toBe('some');
		expect(await alikeTo('dinosaurier zebraflygel')).toEqual([]);
		expect(await alikeTo('zebraflygel')).toEqual([]);
	});
});
