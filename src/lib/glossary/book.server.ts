/** The book of words as it stands in the database, kept in memory until somebody changes it. */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { glossary } from './concepts.server.ts';
import { wordBook, type WordBook } from './word-sense.ts';

/** Of one installation only the newest is asked for; tests have several. */
const MOST_KEPT = 4;
const kept = new Map<string, Promise<WordBook>>();

export async function glossaryBook(db: Db): Promise<WordBook> {
	// who last wrote the number is part of the key: a change that is not to be seen by others yet may have the same number
	const [now] = await db.execute<{ key: string }>(
		sql`select concat_ws(' ', current_database(), revision, xmin) as key from glossary_revision`
	);
	const key = now?.key ?? '';
	const known = kept.get(key);
	if (known) return known;
	const book = glossary(db).then(wordBook);
	kept.set(key, book);
	book.catch(() => kept.delete(key));
	for (const old of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(old);
	return book;
}
