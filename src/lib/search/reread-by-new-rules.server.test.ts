import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { testDb } from '../../../tests/db.ts';
import { refreshSearch } from './refresh-search.server.ts';
import { rereadByNewRules } from './reread-by-new-rules.server.ts';

const { db } = await testDb({ demo: true });

describe('an index that was made by other rules', () => {
	test('is left as it is while the rules are the same', async () => {
		await refreshSearch(db);
		expect(await rereadByNewRules(db)).toBe(false);
		expect(await refreshSearch(db)).toBe(0);
	});

	test('is read again as a whole', async () => {
		const [documents] = await db.execute<{ all: number }>(sql`select count(*)::int as all from search_document`);
		await db.execute(
			sql`update search_word set stem = 'old' where (side, word) = (select side, word from search_word limit 1)`
		);
		expect(await rereadByNewRules(db)).toBe(true);
		expect(await refreshSearch(db)).toBe(documents?.all);
		expect(await rereadByNewRules(db)).toBe(false);
	});
});
