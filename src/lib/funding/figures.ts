/**
 * The shared figures: budget lines and expenses of one project, rolled up the same way for every page.
 *
 * Office costs are not typed where a side has a flat rate: they are computed per organisation, period and
 * work package on the staff costs of each group, cut to the cent, and counted like any other category.
 */
import { officeCost, type Category } from '#lib/funding/calculate.ts';
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

export type OfficePercents = Readonly<Record<Side, string | null>>;

/** `officePercents`: flat rate on staff per side, null where office costs are typed as they are. */
export function rollUp(
	budget: readonly BudgetRow[],
	spending: readonly SpendingRow[],
	officePercents: OfficePercents
): FundingFigures {
	const rows = withOffice(spending, officePercents);
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

/** The rows with office costs beside them; typed office costs of a side with a flat rate are not counted. */
export function withOffice(spending: readonly SpendingRow[], officePercents: OfficePercents): SpendingRow[] {
	const isFlat = (row: SpendingRow) => officePercents[row.side] !== null;
	const typed = spending.filter((row) => !(row.category === 'office' && isFlat(row)));
	const staff = typed.filter((row) => row.category === 'staff' && isFlat(row));
	const bases = grouped(staff, (row) =>
		[row.organisation, row.side, row.period, row.workPackage, row.group].join('\n')
	);

	const office = [...bases.values()].flatMap((rows) =>
		rows.slice(0, 1).map((row) => ({
			...row,
			category: 'office' as const,
			eurMinor: officeCost(total(rows), officePercents[row.side] ?? '0')
		}))
	);
	return [...typed, ...office];
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
