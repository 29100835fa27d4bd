/**
 * The finance annex of one side, with the columns that both authorities ask for: what was budgeted, spent before, in the
 * period and in all, and what is left; and the list of lines, whose sum with the computed costs is the table to the cent.
 * Only what is approved is in it: of a cut expense its accepted part.
 */
import { lineCategories, type Category } from '#lib/funding/calculate.ts';
import { withComputed, type BudgetRow, type RatesOfSides, type SpendingRow } from '#lib/funding/figures.ts';
import type { RuleSet, Side } from '#lib/projects/rule-set.ts';

export type Named = { readonly nb: string; readonly sv: string };
export type UsedRate = {
	readonly perEuro: string;
	readonly source: string;
	readonly from: string;
	readonly to: string;
	readonly count: number;
};

/** Amounts in euro cents, and in minor units of the side's currency where costs were paid in it. */
export type AnnexRow = {
	readonly key: string;
	readonly budgetMinor: bigint;
	readonly earlierMinor: bigint;
	readonly earlierNationalMinor: bigint;
	readonly periodMinor: bigint;
	readonly periodNationalMinor: bigint;
	readonly totalMinor: bigint;
	readonly totalNationalMinor: bigint;
	readonly remainingMinor: bigint;
};

export type AnnexDocument = { readonly id: string; readonly name: string; readonly sha256: string };
export type AnnexLine = {
	/** From 1, within the annex. */
	readonly number: number;
	readonly expenseId: string;
	readonly kind: string;
	readonly voucher: string;
	readonly paidOn: string;
	readonly supplier: string;
	readonly text: string;
	readonly language: string;
	readonly organisationId: string;
	readonly workPackage: string;
	readonly category: Category;
	readonly nationalMinor: bigint;
	readonly ratePerEuro: string;
	readonly eurMinor: bigint;
	readonly documents: readonly AnnexDocument[];
	/** Says or shows who worked: its words are for those who may see wages. */
	readonly isStaff: boolean;
	readonly isMasked: boolean;
};
/** A cost by flat rate, which has no voucher. */
type ComputedLine = {
	readonly organisationId: string;
	readonly workPackage: string;
	readonly category: Category;
	readonly nationalMinor: bigint;
	readonly eurMinor: bigint;
};

export type Annex = {
	readonly side: Side;
	readonly currency: 'NOK' | 'SEK';
	readonly fund: string;
	readonly ruleSetId: string;
	readonly flatRates: RuleSet['flatRates'];
	readonly rates: readonly UsedRate[];
	readonly categories: readonly AnnexRow[];
	readonly partners: readonly AnnexRow[];
	readonly total: AnnexRow;
	readonly lines: readonly AnnexLine[];
	readonly computed: readonly ComputedLine[];
};

/** Approved costs already summed, of this period and of those before it. */
export type SpentRow = SpendingRow & { readonly nationalMinor: bigint; readonly isEarlier: boolean };
type Line = Omit<AnnexLine, 'number'>;
type Facts = Pick<Annex, 'side' | 'currency' | 'fund' | 'ruleSetId' | 'flatRates' | 'rates'> & {
	readonly budget: readonly BudgetRow[];
	readonly spent: readonly SpentRow[];
	readonly lines: readonly Line[];
	/** Flat rates of both sides. */
	readonly computeBy: RatesOfSides;
};

export function annexOf({ budget, spent, lines, computeBy, ...about }: Facts): Annex {
	const counted = withNational(spent, computeBy);
	const typed = new Set(counted.filter(({ isComputed }) => !isComputed).map(placeOf));
	const rowsBy = (key: (row: BudgetRow) => string) => rowsOf(budget, counted, key);
	return {
		...about,
		categories: rowsBy((row) => row.category).toSorted((a, b) => rank(a.key) - rank(b.key)),
		partners: rowsBy((row) => row.organisation),
		total: rowsBy(() => '')[0] ?? rowOf('', [], []),
		// what was typed on a category with a flat rate does not count, in the table as in the list
		lines: lines
			.filter((line) => typed.has(placeOf({ ...line, organisation: line.organisationId })))
			.map((line, index) => ({ ...line, number: index + 1 })),
		computed: counted
			.filter((row) => row.isComputed && !row.isEarlier)
			.map(({ organisation, workPackage, category, nationalMinor, eurMinor }) => ({
				organisationId: organisation,
				workPackage,
				category,
				nationalMinor,
				eurMinor
			}))
	};
}

const order: readonly string[] = ['staff', 'office', ...lineCategories.filter((category) => category !== 'staff')];

function rank(category: string): number {
	return order.indexOf(category);
}

function placeOf(row: { organisation: string; workPackage: string; category: Category }): string {
	return [row.organisation, row.workPackage, row.category].join('\n');
}

type Counted = SpentRow & { readonly isComputed: boolean };

/** Flat rates are taken of each currency by itself: a flat amount in national currency is that share of national costs. */
function withNational(spent: readonly SpentRow[], rates: RatesOfSides): Counted[] {
	const known = new Map<SpendingRow, SpentRow>(spent.map((row) => [row, row]));
	const inEuro = withComputed(spent, rates);
	const inNational = withComputed(
		spent.map(({ nationalMinor, ...row }) => ({ ...row, eurMinor: nationalMinor })),
		rates
	);
	const typed = inEuro.flatMap((row) => known.get(row) ?? []);
	const typedAt = new Set(typed.map(keyOf));
	const byKey = (rows: readonly SpendingRow[]) => new Map(rows.map((row) => [keyOf(row), row]));
	const euro = byKey(inEuro.filter((row) => !known.has(row)));
	const national = byKey(inNational.filter((row) => !typedAt.has(keyOf(row))));
	const earlier = new Map(spent.map((row) => [row.period, row.isEarlier]));
	return [
		...typed.map((row) => ({ ...row, isComputed: false })),
		// of a few cents the share may be nothing in one currency and something in the other
		...[...new Map([...euro, ...national])].map(([key, row]) => ({
			...row,
			eurMinor: euro.get(key)?.eurMinor ?? 0n,
			nationalMinor: national.get(key)?.eurMinor ?? 0n,
			isEarlier: earlier.get(row.period) ?? false,
			isComputed: true
		}))
	];
}

function keyOf(row: SpendingRow): string {
	return [row.period, row.organisation, row.workPackage, row.category].join('\n');
}

function rowsOf(
	budget: readonly BudgetRow[],
	counted: readonly Counted[],
	key: (row: BudgetRow) => string
): AnnexRow[] {
	const budgets = Map.groupBy(budget, key);
	const spent = Map.groupBy(counted, key);
	return [...new Set([...budgets.keys(), ...spent.keys()])].map((each) =>
		rowOf(each, budgets.get(each) ?? [], spent.get(each) ?? [])
	);
}

function rowOf(key: string, budget: readonly BudgetRow[], counted: readonly Counted[]): AnnexRow {
	const before = counted.filter(({ isEarlier }) => isEarlier);
	const now = counted.filter(({ isEarlier }) => !isEarlier);
	const eur = (rows: readonly { eurMinor: bigint }[]) => rows.reduce((total, row) => total + row.eurMinor, 0n);
	const national = (rows: readonly Counted[]) => rows.reduce((total, row) => total + row.nationalMinor, 0n);
	return {
		key,
		budgetMinor: eur(budget),
		earlierMinor: eur(before),
		earlierNationalMinor: national(before),
		periodMinor: eur(now),
		periodNationalMinor: national(now),
		totalMinor: eur(counted),
		totalNationalMinor: national(counted),
		remainingMinor: eur(budget) - eur(counted)
	};
}

/** What a reader sees who may not see wages: the amounts, none of the words. */
export function masked(line: AnnexLine): AnnexLine {
	if (!line.isStaff) return line;
	return { ...line, text: '', supplier: '', voucher: '', documents: [], isMasked: true };
}
