/** The search as a condition for lists that have filters of their own. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import type { SearchKind } from './hit.ts';
import { lexicon } from './lexicon.server.ts';
import { allOf } from './matches.server.ts';
import { refreshIfStale } from './refresh-search.server.ts';
import { understandQuery } from './understand-query.server.ts';

/**
 * The ids, as text, of everything of this kind that all words of `q` stand in, by either language's word:
 * `sql\`${pilot.id}::text in ${await matching(…)}\``.
 */
export async function matching(db: Db, q: string, lang: Lang, kind: SearchKind): Promise<SQL> {
	await refreshIfStale(db);
	const units = await understandQuery(db, { q, lang }, await lexicon(db));
	const all = allOf(units);
	if (all === '') return sql`(select id from search_document where false)`;
	return sql`(select id from search_matches(${all}::tsquery) where kind = ${kind})`;
}
