import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { openDb, type Db } from '#lib/db.server.ts';
import { testDb } from '../../../tests/db.ts';
import { loadSet, type SetDocument } from '../../../tests/search-set.ts';
import type { Asked, SearchAnswer } from './hit.ts';
import { addUpChanges, indexState } from './index-state.server.ts';
import { knownAnswer } from './known-answers.server.ts';
import { refreshSearch } from './refresh-search.server.ts';
import { search } from './search.server.ts';

const { db, url } = await testDb();

const asked = (q: string): Asked => ({
	...{ q, lang: 'nb', kind: null, country: null, without: [], page: 1, perPage: 10 }
});
const slugs = async (q: string, on: Db = db) => (await search(on, asked(q))).hits.map(({ slug }) => slug);
const pilot = (id: string, title: string): SetDocument => ({
	...{ id, lang: 'nb', title, summary: 'Prøves ut.', kind: 'pilot', technology_area: 'shared_platform' }
});
const hide = (slug: string) => sql`update pilot set hidden_at = now() where slug = ${slug}`;
const stateOf = async (on: Db) => (await on.execute<{ state: string }>(sql`select (${indexState}) as state`))[0]?.state;
const countView = sql`insert into page_view (about_kind, about_id, day, count) values ('pilot', 'one', '2026-11-22', 1)
	on conflict (about_kind, about_id, day) do update set count = page_view.count + 1`;

beforeAll(async () => {
	await loadSet(
		db,
		['one', 'two', 'three', 'four', 'five', 'six'].map((id) => pilot(id, `Kvasterbotteknikk ${id}`))
	);
	await refreshSearch(db);
});

/** A transaction that is open until it is told to end. */
async function begun(work: (tx: Db) => Promise<unknown>): Promise<{ end: () => Promise<void> }> {
	const { promise: told, resolve: tell } = Promise.withResolvers<undefined>();
	const { promise: ready, resolve: isReady } = Promise.withResolvers<undefined>();
	const other = openDb(url, 1);
	const done = other.db.transaction(async (tx) => {
		await work(tx);
		isReady(undefined);
		await told;
	});
	await Promise.race([ready, done]);
	return {
		end: async () => {
			tell(undefined);
			await done;
			await other.close();
		}
	};
}

describe('Somebody asks what was asked before', () => {
	test('and is given the same answer while nothing is changed that is searched', async () => {
		const before = await search(db, asked('kvasterbotteknikk'));
		expect(before.total).toBe(6);
		await db.execute(countView);
		expect(await search(db, asked('kvasterbotteknikk'))).toBe(before);
	});

	test('and finds no more what was taken away in between', async () => {
		expect(await slugs('kvasterbotteknikk six')).toContain('six');
		await db.execute(hide('six'));
		expect(await slugs('kvasterbotteknikk six')).not.toContain('six');
	});

	test('and sees a change as soon as it is made, whoever of two began or ended first', async () => {
		const first = await begun(async (tx) => tx.execute(hide('one')));
		const second = await begun(async (tx) => tx.execute(hide('two')));
		expect(await slugs('kvasterbotteknikk')).toEqual(expect.arrayContaining(['one', 'two', 'three']));
		await second.end();
		await refreshSearch(db);
		for (let again = 0; again < 2; again += 1)
			expect((await slugs('kvasterbotteknikk')).toSorted()).toEqual(['five', 'four', 'one', 'three']);
		await first.end();
		expect((await slugs('kvasterbotteknikk')).toSorted()).toEqual(['five', 'four', 'three']);
		await refreshSearch(db);
		expect((await slugs('kvasterbotteknikk')).toSorted()).toEqual(['five', 'four', 'three']);
	});

	test('and nobody is given what was found while something changed', async () => {
		const old: SearchAnswer = await search(db, asked('kvasterbotteknikk'));
		const during = await knownAnswer(db, asked('kvasterbotteknikk tre'), async () => {
			await db.execute(hide('three'));
			await refreshSearch(db);
			return old;
		});
		expect(during).toBe(old);
		const after = await knownAnswer(db, asked('kvasterbotteknikk tre'), async () =>
			search(db, asked('kvasterbotteknikk'))
		);
		expect(after.hits.map(({ slug }) => slug).toSorted()).toEqual(['five', 'four']);
	});

	test('and what is changed in a transaction is kept for nobody', async () => {
		const before = await search(db, asked('kvasterbotteknikk'));
		await db
			.transaction(async (tx) => {
				await tx.execute(hide('four'));
				expect(await slugs('kvasterbotteknikk', tx)).toEqual(['five']);
				throw new Error('undone');
			})
			.catch(() => undefined);
		expect(await search(db, asked('kvasterbotteknikk'))).toBe(before);
	});
});

describe('The changes of the index are added up', () => {
	test('while others write, and none is lost or counted twice', async () => {
		const touch = sql`update search_document set slug = slug where slug = 'five'`;
		for (let at = 0; at < 120; at += 1) await db.execute(touch);
		const sum = async () =>
			(
				await db.execute<{ sum: number; rows: number }>(sql`
				select sum(count)::int as sum, count(*)::int as rows from search_change`)
			)[0] ?? { sum: 0, rows: 0 };
		const before = await sum();
		const open = await begun(async (tx) => tx.execute(touch));
		await Promise.all([addUpChanges(db), addUpChanges(db)]);
		expect(await sum()).toEqual({ sum: before.sum, rows: 1 });
		const between = await stateOf(db);
		await open.end();
		expect(await sum()).toEqual({ sum: before.sum + 1, rows: 2 });
		expect(await stateOf(db)).not.toBe(between);
	});
});
