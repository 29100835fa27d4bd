/** How the public book is narrowed down; what an address says and nobody knows is left out. */
import { ledgerKinds, ledgerSides, type LedgerKind } from './ledger-entry.ts';

export type LedgerFilter = {
	readonly side?: 'NO' | 'SE' | undefined;
	readonly organisation?: string | undefined;
	readonly workPackage?: string | undefined;
	readonly category?: string | undefined;
	readonly period?: string | undefined;
	readonly kind?: LedgerKind | undefined;
};

/** Words of the address; `side` is the page of a list everywhere. */
export const filterWords = {
	side: 'land',
	organisation: 'partner',
	workPackage: 'ap',
	category: 'kostnadstype',
	period: 'periode',
	kind: 'type'
} as const satisfies Record<keyof LedgerFilter, string>;

type Known = {
	readonly organisations: readonly string[];
	readonly workPackages: readonly string[];
	readonly categories: readonly string[];
	readonly periods: readonly string[];
};

export function readLedgerFilter(query: URLSearchParams, known: Known): LedgerFilter {
	const asked = (name: keyof LedgerFilter) => query.get(filterWords[name]) ?? '';
	const among = <T extends string>(values: readonly T[], value: string) => values.find((each) => each === value);
	return {
		side: among(ledgerSides, asked('side').toUpperCase()),
		organisation: among(known.organisations, asked('organisation')),
		workPackage: among(known.workPackages, asked('workPackage')),
		category: among(known.categories, asked('category')),
		period: among(known.periods, asked('period')),
		kind: among(ledgerKinds, asked('kind'))
	};
}

/** The end of an address with this filter; '' for the whole book. */
export function ledgerQuery(filter: LedgerFilter, page = 1): string {
	const query = new URLSearchParams();
	for (const name of Object.keys(filterWords) as (keyof LedgerFilter)[]) {
		const value = filter[name];
		if (value !== undefined) query.set(filterWords[name], name === 'side' ? value.toLowerCase() : value);
	}
	if (page > 1) query.set('side', String(page));
	return query.size === 0 ? '' : `?${query}`;
}
