import type { GlossaryItem } from '#lib/api/public-glossary.server.ts';
import { categoryKey } from '#lib/glossary/concept.ts';
import { column, listOf, word } from './column.ts';

/** The words of both countries, how they stand to each other, what differs. */
export const conceptList = listOf<GlossaryItem>('concept', [
	column('words_nb', ({ nb, synonyms }) => words(nb, synonyms.nb)),
	column('words_nn', ({ nn, synonyms }) => words(nn, synonyms.nn)),
	column('words_sv', ({ sv, synonyms }) => words(sv, synonyms.sv)),
	column('relation', ({ relation }, reader) => word('glossary.relation_', relation, reader)),
	column('category', ({ category }, reader) => word('glossary.category_', categoryKey(category), reader)),
	column('difference_nb', ({ difference }) => difference?.nb ?? ''),
	column('difference_sv', ({ difference }) => difference?.sv ?? '')
]);

function words(first: string | null, others: readonly string[]): string {
	return [...(first === null ? [] : [first]), ...others].join(', ');
}
