/** Before anybody asks: who comes first after a start would wait for the words of both languages to be read. */
import type { Db } from '#lib/db.server.ts';
import { glossaryBook } from '#lib/glossary/book.server.ts';
import { log } from '#lib/log.server.ts';
import { lexicon } from './lexicon.server.ts';

export async function readWords(db: Db): Promise<void> {
	try {
		await lexicon(db);
		await glossaryBook(db);
	} catch (fault) {
		// they are read by the first who needs them, who is told if that fails again
		log('error', 'search_index.words_not_read', { error: fault instanceof Error ? fault.name : 'unknown' });
	}
}
