/** What a file adds up to, beside what it says itself that it adds up to. */
import type { RowState } from './understood.ts';

export type StateSum = {
	readonly kind: 'expense' | 'sum';
	readonly state: RowState;
	readonly currency: string;
	readonly minor: bigint;
};

export type Comparison = {
	readonly currency: string;
	/** Of rows that are right, are there already, or cannot come in as they are. */
	readonly right: bigint;
	readonly known: bigint;
	readonly faulty: bigint;
	readonly all: bigint;
	/** The last sum in the file; null where there is none. */
	readonly told: bigint | null;
	/** What the file says beyond what its rows add up to. */
	readonly difference: bigint;
};

export function compareSums(sums: readonly StateSum[]): Comparison[] {
	const currencies = [...new Set(sums.map(({ currency }) => currency))].sort();
	return currencies.map((currency) => {
		const own = sums.filter((each) => each.currency === currency);
		const of = (...states: RowState[]) =>
			own.reduce((sum, each) => (each.kind === 'expense' && states.includes(each.state) ? sum + each.minor : sum), 0n);
		const parts = { right: of('ready', 'imported', 'read'), known: of('known'), faulty: of('faulty') };
		const all = parts.right + parts.known + parts.faulty + of('taken_back');
		const told = own.find(({ kind }) => kind === 'sum')?.minor ?? null;
		return { currency, ...parts, all, told, difference: told === null ? 0n : told - all };
	});
}
