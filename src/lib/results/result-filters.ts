/** What the list of results is narrowed down to; it stands in the URL, and what is not understood there is left out. */
import { isCountry, type Country } from '#lib/organisations/organisation.ts';
import { isGainCategory, type GainCategory } from './indicator.ts';

export const outcomes = ['works', 'mixed', 'no_effect', 'harmful', 'not_completed'] as const;
export type Outcome = (typeof outcomes)[number];

export type ResultFilters = {
	readonly gain: GainCategory | null;
	/** Key of a technology area. */
	readonly technology: string | null;
	readonly country: Country | null;
	readonly outcome: Outcome | null;
};

export type ReadFilters = { readonly filters: ResultFilters; readonly misunderstood: boolean };

/** @param technologies keys of the areas that exist */
export function readFilters(query: URLSearchParams, technologies: readonly string[]): ReadFilters {
	const asked = (name: string) => query.get(name)?.trim() ?? '';
	const filters = {
		gain: pick(asked('gevinst'), isGainCategory),
		technology: pick(asked('teknologi'), (value): value is string => technologies.some((key) => key === value)),
		country: pick(asked('land').toUpperCase(), isCountry),
		outcome: pick(asked('utfall'), isOutcome)
	};
	const typed = ['gevinst', 'teknologi', 'land', 'utfall'].filter((name) => asked(name) !== '');
	return { filters, misunderstood: typed.length > activeCount(filters) };
}

export function activeCount(filters: ResultFilters): number {
	return Object.values(filters).filter((value) => value !== null).length;
}

/** The query of a link to the same list. */
export function queryOf({ gain, technology, country, outcome }: ResultFilters): string {
	const entries = { gevinst: gain, teknologi: technology, land: country, utfall: outcome };
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(entries)) if (value !== null) query.set(name, value);
	return query.toString();
}

function isOutcome(value: unknown): value is Outcome {
	return outcomes.some((outcome) => outcome === value);
}

function pick<T extends string>(value: string, known: (value: unknown) => value is T): T | null {
	return known(value) ? value : null;
}
