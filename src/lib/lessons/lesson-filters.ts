/** What the public list of lessons is narrowed down to. */
import type { Chosen, Facets, Tally } from '#lib/facet.ts';
import { isCountry } from '#lib/organisations/organisation.ts';
import { isOutcome } from '#lib/pilots/pilot-view.ts';
import { isKind } from './lesson.ts';

export type LessonFacet = 'kind' | 'technology' | 'country' | 'outcome';
export type LessonFilters = Chosen<LessonFacet>;
export type LessonTally = Tally<LessonFacet>;

/** The words of the address, the same in both languages. */
export const parameters: Readonly<Record<LessonFacet, string>> = {
	kind: 'slag',
	outcome: 'utfall',
	country: 'land',
	technology: 'teknologi'
};

/** @param technologies keys of the areas that exist */
export function lessonFacets(technologies: readonly string[]): Facets<LessonFacet> {
	return {
		kind: { parameter: parameters.kind, isKnown: isKind },
		outcome: { parameter: parameters.outcome, isKnown: isOutcome },
		country: { parameter: parameters.country, isKnown: isCountry },
		technology: { parameter: parameters.technology, isKnown: (value) => technologies.includes(value) }
	};
}
