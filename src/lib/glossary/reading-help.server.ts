import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { glossaryBook } from './book.server.ts';
import { readingHelp, type ReadingHelp, type ReadText } from './reading-help.ts';

/** What a reader may stumble over in the texts of a page, as the glossary says today. */
export async function helpToRead(db: Db, texts: readonly ReadText[], reader: Lang): Promise<ReadingHelp> {
	return readingHelp(texts, reader, await glossaryBook(db));
}
