import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Lang } from '#lib/lang.ts';
import { openDraft } from '#lib/pilots/open-draft.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { refreshSearch } from './refresh-search.server.ts';
import { searchPage } from './search-page.server.ts';

const { db, url } = await testDb({ demo: true });
process.env['DATABASE_URL'] = url;
await refreshSearch(db);

const page = (address: string, lang: Lang = 'nb') => searchPage(db, null, new URLSearchParams(address), lang);
const titles = async (address: string, lang: Lang = 'nb') =>
	((await page(address, lang)).answer?.hits ?? []).map(({ title }) => title);

describe('a Swedish care developer who searches for her own word', () => {
	test('finds the Norwegian pilot among the first three, and why', async () => {
		const { answer } = await page('q=läkemedelsautomat', 'sv');
		const norwegian = answer?.hits.slice(0, 3).find(({ kind, country }) => kind === 'pilot' && country === 'NO');
		expect(norwegian).toMatchObject({ foundBy: 'glossary', relation: 'different' });
		expect(norwegian?.via).toMatch(/medisindispenser/i);
		expect(norwegian?.snippet.some(({ isHit }) => isHit)).toBe(true);
	});

	test('narrows to Norway: fewer hits, and the counts of the kinds follow', async () => {
		const all = (await page('q=läkemedelsautomat', 'sv')).answer;
		const { answer, query } = await page('q=läkemedelsautomat&land=NO', 'sv');
		expect(query.country).toBe('NO');
		expect(answer?.total).toBe(all?.counts.country['NO']);
		expect(answer?.total).toBeLessThan(all?.total ?? 0);
		expect(answer?.counts.kind.pilot).toBeLessThan(all?.counts.kind.pilot ?? 0);
		expect(answer?.hits.every(({ country }) => country === 'NO')).toBe(true);
	});

	test('gets with quotation marks only what says it so', async () => {
		const found = await titles('q="läkemedelsautomat"', 'sv');
		expect(found.length).toBeGreaterThan(0);
		expect(found.join()).not.toMatch(/medisindispenser/i);
	});

	test('switches a word off, and what it alone found is gone', async () => {
		const { answer } = await page('q=läkemedelsautomat', 'sv');
		const words = answer?.expansions.flatMap(({ added }) => added.map(({ term }) => term)) ?? [];
		const off = new URLSearchParams([['q', 'läkemedelsautomat'], ...words.map((word) => ['uten', word])]);
		const less = await page(off.toString(), 'sv');
		expect(less.answer?.total).toBeLessThan(answer?.total ?? 0);
		expect(less.answer?.expansions.flatMap(({ added }) => added.map(({ term }) => term))).toEqual(words);
	});
});

describe('the search page', () => {
	test('knows whose each thing is, suppliers too', async () => {
		const { answer, owners } = await page('q=demonstrasjon');
		for (const { ownerId } of answer?.hits ?? []) if (ownerId !== null) expect(owners.has(ownerId)).toBe(true);
	});

	test('finds the page on the project by its name, its text without marks', async () => {
		const { answer } = await page('q=samarbeid+grensen&hva=page');
		expect(answer?.hits.map(({ title }) => title)).toEqual(['Om SOL']);
		expect(answer?.hits[0]?.snippet.map(({ text }) => text).join('')).toMatch(/^SOL er et samarbeid[^#]*$/);
	});

	test('finds no word that stands for a part that is missing', async () => {
		expect(await titles('q="null"')).toEqual([]);
	});

	test('asks for nothing while nothing is typed', async () => {
		expect(await page('')).toMatchObject({ answer: null, own: [] });
	});

	test('says that a long text was cut', async () => {
		expect((await page(`q=${'natt '.repeat(2000)}`)).isCut).toBe(true);
	});

	test('is turned page by page, and past the end shows the last', async () => {
		const [first, second, past] = [
			await page('q=tjeneste'),
			await page('q=tjeneste&side=2'),
			await page('q=tjeneste&side=99')
		];
		expect(first.answer?.page.pages).toBeGreaterThan(1);
		expect(second.answer?.hits[0]?.id).not.toBe(first.answer?.hits[0]?.id);
		expect(past.answer?.page.page).toBe(first.answer?.page.pages);
	});
});

describe('the words of a draft', () => {
	test('change nothing of what anybody finds, counts or is offered', async () => {
		const word = 'kvittrefinkpumpe';
		const queries = [word, `"${word}"`, 'kvittrefink pumpe', 'kvittrefinkpumper', 'kvittrefinkpunpe'];
		const pages = () => Promise.all(queries.map((q) => page(new URLSearchParams({ q }).toString())));
		const before = await pages();
		const [own] = await db.select().from(pilot).where(eq(pilot.ownerId, 'karlstad')).limit(1);
		await openDraft(db, await actorOf(db, 'redaktor.karlstad'), own?.id ?? '');
		const drafts = [
			await db.execute(
				sql`update pilot_version set title = ${`Prøver ${word}`} where publication = 'draft' returning 1`
			),
			await db.execute(sql`insert into need select (jsonb_populate_record(n, jsonb_build_object('id', gen_random_uuid(),
				'slug', 'utkast-om-fugl', 'title', ${`Trenger ${word}`}::text, 'state', 'draft', 'external_id', null,
				'published_at', null))).* from need n where n.state = 'open' order by n.id limit 1 returning 1`)
		];
		expect(drafts.map((rows) => rows.length)).toEqual([1, 1]);
		await refreshSearch(db);
		expect(await pages()).toEqual(before);
		expect(before[1]?.answer).toMatchObject({ total: 0, counts: { country: {} } });
	});
});
