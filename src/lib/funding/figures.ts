/**
 * The shared figures: budget lines and expenses of one project, rolled up the same way for every page.
 *
 * A category with a flat rate is not typed: it is computed per organisation, period and work package on the costs of
 * each group, cut to the cent, and counted like any other category.
 */
import {
	flatCategories,
	lineCategories,
	withFlatRates,
	type Category,
	type FlatRates,
	type Real
} from '#lib/funding/calculate.ts';
import { percentShare } from '#lib/number.ts';

export type Side = 'NO' | 'SE';
export type Group = 'spent' | 'in_review' | 'draft';

/** Expenses, one by one or already summed; of a cut expense the approved part. */
export type SpendingRow = {
	readonly organisation: string;
	readonly side: Side;
	readonly workPackage: string;
	readonly period: string;
	readonly category: Category;
	readonly group: Group;
	readonly eurMinor: bigint;
};
export type BudgetRow = Omit<SpendingRow, 'period' | 'group'>;

export type Spending = { readonly spent: bigint; readonly inReview: bigint; readonly draft: bigint };
export type Figures = Spending & {
	readonly budget: bigint;
	readonly remaining: bigint;
	/** Two places, halves away from zero; undefined without a budget. */
	readonly spentPercent: string | undefined;
};

/** All amounts in euro cents; keys in the order of their first budget line, then of their first expense. */
export type FundingFigures = {
	readonly total: Figures;
	readonly bySide: ReadonlyMap<string, Figures>;
	readonly byOrganisation: ReadonlyMap<string, Figures>;
	readonly byWorkPackage: ReadonlyMap<string, Figures>;
	readonly byCategory: ReadonlyMap<string, Figures>;
	/** Budgets have no period. */
	readonly byPeriod: ReadonlyMap<string, Spending>;
};

export type RatesOfSides = Readonly<Record<Side, FlatRates>> & {
	/** Organisations that show their real office costs. */
	readonly realOffice?: ReadonlySet<string>;
};

/** The flat rates of one partner. */
export function ratesFor(
	{ NO, SE, realOffice }: RatesOfSides,
	{ side, organisation }: Pick<SpendingRow, 'side' | 'organisation'>
): FlatRates {
	const ofSide = side === 'NO' ? NO : SE;
	return realOffice?.has(organisation) ? { ...ofSide, officeOnStaff: null, officeOnDirect: null } : ofSide;
}

export function rollUp(
	budget: readonly BudgetRow[],
	spending: readonly SpendingRow[],
	rates: RatesOfSides
): FundingFigures {
	const rows = withComputed(spending, rates);
	const by = (key: (row: BudgetRow) => string) => figuresBy(budget, rows, key);
	return {
		total: by(() => '').get('') ?? figuresOf([], []),
		bySide: by((row) => row.side),
		byOrganisation: by((row) => row.organisation),
		byWorkPackage: by((row) => row.workPackage),
		byCategory: by((row) => row.category),
		byPeriod: new Map([...grouped(rows, (row) => row.period)].map(([period, each]) => [period, spendingOf(each)]))
	};
}

/** The rows with the computed costs beside them; what was typed on a category with a flat rate is not counted. */
export function withComputed(spending: readonly SpendingRow[], rates: RatesOfSides): SpendingRow[] {
	const bases = grouped(spending, (row) =>
		[row.organisation, row.side, row.period, row.workPackage, row.group].join('\n')
	);
	return [...bases.values()].flatMap((rows) => counted(rows, rates));
}

/** Rows of one organisation, period, work package and group. */
function counted(rows: readonly SpendingRow[], rates: RatesOfSides): SpendingRow[] {
	const [first] = rows;
	if (!first) return [];
	const own = ratesFor(rates, first);
	const flat = flatCategories(own);
	const paid = rows.filter((row) => !flat.includes(row.category));
	const whole = withFlatRates(realOf(rows), own);
	const computed = flat.map((category) => ({ ...first, category, eurMinor: whole[category] }));
	return [...paid, ...computed.filter((row) => row.eurMinor !== 0n)];
}

function realOf(rows: readonly SpendingRow[]): Real {
	const paid = (category: Category) => total(rows.filter((row) => row.category === category));
	return Object.fromEntries(lineCategories.map((category) => [category, paid(category)])) as Real;
}

function figuresBy(
	budget: readonly BudgetRow[],
	spending: readonly SpendingRow[],
	key: (row: BudgetRow) => string
): Map<string, Figures> {
	const budgets = grouped(budget, key);
	const spendings = grouped(spending, key);
	const keys = new Set([...budgets.keys(), ...spendings.keys()]);
	return new Map([...keys].map((each) => [each, figuresOf(budgets.get(each) ?? [], spendings.get(each) ?? [])]));
}

function figuresOf(budgetRows: readonly BudgetRow[], spendingRows: readonly SpendingRow[]): Figures {
	const budget = total(budgetRows);
	const spending = spendingOf(spendingRows);
	return {
		budget,
		...spending,
		remaining: budget - spending.spent,
		spentPercent: percentShare(spending.spent, budget)
	};
}

function spendingOf(rows: readonly SpendingRow[]): Spending {
	const of = (group: Group) => total(rows.filter((row) => row.group === group));
	return { spent: of('spent'), inReview: of('in_review'), draft: of('draft') };
}

function total(rows: readonly { readonly eurMinor: bigint }[]): bigint {
	return rows.reduce((sum, row) => sum + row.eurMinor, 0n);
}

function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const row of rows) {
		const group = groups.get(key(row));
		if (group) group.push(row);
		else groups.set(key(row), [row]);
	}
	return groups;
}
