/**
 * A list narrowed down by facets that stand in its address. Of each facet one of the chosen values must hold; none
 * chosen = any. What is not understood in the address is left out, and said.
 */

/** For each facet its word in the address and what it may be. */
export type Facets<F extends string> = Readonly<Record<F, { parameter: string; isKnown: (value: string) => boolean }>>;
export type Chosen<F extends string> = Readonly<Record<F, readonly string[]>>;
/** How many things there are of one combination of what can be filtered by. */
export type Tally<F extends string> = { readonly count: number } & Readonly<Record<F, string | null>>;

const MAX_VALUES = 30;

export function readChosen<F extends string>(
	query: URLSearchParams,
	facets: Facets<F>
): { chosen: Chosen<F>; misunderstood: boolean } {
	let misunderstood = false;
	const chosen = mapped(facets, (_, { parameter, isKnown }) => {
		const asked = [...new Set(query.getAll(parameter).filter((value) => value !== ''))];
		const kept = asked.filter(isKnown).slice(0, MAX_VALUES);
		if (kept.length < asked.length) misunderstood = true;
		return kept;
	});
	return { chosen, misunderstood };
}

export function chosenCount(chosen: Chosen<string>): number {
	return Object.values(chosen).reduce((sum, values) => sum + values.length, 0);
}

/** End of an address of the same list; '' for the whole list. */
export function addressOf<F extends string>(
	parameters: Readonly<Record<F, string>>,
	chosen: Chosen<F>,
	page = 1
): string {
	const query = new URLSearchParams();
	for (const facet of keysOf(parameters)) for (const value of chosen[facet]) query.append(parameters[facet], value);
	if (page > 1) query.set('side', String(page));
	return query.size === 0 ? '' : `?${query}`;
}

/** How many the choices leave. */
export function totalOf<F extends string>(tallies: readonly Tally<F>[], chosen: Chosen<F>): number {
	const all = keysOf(chosen);
	return sum(tallies.filter((tally) => all.every((facet) => fits(tally, chosen, facet))));
}

/** How many there would be of each value of a facet, the other facets being as they are. */
export function countsOf<F extends string>(
	tallies: readonly Tally<F>[],
	chosen: Chosen<F>,
	facet: F
): ReadonlyMap<string, number> {
	const others = keysOf(chosen).filter((each) => each !== facet);
	const counts = new Map<string, number>();
	for (const tally of tallies) {
		const value = tally[facet];
		if (value === null) continue;
		const counted = others.every((other) => fits(tally, chosen, other)) ? tally.count : 0;
		counts.set(value, (counts.get(value) ?? 0) + counted);
	}
	return counts;
}

function fits<F extends string>(tally: Tally<F>, chosen: Chosen<F>, facet: F): boolean {
	const value: string | null = tally[facet];
	return chosen[facet].length === 0 || (value !== null && chosen[facet].includes(value));
}

function sum(tallies: readonly { readonly count: number }[]): number {
	return tallies.reduce((total, { count }) => total + count, 0);
}

function keysOf<F extends string>(of: Readonly<Record<F, unknown>>): F[] {
	return Object.keys(of) as F[];
}

function mapped<F extends string, A, B>(of: Readonly<Record<F, A>>, to: (key: F, value: A) => B): Record<F, B> {
	return Object.fromEntries(keysOf(of).map((key) => [key, to(key, of[key])])) as Record<F, B>;
}
