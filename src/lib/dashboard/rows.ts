/** Which rows stand behind a number: the choice of the dashboard, narrowed to one of its parts. */
import { queryText, type Query } from './query.ts';

export type Narrow = {
	readonly partner?: string | undefined;
	readonly ap?: string | undefined;
	readonly kategori?: string | undefined;
	readonly periode?: string | undefined;
	/** Id of a pilot, or `uten` for what stands on none. */
	readonly pilot?: string | undefined;
	/** `gjennomgang`: what is in review instead of what is used; `bilag`: what lacks a voucher. */
	readonly vis?: string | undefined;
};

const names = ['partner', 'ap', 'kategori', 'periode', 'pilot', 'vis'] as const;

export function readNarrow(asked: URLSearchParams): Narrow {
	return Object.fromEntries(names.flatMap((name) => (asked.get(name) ? [[name, asked.get(name)]] : [])));
}

export function rowsHref(base: string, query: Query, narrow: Narrow = {}, page?: number): string {
	const more = { ...narrow, side_nr: page !== undefined && page > 1 ? String(page) : undefined };
	return `${base}/rader${queryText({ ...query, sorting: undefined, method: 'rest_plan' }, more)}`;
}
