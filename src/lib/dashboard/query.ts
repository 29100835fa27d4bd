/** What a reader of the dashboard has chosen, as it stands in the address: every choice can be sent on as a link. */
import { isDay } from '#lib/day.ts';
import { isCurrency, type Currency } from '#lib/money.ts';
import { readSide, type Side } from '#lib/projects/rule-set.ts';
import type { ForecastMethod } from './forecast.ts';

/** How far an expense must have come to count as used; each holds the ones after it. */
export const statuses = ['entered', 'submitted', 'approved', 'claimed', 'paid'] as const;
export type Status = (typeof statuses)[number];
/** What is entered only is a draft, which is in no figure outside its own organisation. */
export const officeStatuses = statuses.filter((status) => status !== 'entered');

export const sortings = ['name', 'budget', 'spent', 'remaining', 'share'] as const;
export type Sorting = (typeof sortings)[number];

export type Query = {
	readonly currency: Currency;
	readonly side: Side | undefined;
	/** Undefined for the figures as they stand now. */
	readonly asOf: string | undefined;
	readonly status: Status;
	readonly method: ForecastMethod;
	readonly sorting: Sorting | undefined;
};

const words = {
	status: { entered: 'fort', submitted: 'sendt', approved: 'godkjent', claimed: 'krevd', paid: 'utbetalt' },
	method: { rest_plan: 'plan', run_rate: 'takt', own: 'egen' },
	sorting: { name: 'navn', budget: 'budsjett', spent: 'brukt', remaining: 'igjen', share: 'andel' }
} as const;

/**
 * What cannot be read, or is not offered, is left at its usual choice. A day that is not over yet is now.
 *
 * @param offered all for an organisation's own figures
 */
export function readQuery(asked: URLSearchParams, today: string, offered: readonly Status[] = officeStatuses): Query {
	const currency = asked.get('valuta')?.toUpperCase();
	const day = asked.get('per') ?? '';
	const status = named(words.status, asked.get('status')) ?? 'approved';
	return {
		currency: isCurrency(currency) ? currency : 'EUR',
		side: readSide(asked.get('side')),
		asOf: isDay(day) && day < today ? day : undefined,
		status: offered.includes(status) ? status : 'approved',
		method: named(words.method, asked.get('prognose')) ?? 'rest_plan',
		sorting: named(words.sorting, asked.get('sorter'))
	};
}

/** The query string of a choice, with `?`; what is usual stays out of it. `more` comes after it. */
export function queryText(query: Query, more: Readonly<Record<string, string | undefined>> = {}): string {
	const { currency, side, asOf, status, method, sorting } = query;
	const parts: Readonly<Record<string, string | undefined>> = {
		valuta: currency === 'EUR' ? undefined : currency,
		side,
		per: asOf,
		status: status === 'approved' ? undefined : words.status[status],
		prognose: method === 'rest_plan' ? undefined : words.method[method],
		sorter: sorting && words.sorting[sorting],
		...more
	};
	const text = new URLSearchParams(
		Object.entries(parts).flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : []))
	);
	return text.size === 0 ? '' : `?${text}`;
}

/** The words of the address for a status, as a form offers them. */
export function statusWord(status: Status): string {
	return words.status[status];
}

export function methodWord(method: ForecastMethod): string {
	return words.method[method];
}

/** 1 for entered up to 5 for paid, as the database counts them. */
export function levelOf(status: Status): number {
	return statuses.indexOf(status) + 1;
}

function named<K extends string>(known: Readonly<Record<K, string>>, word: string | null): K | undefined {
	return (Object.keys(known) as K[]).find((key) => known[key] === word);
}
