import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { isSide } from '#lib/language/side.ts';
import { analysed } from './lexeme.ts';
import { searchDocument, searchStale, searchWord } from './schema.server.ts';

/** As many words as tell whether the rules of today are those the index was made by. */
const SAMPLE = 20_000;

/**
 * After a release the index may have been made by other rules of stems and keys: then all of it is read again.
 *
 * @returns whether it was so
 */
export async function rereadByNewRules(db: Db): Promise<boolean> {
	const kept = await db.select().from(searchWord).limit(SAMPLE);
	const isSame = kept.every(({ side, word, stem, cognate }) => {
		const today = isSide(side) ? analysed(word, side) : undefined;
		return today?.stem === stem && today.cognate === cognate;
	});
	if (isSame) return false;
	await db
		.insert(searchStale)
		.select(
			db.select({ kind: searchDocument.kind, id: searchDocument.id, at: sql`now()`.as('at') }).from(searchDocument)
		)
		.onConflictDoNothing();
	return true;
}
