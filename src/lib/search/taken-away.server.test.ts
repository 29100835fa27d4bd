/** The moments just after, and while, something is taken away. */
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { openDb } from '#lib/db.server.ts';
import { testDb } from '../../../tests/db.ts';
import { loadSet } from '../../../tests/search-set.ts';
import { lexicon } from './lexicon.server.ts';
import { refreshSearch } from './refresh-search.server.ts';
import { understandQuery } from './understand-query.server.ts';

const { db, url } = await testDb();
const word = 'zompqonizektx';
const mistyped = 'zompqonnizektx';

const inIndex = async () =>
	(
		await db.execute(
			sql`select from search_document where slug = 'gone' union all select from search_word where word = ${word}`
		)
	).length;
const hide = sql`update pilot set hidden_at = now() where slug = 'gone'`;
const show = sql`update pilot set hidden_at = null where slug = 'gone'`;

beforeAll(async () => {
	await loadSet(db, [
		{ id: 'gone', lang: 'nb', title: `Prøver ${word}`, summary: 'x', kind: 'pilot', technology_area: 'shared_platform' }
	]);
	await refreshSearch(db);
});

describe('a pilot that is hidden', () => {
	test('gives its words to no query that is mistyped, from the same moment on', async () => {
		const meant = async () =>
			JSON.stringify(await understandQuery(db, { q: mistyped, lang: 'nb' }, await lexicon(db))).includes(word);
		expect(await meant()).toBe(true);
		await db.execute(hide);
		// the word itself goes with the next round of the worker
		expect(await inIndex()).toBe(1);
		expect(await meant()).toBe(false);
		await db.execute(show);
		await refreshSearch(db);
	});

	test('is gone also where it was read into the index at the same moment', async () => {
		await db.execute(sql`select search_again('pilot', array(select id::text from pilot where slug = 'gone'))`);
		const elsewhere = openDb(url, 1);
		const hiding = await db.transaction(async (tx) => {
			await refreshSearch(tx);
			// a query begins when somebody waits for it
			const hidden = Promise.resolve(elsewhere.db.execute(hide));
			await waitsForALock();
			return { hidden };
		});
		await hiding.hidden;
		await elsewhere.close();
		await refreshSearch(db);
		expect(await inIndex()).toBe(0);
	});
});

async function waitsForALock(): Promise<void> {
	for (let tries = 0; tries < 200; tries += 1) {
		const [waiting] = await db.execute(sql`
			select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
		if (waiting) return;
		await new Promise((done) => setTimeout(done, 20));
	}
	throw new Error('Nobody waited');
}
