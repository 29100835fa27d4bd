import { loadavg } from 'node:os';
import { sql, type SQL } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { testDb } from '../../../tests/db.ts';
import { loadSet, searchSet, type SetDocument } from '../../../tests/search-set.ts';
import { refreshSearch } from './refresh-search.server.ts';
import { searchPage } from './search-page.server.ts';
import { search } from './search.server.ts';

const { db } = await testDb();
const { documents, queries } = searchSet('test-set');
const MANY = 20_000;
const READERS = 10;
const BATCH = 2000;

/** The documents of the set, each again and again with sentences of others, until there are as many as wanted. */
async function many(): Promise<void> {
	const byLang = Map.groupBy(documents, ({ lang }) => lang);
	const made = Array.from({ length: MANY }, (_, n) => {
		const first = documents[n % documents.length];
		const like = byLang.get(first?.lang ?? 'nb') ?? [];
		const more = [7, 11, 13].map((step) => like[Math.floor((n * step) / 3) % like.length]);
		return {
			...first,
			kind: 'pilot',
			id: `load-${n}`,
			summary: [first, ...more].map((each) => `${each?.summary} ${each?.title}`).join(' ')
		};
	});
	for (let at = 0; at < made.length; at += BATCH) await loadSet(db, made.slice(at, at + BATCH) as SetDocument[]);
}

const first = { lang: 'nb', kind: null, country: null, without: [], page: 1, perPage: 20 } as const;

function percentile(times: readonly number[], part: number): number {
	return times.toSorted((one, other) => one - other)[Math.floor(times.length * part)] ?? 0;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}

beforeAll(async () => {
	const loaded = await timed(many);
	const read = await timed(async () => refreshSearch(db));
	await db.execute(sql`analyze`);
	console.log(
		`${MANY} documents: loaded in ${(loaded / 1000).toFixed(1)} s, read for the search in ${(read / 1000).toFixed(1)} s`
	);
}, 300_000);

/** Notes every statement of a page as it was sent. */
function noting(): { db: Db; noted: SQL[] } {
	const noted: SQL[] = [];
	const execute = async (query: SQL) => {
		noted.push(query);
		return db.execute(query);
	};
	const spy = new Proxy(db, { get: (of, key) => (key === 'execute' ? execute : (Reflect.get(of, key) as unknown)) });
	return { db: spy, noted };
}

const page = async (on: Db, { q, lang }: { q: string; lang: Lang }) =>
	searchPage(on, null, new URLSearchParams({ q }), lang);

/** Something that is searched changes: no answer that was worked out before holds any longer. */
const indexChanges = sql`insert into search_change default values`;

/** Somebody reads a page: of all that is written by far the most, and nothing that is searched. */
const pageIsRead = sql`insert into page_view (about_kind, about_id, day, count) values ('pilot', 'load-0', '2026-11-22', 1)
	on conflict (about_kind, about_id, day) do update set count = page_view.count + 1`;

/** What each page asks the database, as it was sent. */
async function statementsOf(each: (typeof queries)[number]): Promise<readonly SQL[]> {
	await db.execute(indexChanges);
	const { db: spy, noted } = noting();
	await page(spy, each);
	return noted;
}

/** As many at once as there are readers, who never wait between two. */
async function atOnce<T>(all: readonly T[], readers: number, work: (each: T) => Promise<unknown>): Promise<number[]> {
	const times: number[] = [];
	const next = all.values();
	await Promise.all(
		Array.from({ length: readers }, async () => {
			for (const each of next) times.push(await timed(async () => work(each)));
		})
	);
	return times;
}

/** The statements of a page with what they asked for, and nothing around them. */
async function replay(statements: readonly SQL[]): Promise<void> {
	for (const statement of statements) await db.execute(statement);
}

const told = (times: readonly number[]) =>
	`median ${percentile(times, 0.5).toFixed(0)} ms, p95 ${percentile(times, 0.95).toFixed(0)} ms`;

test('ten readers at once wait no longer than three times its SQL alone, or a tenth of a second', async () => {
	for (const each of queries) await page(db, each);
	const asked = [];
	for (const each of queries) asked.push(await statementsOf(each));
	const inTurn = await atOnce(asked, 1, replay);
	const alone = await atOnce(asked, READERS, replay);
	// the worst there is: between any two pages the index changed, so that no answer is known
	const pages = await atOnce(queries, READERS, async (each) => {
		await db.execute(indexChanges);
		await page(db, each);
	});
	await atOnce(queries, READERS, async (each) => page(db, each));
	const known = await atOnce(queries, READERS, async (each) => {
		await db.execute(pageIsRead);
		await page(db, each);
	});
	const bound = Math.max(100, 3 * percentile(alone, 0.95));
	console.log(
		`${MANY} documents, ${READERS} readers at once: ${told(pages)}; its SQL alone, as many at once ${told(alone)}, one after the other ${told(inTurn)}; asked for again while others read ${told(known)}; load ${loadavg()[0]?.toFixed(1)}`
	);
	expect(percentile(pages, 0.95)).toBeLessThan(bound);
	expect(percentile(known, 0.95)).toBeLessThan(Math.max(100, percentile(pages, 0.95) / 2));
}, 180_000);

test('a search does not wait for somebody who edits the glossary, and sees the change as soon as it is made', async () => {
	const before = await search(db, { ...first, q: 'zwirkeldings' });
	expect(before.expansions).toEqual([]);
	await db.transaction(async (tx) => {
		await tx.execute(
			sql`insert into concept (id, category, relation, weight) values ('zwirkel', 'general', 'same', 90)`
		);
		await tx.execute(sql`insert into term (concept_id, language, position, word)
			values ('zwirkel', 'nb', 0, 'zwirkeldings'), ('zwirkel', 'sv', 0, 'läkemedelsautomat')`);
		const during = await timed(async () => search(db, { ...first, q: 'zwirkeldings' }));
		expect(during).toBeLessThan(2000);
		expect((await search(db, { ...first, q: 'zwirkeldings' })).expansions).toEqual([]);
		expect((await search(tx, { ...first, q: 'zwirkeldings' })).total).toBeGreaterThan(0);
	});
	expect((await search(db, { ...first, q: 'zwirkeldings' })).total).toBeGreaterThan(0);
}, 60_000);
