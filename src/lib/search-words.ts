/** What a search in the reader's own language looks for, and where. */
import type { ContentLang, Lang } from '#lib/lang.ts';

/** The words of a query, eight at most; nothing that could be read as an operator. */
export function wordsOf(q: string): readonly string[] {
	return (
		q
			.normalize('NFC')
			.toLowerCase()
			.match(/[\p{L}\p{N}]+/gu) ?? []
	).slice(0, 8);
}

/** Whose texts a search in this interface language covers. */
export const searchedLanguages: Readonly<Record<Lang, readonly ContentLang[]>> = {
	nb: ['nb', 'nn'],
	nn: ['nb', 'nn'],
	sv: ['sv']
};
