/**
 * The figures of a report: per work package and category, in national currency and euro, with what the rule set adds as
 * flat rates. They are frozen as JSON when the report is submitted, so that no later rate, rule or budget changes them.
 */
import { calculate, type Category, type FlatRates, type Line } from '#lib/funding/calculate.ts';
import type { Currency } from '#lib/money.ts';
import { costCategories } from '#lib/projects/cost-category.ts';
import type { RuleSet, Side } from '#lib/projects/rule-set.ts';

/** Expenses already summed; of a cut one `acceptedMinor` is the accepted part, of a rejected one nothing. */
export type ReportRow = {
	readonly workPackage: string;
	readonly category: Category;
	readonly nationalMinor: bigint;
	readonly eurMinor: bigint;
	readonly acceptedNationalMinor: bigint;
	readonly acceptedEurMinor: bigint;
};
export type UsedRate = { perEuro: string; source: string; from: string; to: string; count: number };
export type BudgetOfLine = { readonly workPackage: string; readonly category: Category; readonly eurMinor: bigint };

export type ReportFigures = {
	readonly currency: Currency;
	readonly side: Side;
	readonly ruleSetId: string;
	readonly flatRates: RuleSet['flatRates'];
	readonly rates: readonly UsedRate[];
	readonly lines: readonly ReportLine[];
	/** Of them contributions in kind, which are a cost and never money to be claimed; in euro cents. */
	readonly inKindEurMinor: bigint;
};
export type ReportLine = ReportRow & { readonly budgetMinor: bigint };

export type Basis = Omit<ReportFigures, 'lines' | 'ruleSetId' | 'flatRates'> & {
	readonly rules: Pick<RuleSet, 'id' | 'flatRates'>;
	readonly rows: readonly ReportRow[];
	readonly budget: readonly BudgetOfLine[];
};

const amounts = ['nationalMinor', 'eurMinor', 'acceptedNationalMinor', 'acceptedEurMinor'] as const;
type Amount = (typeof amounts)[number];

/** In the order of the budget; a category without budget or spending is left out. */
export function figuresOf({ rules, rows, budget, ...rest }: Basis): ReportFigures {
	const packages = [...new Set([...budget, ...rows].map(({ workPackage }) => workPackage))].sort();
	const lines = packages.flatMap((workPackage) =>
		linesOf(
			workPackage,
			rows.filter((row) => row.workPackage === workPackage),
			budget.filter((line) => line.workPackage === workPackage),
			rules.flatRates
		)
	);
	return { ...rest, ruleSetId: rules.id, flatRates: rules.flatRates, lines };
}

/** Flat rates are taken of each column by itself: a flat amount in national currency is that share of national costs. */
function linesOf(
	workPackage: string,
	rows: readonly ReportRow[],
	budget: readonly BudgetOfLine[],
	rates: RuleSet['flatRates']
): ReportLine[] {
	const columns = Object.fromEntries(amounts.map((amount) => [amount, columnOf(rows, amount, rates)])) as Record<
		Amount,
		Readonly<Record<Category, bigint>>
	>;
	return costCategories
		.map((category) => ({
			workPackage,
			category,
			budgetMinor: sum(budget.filter((line) => line.category === category).map(({ eurMinor }) => eurMinor)),
			nationalMinor: columns.nationalMinor[category],
			eurMinor: columns.eurMinor[category],
			acceptedNationalMinor: columns.acceptedNationalMinor[category],
			acceptedEurMinor: columns.acceptedEurMinor[category]
		}))
		.filter((line) => line.budgetMinor !== 0n || amounts.some((amount) => line[amount] !== 0n));
}

function columnOf(rows: readonly ReportRow[], amount: Amount, rates: RuleSet['flatRates']) {
	const lines = rows.flatMap(({ category, ...row }): Line[] =>
		category === 'office' ? [] : [{ category, minor: row[amount], rate: null, deductedMinor: 0n, parked: false }]
	);
	const { declared } = calculate({
		flatRates: flatRatesOf(rates),
		lines,
		funds: [],
		contributions: [],
		totalBudgetMinor: 0n
	});
	const flatOffice = rates.office_on_staff !== undefined || rates.office_on_direct !== undefined;
	const typed = sum(rows.filter(({ category }) => category === 'office').map((row) => row[amount]));
	return flatOffice ? declared : { ...declared, office: typed };
}

function flatRatesOf(rates: RuleSet['flatRates']): FlatRates {
	return {
		staffOnDirect: rates.staff_on_direct ?? null,
		travelOnStaff: rates.travel_on_staff ?? null,
		officeOnStaff: rates.office_on_staff ?? null,
		officeOnDirect: rates.office_on_direct ?? null,
		otherOnStaff: rates.other_on_staff ?? null
	};
}

export type Totals = Readonly<Record<Amount | 'budgetMinor', bigint>>;

export function totalsOf(lines: readonly ReportLine[]): Totals {
	const total = (pick: Amount | 'budgetMinor') => sum(lines.map((line) => line[pick]));
	return {
		budgetMinor: total('budgetMinor'),
		nationalMinor: total('nationalMinor'),
		eurMinor: total('eurMinor'),
		acceptedNationalMinor: total('acceptedNationalMinor'),
		acceptedEurMinor: total('acceptedEurMinor')
	};
}

function sum(parts: readonly bigint[]): bigint {
	return parts.reduce((total, part) => total + part, 0n);
}

/** Plain JSON; amounts are whole minor units as strings, under keys that end in `Minor`. */
export function frozenOf(figures: ReportFigures): unknown {
	return JSON.parse(
		JSON.stringify({ version: 1, ...figures }, (_key, value: unknown) =>
			typeof value === 'bigint' ? value.toString() : value
		)
	);
}

/** What `frozenOf` made; only our own code writes that column. */
export function readFrozen(frozen: unknown): ReportFigures {
	const text = JSON.stringify(frozen);
	return JSON.parse(text, (key, value: unknown) =>
		key.endsWith('Minor') && typeof value === 'string' ? BigInt(value) : value
	) as ReportFigures;
}
