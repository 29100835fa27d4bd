import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Lang } from '#lib/lang.ts';
import { testDb } from '../../../tests/db.ts';
import { loadSet, type SetDocument } from '../../../tests/search-set.ts';
import type { SearchAnswer } from './hit.ts';
import { matching } from './matching.server.ts';
import { refreshSearch } from './refresh-search.server.ts';
import { search } from './search.server.ts';

const { db } = await testDb();

function ask(q: string, lang: Lang = 'nb', without: string[] = []): Promise<SearchAnswer> {
	return search(db, { q, lang, kind: null, country: null, without, page: 1, perPage: 10 });
}

const slugs = async (q: string, lang: Lang = 'nb') => (await ask(q, lang)).hits.map(({ slug }) => slug);

const pilot = (id: string, lang: Lang, title: string, summary = 'Prøves ut.'): SetDocument => ({
	...{ id, lang, title, summary, kind: 'pilot', technology_area: 'shared_platform' }
});

beforeAll(async () => {
	await loadSet(db, [
		pilot('dispenser-nb', 'nb', 'Medisindispenser i hjemmet', 'Brukerne får medisinen til rett tid.'),
		pilot('automat-sv', 'sv', 'Läkemedelsautomat i ordinärt boende', 'Automaten lämnar ut en påse i taget.'),
		pilot('tilsyn-nb', 'nb', 'Tilsyn om natten med kamera'),
		pilot('calm-nb', 'nb', 'Rolig kveld på avdelingen'),
		pilot('fun-sv', 'sv', 'Rolig underhållning på fredagar', 'Alla skrattade.')
	]);
	await refreshSearch(db);
});

describe('Somebody looks for what the neighbours have', () => {
	test('and finds it by the word of the own language, told by which word of the text', async () => {
		const { hits, expansions } = await ask('medisindispenser');
		expect(hits.map(({ slug }) => slug).slice(0, 2)).toEqual(['dispenser-nb', 'automat-sv']);
		expect(hits[0]).toMatchObject({ foundBy: 'own_words', via: null });
		expect(hits[1]).toMatchObject({ foundBy: 'glossary', via: 'Läkemedelsautomat', language: 'sv' });
		expect(expansions[0]?.added.map(({ term }) => term)).toContain('läkemedelsautomat');
	});

	test('not by a word that was switched off', async () => {
		const { expansions } = await ask('medisindispenser');
		const off = expansions.flatMap(({ added }) => added.map(({ term }) => term));
		const { hits } = await ask('medisindispenser', 'nb', off);
		expect(hits.map(({ slug }) => slug)).toEqual(['dispenser-nb']);
	});

	test('by the parts of a word, with the place in the text marked', async () => {
		const [hit] = (await ask('nattilsyn')).hits;
		expect(hit).toMatchObject({ slug: 'tilsyn-nb', foundBy: 'compound', via: 'Tilsyn om natten' });
		const [medicine] = (await ask('medisinen')).hits;
		expect(medicine?.snippet.filter(({ isHit }) => isHit).map(({ text }) => text)).toContain('medisinen');
	});

	test('with a typing error, and without the letters that the keyboard lacks', async () => {
		expect(await slugs('medisindispensr')).toContain('dispenser-nb');
		expect(await slugs('lakemedelsautomat', 'sv')).toContain('automat-sv');
		expect(await slugs('laekemedelsautomt', 'sv')).toContain('automat-sv');
	});

	test('by a word that is written apart', async () => {
		const { expansions } = await ask('medisin dispenser');
		expect(expansions[0]).toMatchObject({ term: 'medisin dispenser' });
	});

	test('never by a word that only looks like theirs', async () => {
		expect(await slugs('rolig', 'nb')).toEqual(['calm-nb']);
		expect(await slugs('rolig', 'sv')).toEqual(['fun-sv']);
		expect(await slugs('"rolig"', 'sv')).toEqual(['fun-sv']);
	});

	test('in quotation marks word for word', async () => {
		expect(await slugs('"tilsyn om natten"')).toEqual(['tilsyn-nb']);
		expect(await slugs('"natten om tilsyn"')).toEqual([]);
		expect(await slugs('"medisin"')).toEqual([]);
	});

	test('in a list of its own by the same words', async () => {
		const found = await db.execute<{ slug: string }>(
			sql`select slug from pilot where id::text in ${await matching(db, 'medisindispenser', 'nb', 'pilot')} order by slug`
		);
		expect(found.map(({ slug }) => slug)).toEqual(['automat-sv', 'dispenser-nb']);
	});
});

describe('Whatever is typed', () => {
	const odd = [
		'',
		'   ',
		'og i på',
		`' OR 1=1 --`,
		'\\',
		`a\\'b`,
		'🙂',
		'🙂 tilsyn',
		'مراقبة ليلية',
		'.*[a-z]+(?<x>y)',
		'(((',
		'"'.repeat(200),
		'tilsyn & | ! <-> :*',
		'\0',
		'a\0b',
		'x'.repeat(10_000),
		'tilsyn '.repeat(1500),
		'ab '.repeat(3000),
		'--;drop table pilot;',
		'%_%',
		'123 456',
		'e-lås',
		'-',
		'«»',
		'"tilsyn',
		'\ud800'
	];
	test.each(odd.map((q) => [JSON.stringify(q.slice(0, 40)), q]))('%s is answered', async (_, q) => {
		for (const lang of ['nb', 'nn', 'sv'] as const) {
			const answer = await ask(q, lang);
			expect(answer.total).toBeGreaterThanOrEqual(answer.hits.length > 0 ? 1 : 0);
		}
	});

	test('a page that is not there is the last one', async () => {
		const answer = await search(db, {
			q: 'rolig',
			lang: 'nb',
			kind: null,
			country: null,
			without: [],
			page: 99,
			perPage: 10
		});
		expect(answer.page.page).toBe(1);
		expect(answer.hits).toHaveLength(1);
	});
});
