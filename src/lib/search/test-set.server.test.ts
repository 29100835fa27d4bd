import { beforeAll, describe, expect, test } from 'vitest';
import { testDb } from '../../../tests/db.ts';
import { loadSet, searchSet, type SetQuery } from '../../../tests/search-set.ts';
import type { Hit } from './hit.ts';
import { refreshSearch } from './refresh-search.server.ts';
import { search } from './search.server.ts';

const { db } = await testDb();
const { documents, queries, must_not: pairs } = searchSet(process.env['SEARCH_SET'] ?? 'test-set');

async function slugs(q: string, lang: SetQuery['lang'], perPage: number): Promise<string[]> {
	const { hits } = await search(db, { q, lang, kind: null, country: null, without: [], page: 1, perPage });
	return hits.map(({ slug }: Hit) => slug);
}

type Outcome = SetQuery & { found: number; missed: string[] };
const outcomes: Outcome[] = [];

beforeAll(async () => {
	await loadSet(db, documents);
	await refreshSearch(db);
	for (const query of queries) {
		const hits = await slugs(query.q, query.lang, 10);
		const missed = query.expects.filter((id) => !hits.includes(id));
		outcomes.push({ ...query, missed, found: query.expects.length - missed.length });
		if (missed.length > 0)
			console.log(`${query.class} ${query.lang} «${query.q}»: missed ${missed.join(' ')} among ${hits.join(' ')}`);
	}
}, 120_000);

function recall(of: readonly Outcome[]): number {
	const expected = of.reduce((sum, { expects }) => sum + expects.length, 0);
	return of.reduce((sum, { found }) => sum + found, 0) / expected;
}

describe('Somebody who knows one of the languages searches in both', () => {
	test('of all that belongs to the queries of the set, 95 per cent stand among the first ten', () => {
		console.log(`all ${recall(outcomes).toFixed(3)}`);
		expect(recall(outcomes)).toBeGreaterThanOrEqual(0.95);
	});

	test.each([...new Set(queries.map((query) => query.class))])('and of those of the kind «%s» 85 per cent', (kind) => {
		const share = recall(outcomes.filter((outcome) => outcome.class === kind));
		console.log(`${kind} ${share.toFixed(3)}`);
		expect(share).toBeGreaterThanOrEqual(0.85);
	});

	test('queries without a word that a glossary would have do as well', () => {
		const share = recall(outcomes.filter((outcome) => !outcome.has_glossary_word));
		console.log(`without glossary words ${share.toFixed(3)}`);
		expect(share).toBeGreaterThanOrEqual(0.9);
	});

	test('nothing that only looks alike is among the first five', async () => {
		const wrong: string[] = [];
		for (const { q, lang, document, why } of pairs) {
			const hits = await slugs(q, lang, 5);
			if (hits.includes(document)) wrong.push(`${lang} «${q}»: ${document} (${why})`);
		}
		expect(wrong).toEqual([]);
	});
});
