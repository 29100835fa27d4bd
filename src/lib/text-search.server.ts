/** Full text search of PostgreSQL in the grammar of one language. */
import { sql, type SQL } from 'drizzle-orm';
import type { Lang } from '#lib/lang.ts';
import { wordsOf } from '#lib/search-words.ts';

/**
 * True where every word of `q` stands in `document`, in any of its forms or, from three letters on, as the start of
 * another word. Small words such as «og» are overlooked; a query of nothing but signs finds nothing.
 */
export function matchesText(document: SQL, q: string, lang: Lang): SQL {
	const words = wordsOf(q);
	if (words.length === 0) return sql`false`;
	const dictionary = sql.raw(lang === 'sv' ? `'swedish'::regconfig` : `'norwegian'::regconfig`);
	const wanted = words.map(
		(word) => sql`(case when numnode(to_tsquery(${dictionary}, ${word})) = 0 then ''::tsquery
			else to_tsquery(${dictionary}, ${word}) || to_tsquery('simple', ${word.length < 3 ? word : `${word}:*`}) end)`
	);
	return sql`to_tsvector(${dictionary}, ${document}) @@ (${sql.join(wanted, sql` && `)})`;
}
