/** What the register of results is narrowed down to. It stands in the address; what is not understood there is left out. */
import { isCountry } from '#lib/organisations/organisation.ts';
import { isOutcome } from '#lib/pilots/pilot-view.ts';
import { isGainCategory } from './indicator.ts';

const facets = ['indicator', 'gain', 'technology', 'country', 'outcome'] as const;
export type Facet = (typeof facets)[number];

/** For each facet the values of which one must hold; none = any. */
export type ResultFilters = Readonly<Record<Facet, readonly string[]>>;

export const noFilters: ResultFilters = { indicator: [], gain: [], technology: [], country: [], outcome: [] };

/** The words of the address, the same in both languages. */
export const parameterOf: Readonly<Record<Facet, string>> = {
	indicator: 'indikator',
	gain: 'gevinst',
	technology: 'teknologi',
	country: 'land',
	outcome: 'utfall'
};

export type ReadFilters = { readonly filters: ResultFilters; readonly misunderstood: boolean };

/**
 * @param technologies keys of the areas that exist
 * @param indicators keys of the indicators that exist
 */
export function readFilters(
	query: URLSearchParams,
	technologies: readonly string[],
	indicators: readonly string[]
): ReadFilters {
	const known: Readonly<Record<Facet, (value: string) => boolean>> = {
		indicator: (value) => indicators.includes(value),
		gain: isGainCategory,
		technology: (value) => technologies.includes(value),
		country: isCountry,
		outcome: isOutcome
	};
	const asked = (facet: Facet) => [...new Set(query.getAll(parameterOf[facet]).filter((value) => value !== ''))];
	const kept = (facet: Facet) => asked(facet).filter(known[facet]);
	return {
		filters: {
			indicator: kept('indicator'),
			gain: kept('gain'),
			technology: kept('technology'),
			country: kept('country'),
			outcome: kept('outcome')
		},
		misunderstood: facets.some((facet) => kept(facet).length < asked(facet).length)
	};
}

export function activeCount(filters: ResultFilters): number {
	return facets.reduce((sum, facet) => sum + filters[facet].length, 0);
}

/** End of an address of the same list; '' for the whole list. */
export function searchOf(filters: ResultFilters, page = 1): string {
	const query = new URLSearchParams();
	for (const facet of facets) for (const value of filters[facet]) query.append(parameterOf[facet], value);
	if (page > 1) query.set('side', String(page));
	return query.size === 0 ? '' : `?${query}`;
}

/** How many results there are of one combination of what can be filtered by. */
export type Tally = { readonly count: number } & Readonly<Record<Facet, string | null>>;

/** How many results the filters leave. */
export function totalOf(tallies: readonly Tally[], filters: ResultFilters): number {
	return sum(tallies.filter((tally) => facets.every((facet) => fits(tally, filters, facet))));
}

/** How many there would be of each value of a facet, the other facets being as they are. */
export function countsOf(tallies: readonly Tally[], filters: ResultFilters, facet: Facet): ReadonlyMap<string, number> {
	const others = facets.filter((each) => each !== facet);
	const counts = new Map<string, number>();
	for (const tally of tallies) {
		const value = tally[facet];
		if (value === null) continue;
		const counted = others.every((other) => fits(tally, filters, other)) ? tally.count : 0;
		counts.set(value, (counts.get(value) ?? 0) + counted);
	}
	return counts;
}

function fits(tally: Tally, filters: ResultFilters, facet: Facet): boolean {
	const value = tally[facet];
	return filters[facet].length === 0 || (value !== null && filters[facet].includes(value));
}

function sum(tallies: readonly Tally[]): number {
	return tallies.reduce((total, { count }) => total + count, 0);
}
