/** The glossary, read once. */
import glossary from '#data/glossary.json' with { type: 'json' };
import { wordBook, type WordBook } from './word-sense.ts';

let book: WordBook | undefined;

export function glossaryBook(): WordBook {
	book ??= wordBook(glossary);
	return book;
}
