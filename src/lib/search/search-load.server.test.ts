import { sql, type SQL } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { Db } from '#lib/db.server.ts';
import { testDb } from '../../../tests/db.ts';
import { loadSet, searchSet, type SetDocument } from '../../../tests/search-set.ts';
import { refreshSearch } from './refresh-search.server.ts';
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
const asked = queries.map(({ q, lang }) => ({ q, lang, kind: null, country: null, without: [], page: 1, perPage: 20 }));

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

/** Time that the statements of a search take alone, one after the other: the driver in between is ours too. */
function timedSql(): { db: Db; spent: () => number } {
	let spent = 0;
	const execute = async (query: SQL) => {
		const start = performance.now();
		const rows = await db.execute(query);
		spent += performance.now() - start;
		return rows;
	};
	const spy = new Proxy(db, { get: (of, key) => (key === 'execute' ? execute : (Reflect.get(of, key) as unknown)) });
	return { db: spy, spent: () => spent };
}

/** Makes every answer be worked out again: somebody has written something. */
const somethingHappens = sql`update project set name_nb = name_nb where id = 'search-set'`;

test('ten readers at once wait no longer than three times the statements alone, or a tenth of a second', async () => {
	for (const each of asked) await search(db, each);
	const alone: number[] = [];
	for (const each of asked) {
		await db.execute(somethingHappens);
		const timed = timedSql();
		await search(timed.db, each);
		alone.push(timed.spent());
	}
	const whole: number[] = [];
	await db.execute(somethingHappens);
	const next = asked.values();
	await Promise.all(
		Array.from({ length: READERS }, async () => {
			for (const each of next) whole.push(await timed(async () => search(db, each)));
		})
	);
	console.log(
		`${MANY} documents, ${READERS} readers: median ${percentile(whole, 0.5).toFixed(0)} ms, p95 ${percentile(whole, 0.95).toFixed(0)} ms; SQL alone median ${percentile(alone, 0.5).toFixed(0)} ms, p95 ${percentile(alone, 0.95).toFixed(0)} ms`
	);
	expect(percentile(whole, 0.95)).toBeLessThan(Math.max(100, 3 * percentile(alone, 0.95)));
}, 120_000);

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
