import { all, yes, type Decision } from '#lib/decision.ts';
import { categories, isCategory, isRelation, relations, type Relation } from '#lib/glossary/concept.ts';
import { oneOf, onlyKnown, readPaging, readQuery, type Paging } from './list-query.ts';

export type GlossaryFilter = Paging & {
	readonly q: string;
	readonly category: (typeof categories)[number] | null;
	readonly relation: Relation | null;
};

export const glossaryValues = { category: categories, relation: relations } as const;

export function readGlossaryFilter(params: URLSearchParams): Decision<GlossaryFilter> {
	const one = oneOf(params);
	const read = all({
		known: onlyKnown(params, ['page', 'per_page', 'q', 'category', 'relation']),
		paging: readPaging(params),
		q: readQuery(params.get('q')),
		category: one('category', isCategory),
		relation: one('relation', isRelation)
	});
	if (!read.ok) return read;
	const { q, category, relation, paging } = read.value;
	return yes({ q, category, relation, ...paging });
}
