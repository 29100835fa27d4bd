/** What the register of results is narrowed down to. */
import type { Chosen, Facets, Tally } from '#lib/facet.ts';
import { isCountry } from '#lib/organisations/organisation.ts';
import { isOutcome } from '#lib/pilots/pilot-view.ts';
import { isGainCategory } from './indicator.ts';

type ResultFacet = 'indicator' | 'gain' | 'technology' | 'country' | 'outcome';
export type ResultFilters = Chosen<ResultFacet>;
export type ResultTally = Tally<ResultFacet>;

export const noFilters: ResultFilters = { indicator: [], gain: [], technology: [], country: [], outcome: [] };

/** The words of the address, the same in both languages. */
export const parameters: Readonly<Record<ResultFacet, string>> = {
	indicator: 'indikator',
	gain: 'gevinst',
	technology: 'teknologi',
	country: 'land',
	outcome: 'utfall'
};

/**
 * @param technologies keys of the areas that exist
 * @param indicators keys of the indicators that exist
 */
export function resultFacets(technologies: readonly string[], indicators: readonly string[]): Facets<ResultFacet> {
	return {
		indicator: { parameter: parameters.indicator, isKnown: (value) => indicators.includes(value) },
		gain: { parameter: parameters.gain, isKnown: isGainCategory },
		technology: { parameter: parameters.technology, isKnown: (value) => technologies.includes(value) },
		country: { parameter: parameters.country, isKnown: isCountry },
		outcome: { parameter: parameters.outcome, isKnown: isOutcome }
	};
}
