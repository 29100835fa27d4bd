/** The calculator's form: what a partner types to see how costs are counted and split. Nothing of it is kept. */
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import {
	flatRatesOf,
	lineCategories,
	type Calculation,
	type Category,
	type Column,
	type FlatRates,
	type Line
} from '#lib/funding/calculate.ts';
import { isRate } from '#lib/funding/conversion.ts';
import { isCurrency, readAmount, type Currency } from '#lib/money.ts';
import { readDecimal } from '#lib/number.ts';
import type { RuleSet, Side } from '#lib/projects/rule-set.ts';

export const mostRows = 60;
const fewestRows = 5;

export type Asked = { readonly calculation: Calculation; readonly lines: readonly TypedLine[] };
export type TypedLine = Line & { readonly currency: Currency };

/** How many rows the form has: as many as were typed, and as many more as were asked for. */
export function rowCount(params: URLSearchParams): number {
	const wanted = Number(/^\d{1,2}$/.exec(params.get('rader') ?? '')?.[0] ?? fewestRows);
	return Math.min(Math.max(wanted, fewestRows), mostRows);
}

/** What was typed, and its faults so far. */
function reader(params: URLSearchParams) {
	const issues: Issue[] = [];
	const typed = (name: string) => (params.get(name) ?? '').trim();
	const take = <T>(name: string, decision: Decision<T>, instead: T): T => {
		if (decision.ok) return decision.value;
		issues.push(...decision.issues.map((issue) => ({ ...issue, field: name })));
		return instead;
	};
	const amount = (name: string, currency: Currency) =>
		take(name, readAmount(typed(name), { currency, zero: true, negative: true }), 0n);
	return { issues, typed, take, amount, euros: (name: string) => (typed(name) === '' ? 0n : amount(name, 'EUR')) };
}
type Reader = ReturnType<typeof reader>;

/** Every fault at once, each at its field; `amount_2` is the amount of the third row. */
export function readCalculator(params: URLSearchParams, rules: RuleSet, side: Side): Decision<Asked> {
	const read = reader(params);
	const rows = Array.from({ length: rowCount(params) }, (_, row) => row);
	const lines = rows.filter((row) => read.typed(`amount_${row}`) !== '').map((row) => lineOf(read, row, rules));
	if (lines.length === 0) read.issues.push({ field: 'amount_0', key: 'calculator.no_amount' });
	const { fund, grantPercent } = rules.sides[side];
	const percent = read.typed('percent') || grantPercent;
	const limits = { min: '0', max: '100', decimals: 2 };
	const calculation: Calculation = {
		flatRates: flatRatesOf(rules.flatRates),
		lines,
		funds: [{ code: fund, percent: read.take('percent', readDecimal(percent, limits), '0') }],
		contributions: [
			{ kind: 'public', minor: read.euros('public') },
			{ kind: 'private', minor: read.euros('private') }
		],
		totalBudgetMinor: read.euros('budget')
	};
	if (calculation.totalBudgetMinor === 0n && calculation.contributions.some(({ minor }) => minor !== 0n))
		read.issues.push({ field: 'budget', key: 'calculator.budget_missing' });
	return read.issues.length > 0 ? no(...read.issues) : yes({ calculation, lines });
}

function lineOf({ typed, take, amount, euros }: Reader, row: number, rules: RuleSet): TypedLine {
	const named = typed(`currency_${row}`);
	const currency = isCurrency(named) ? named : 'EUR';
	return {
		category: lineCategories.find((each) => each === typed(`category_${row}`)) ?? 'other',
		minor: amount(`amount_${row}`, currency),
		currency,
		rate: currency === 'EUR' ? null : take(`rate_${row}`, rateOf(typed(`rate_${row}`), currency, rules), '1'),
		deductedMinor: euros(`deducted_${row}`),
		parked: typed(`parked_${row}`) !== ''
	};
}

/** What is left empty is the rate that the rules have fixed for that currency; where they have none it must be typed. */
function rateOf(typed: string, currency: Currency, { sides }: RuleSet): Decision<string> {
	if (typed === '') {
		const fixed = Object.values(sides).find((side) => side.currency === currency && side.ratePolicy === 'fixed');
		return fixed?.fixedRate ? yes(fixed.fixedRate) : no({ field: '', key: 'calculator.rate_missing' });
	}
	const read = readDecimal(typed, { min: '0.000001', max: '999999999' });
	return read.ok && !isRate(read.value) ? no({ field: '', key: 'calculator.rate_missing' }) : read;
}

export type Formula = {
	readonly category: Category;
	readonly percent: string;
	/** Message key of what the base is made of. */
	readonly base:
		'calculator.base_staff' | 'calculator.base_direct' | 'calculator.base_bought' | 'calculator.base_bought_travel';
	readonly of: (column: Column) => bigint;
};

/** How each flat amount comes about, in the order in which they are computed. */
export function formulasOf(rates: FlatRates): Formula[] {
	const bought = (column: Column) => column.external + column.equipment + column.infrastructure;
	const onStaff = (category: Category, percent: string): Formula => ({
		category,
		percent,
		base: 'calculator.base_staff',
		of: ({ staff }) => staff
	});
	const formulas: Formula[] = [];
	if (rates.staffOnDirect !== null)
		formulas.push(
			rates.travelOnStaff === null
				? {
						category: 'staff',
						percent: rates.staffOnDirect,
						base: 'calculator.base_bought_travel',
						of: (column) => column.travel + bought(column)
					}
				: { category: 'staff', percent: rates.staffOnDirect, base: 'calculator.base_bought', of: bought }
		);
	if (rates.travelOnStaff !== null) formulas.push(onStaff('travel', rates.travelOnStaff));
	if (rates.officeOnStaff !== null) formulas.push(onStaff('office', rates.officeOnStaff));
	else if (rates.officeOnDirect !== null)
		formulas.push({
			category: 'office',
			percent: rates.officeOnDirect,
			base: 'calculator.base_direct',
			of: (column) => column.staff + column.travel + bought(column)
		});
	if (rates.otherOnStaff !== null && rates.staffOnDirect === null) formulas.push(onStaff('other', rates.otherOnStaff));
	return formulas;
}
