/** What is to be compared, as the address says it: two to six pilots, one indicator, or both. */
export const fewestPilots = 2;
const mostPilots = 6;

const compareParameter = { indicator: 'indikator', pilot: 'pilot' } as const;

export type Comparing = {
	readonly indicator: string | null;
	/** Addresses of pilots, in the order in which they were chosen. */
	readonly pilots: readonly string[];
	/** Something was asked for that is not there. */
	readonly misunderstood: boolean;
	readonly tooMany: boolean;
};

/** @param known what is published */
export function readComparing(
	query: URLSearchParams,
	known: { readonly indicators: readonly string[]; readonly pilots: readonly string[] }
): Comparing {
	const asked = query.get(compareParameter.indicator) ?? '';
	const indicator = known.indicators.includes(asked) ? asked : null;
	const wanted = [...new Set(query.getAll(compareParameter.pilot).filter((slug) => slug !== ''))];
	const found = wanted.filter((slug) => known.pilots.includes(slug));
	return {
		indicator,
		pilots: found.slice(0, mostPilots),
		misunderstood: (asked !== '' && indicator === null) || found.length < wanted.length,
		tooMany: found.length > mostPilots
	};
}

/** End of the address of the same comparison. */
export function comparingSearch({ indicator, pilots }: Pick<Comparing, 'indicator' | 'pilots'>): string {
	const query = new URLSearchParams();
	if (indicator !== null) query.set(compareParameter.indicator, indicator);
	for (const slug of pilots) query.append(compareParameter.pilot, slug);
	return query.size === 0 ? '' : `?${query}`;
}
