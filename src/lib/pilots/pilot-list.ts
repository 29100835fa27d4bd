/**
 * The public list of pilots as its address says it: search, filters, order, page. What the address says and nobody
 * knows is left out, and said; what is empty or as it is anyway does not stand in the address.
 */
import { isCountry, type Country } from '#lib/organisations/organisation.ts';
import { isOutcome, isPhase, type Outcome, type Phase } from './pilot-view.ts';

export const facets = ['phase', 'technology', 'country', 'outcome', 'owner'] as const;
export type Facet = (typeof facets)[number];

export const orders = ['newest', 'name'] as const;
type Order = (typeof orders)[number];

export type PilotQuery = {
	readonly q: string;
	readonly phase: readonly Phase[];
	readonly technology: readonly string[];
	readonly country: readonly Country[];
	readonly outcome: readonly Outcome[];
	/** Organisations, those they came after included. */
	readonly owner: readonly string[];
	readonly order: Order;
	/** As it stands in the address; made sense of when the number of pages is known. */
	readonly page: string;
};

/** The words of the address: the same in both languages, so that a link survives the change of language. */
export const parameterOf: Readonly<Record<Facet, string>> = {
	phase: 'fase',
	technology: 'teknologi',
	country: 'land',
	outcome: 'utfall',
	owner: 'eier'
};

/** What only the database knows. */
export type Known = { technology: (key: string) => boolean; owner: (id: string) => boolean };
export type Read = {
	query: PilotQuery;
	/** True when the address asks for something that is not there. */ ignored: boolean;
};

const MAX_QUERY = 200;
const MAX_VALUES = 30;

export function readPilotQuery(params: URLSearchParams, known: Known): Read {
	let ignored = false;
	const pick = <T extends string>(facet: Facet, isKnown: (value: string) => value is T): T[] => {
		const asked = [...new Set(params.getAll(parameterOf[facet]).filter((value) => value !== ''))];
		const kept = asked.filter(isKnown).slice(0, MAX_VALUES);
		if (kept.length < asked.length) ignored = true;
		return kept;
	};
	const asked = params.get('sorter') ?? '';
	const order = orders.find((each) => each === asked);
	if (asked !== '' && order === undefined) ignored = true;

	const query = {
		q: (params.get('q') ?? '').replace(/\s+/g, ' ').trim().slice(0, MAX_QUERY),
		phase: pick('phase', isPhase),
		technology: pick('technology', (key): key is string => known.technology(key)),
		country: pick('country', isCountry),
		outcome: pick('outcome', isOutcome),
		owner: pick('owner', (id): id is string => known.owner(id)),
		order: order ?? 'newest',
		page: params.get('side') ?? ''
	};
	return { query, ignored };
}

/** The query as the end of an address, shortest form; '' when it asks for nothing. */
export function searchOf(query: PilotQuery): string {
	const params = new URLSearchParams();
	if (query.q !== '') params.set('q', query.q);
	for (const facet of facets) for (const value of query[facet]) params.append(parameterOf[facet], value);
	if (query.order !== 'newest') params.set('sorter', query.order);
	if (/^[2-9]$|^[1-9]\d+$/.test(query.page)) params.set('side', query.page);
	return params.size === 0 ? '' : `?${params}`;
}

export function without(query: PilotQuery, facet: Facet, value: string): PilotQuery {
	return { ...query, [facet]: query[facet].filter((each) => each !== value), page: '' };
}

export function isFiltered(query: PilotQuery): boolean {
	return query.q !== '' || activeFilters(query) > 0;
}

export function activeFilters(query: PilotQuery): number {
	return facets.reduce((count, facet) => count + query[facet].length, 0);
}
