/** What the rows of a ledger add up to, in euro cents. */
import type { LedgerRow } from './ledger-entry.ts';

export const sumsBy = ['side', 'organisation', 'category', 'work_package', 'period', 'kind'] as const;
type SumsBy = (typeof sumsBy)[number];

export type LedgerSums = { total: bigint } & Readonly<Record<SumsBy, Map<string, bigint>>>;

export function noSums(): LedgerSums {
	return {
		total: 0n,
		side: new Map(),
		organisation: new Map(),
		category: new Map(),
		work_package: new Map(),
		period: new Map(),
		kind: new Map()
	};
}

export function addRow(sums: LedgerSums, row: LedgerRow): void {
	const minor = BigInt(row.eur.replace('.', ''));
	sums.total += minor;
	for (const by of sumsBy) sums[by].set(row[by], (sums[by].get(row[by]) ?? 0n) + minor);
}
