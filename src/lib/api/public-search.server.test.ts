import Ajv2020 from 'ajv/dist/2020.js';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { openDraft } from '#lib/pilots/open-draft.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import { refreshSearch } from '#lib/search/refresh-search.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { openApi } from './openapi.ts';
import { foundItems } from './public-search.server.ts';
import { readSearchFilter } from './search-query.ts';

const { db, url } = await testDb({ demo: true });
process.env['DATABASE_URL'] = url;
const origin = 'https://sol.example';
await refreshSearch(db);
const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema({ $id: 'api', ...openApi(origin) });

function faultsOf(answer: unknown) {
	const check = ajv.compile({ $ref: 'api#/components/schemas/SearchAnswer' });
	return check(JSON.parse(JSON.stringify(answer))) ? [] : check.errors;
}

const read = (query: string) => readSearchFilter(new URLSearchParams(query));

async function found(query: string) {
	const filter = read(query);
	if (!filter.ok) throw new Error('a bad query in a test');
	return foundItems(db, filter.value, origin);
}

describe('a program that searches', () => {
	test("finds the neighbour's pilot by the own word, and is told why", async () => {
		const answer = await found('q=läkemedelsautomat&lang=sv&kind=pilot');
		expect(faultsOf(answer)).toEqual([]);
		expect(answer.query).toBe('läkemedelsautomat');
		expect(answer.expansions[0]?.added.map(({ term }) => term)).toContain('medisindispenser');
		const norwegian = answer.items.slice(0, 3).find(({ lang }) => lang === 'nb');
		expect(norwegian).toMatchObject({ kind: 'pilot', found_by: 'glossary' });
		expect(norwegian?.via).toMatch(/medisindispenser/i);
		expect(norwegian?.url.nb).toMatch(/^https:\/\/sol\.example\/nb\/piloter\/[a-z0-9-]+$/);
		expect(norwegian?.url.sv.replace('/sv/', '/nb/')).toBe(norwegian?.url.nb);
	});

	test.each(['q=robot', 'q=natt&lang=nn', 'q=karlstad', 'q=visning&lang=sv&per_page=100', ''])(
		'gets an answer as described: %s',
		async (query) => {
			const answer = await found(query);
			expect(faultsOf(answer)).toEqual([]);
			expect(answer.items.length).toBe(Math.min(answer.total, answer.per_page));
		}
	);

	test('gets each hit once, page by page, and nothing after the last', async () => {
		const all = await found('q=tjeneste&per_page=100');
		const pages = await Promise.all([1, 2, 3, 99].map((page) => found(`q=tjeneste&per_page=5&page=${page}`)));
		const ids = pages.flatMap(({ items }) => items.map(({ kind, id }) => `${kind} ${id}`));
		expect(all.total).toBeGreaterThan(15);
		expect(ids).toEqual(all.items.slice(0, 15).map(({ kind, id }) => `${kind} ${id}`));
		expect(pages.at(-1)?.items).toEqual([]);
	});

	test('narrows by kind and country', async () => {
		const { items } = await found('q=robot&kind=pilot&country=SE');
		expect(items.length).toBeGreaterThan(0);
		expect(items.every(({ kind }) => kind === 'pilot')).toBe(true);
	});

	test('finds a quoted phrase only as it stands', async () => {
		const { items, expansions } = await found(`q=${encodeURIComponent('"läkemedelsautomat"')}&lang=sv`);
		expect(expansions).toEqual([]);
		expect(items.length).toBeGreaterThan(0);
		expect(items.every(({ found_by }) => found_by === 'own_words')).toBe(true);
	});

	test.each([
		['q=a&colour=red', 'colour'],
		['q=a&lang=en', 'lang'],
		['q=a&kind=drone', 'kind'],
		['q=a&country=DK', 'country'],
		['q=a&per_page=101', 'per_page'],
		['q=a&page=0', 'page']
	])('is told what is wrong with %s', (query, field) => {
		const refused = read(query);
		expect(refused.ok ? [] : refused.issues.map((issue) => issue.field)).toEqual([field]);
	});

	test.each([
		'',
		'   ',
		'a'.repeat(10_000),
		'och i på',
		`' OR 1=1`,
		'\\',
		'🙂',
		'مرحبا',
		'^(a+)+$',
		'(((',
		'"'.repeat(200),
		'& | ! <-> :*',
		'%_',
		'\0'
	])('gets an answer to any text: %s', async (q) => {
		const answer = await found(new URLSearchParams({ q }).toString());
		expect(faultsOf(answer)).toEqual([]);
	});
});

describe('what is not public', () => {
	test('changes no answer, whatever is asked', async () => {
		const word = 'zebrafinkmotor';
		const queries = [word, `"${word}"`, 'zebrafinkmotoren', 'zebrafink', 'zebrafinkmotro', 'zebra fink'];
		const answers = () => Promise.all(queries.map((q) => found(new URLSearchParams({ q }).toString())));
		const before = await answers();
		const [own] = await db.select().from(pilot).where(eq(pilot.ownerId, 'karlstad')).limit(1);
		const editor = await actorOf(db, 'redaktor.karlstad');
		await openDraft(db, editor, own?.id ?? '');
		const drafts = await db.execute(
			sql`update pilot_version set summary = summary || ${` ${word}`} where publication = 'draft' returning 1`
		);
		expect(drafts).toHaveLength(1);
		await refreshSearch(db);
		expect(await answers()).toEqual(before);
		expect(before[1]).toMatchObject({ total: 0, items: [], expansions: [] });
	});

	test('is found once it is published, and no more once it is hidden', async () => {
		const word = 'blåhvalpropell';
		await db.execute(sql`update pilot_version set summary = summary || ${` ${word}`} where publication = 'published'
			and pilot_id = (select pilot_id from pilot_version where publication = 'published' order by pilot_id limit 1)`);
		const { items, total } = await found(`q=${word}&kind=pilot`);
		expect(total).toBe(1);
		await db.execute(sql`update pilot set hidden_at = now() where id = ${items[0]?.id ?? ''}`);
		expect(await found(`q=${word}`)).toMatchObject({ total: 0, items: [] });
	});
});
