/**
 * What is declared, eligible, parked and deducted per category, and how it is split on those who pay.
 *
 * Flat rates come in the order staff → travel → office → other, each on amounts already cut to the cent.
 * Everything is cut toward zero, so a credit note mirrors its invoice; the own share takes what is left.
 * Per category `deducted = declared − eligible − parked`, so the columns always add up.
 */
import { toEurMinor } from '#lib/funding/conversion.ts';
import { costCategories, type CostCategory } from '#lib/projects/cost-category.ts';
import type { RuleSet } from '#lib/projects/rule-set.ts';
import { divideTruncated, percentOf } from '#lib/rational.ts';

export type Category = CostCategory;
type LineCategory = Exclude<Category, 'office'>;
/** What is typed: office costs are a flat rate of others. */
export const lineCategories = costCategories.filter((category): category is LineCategory => category !== 'office');

/** Each a percentage as decimal string, or null when the rate is not used. */
export type FlatRates = {
	readonly staffOnDirect: string | null;
	readonly travelOnStaff: string | null;
	readonly officeOnStaff: string | null;
	readonly officeOnDirect: string | null;
	readonly otherOnStaff: string | null;
};

export type Line = {
	readonly category: LineCategory;
	/** In the line's own currency. */
	readonly minor: bigint;
	/** National currency per euro; null when the line is in euro. */
	readonly rate: string | null;
	/** In euro cents. */
	readonly deductedMinor: bigint;
	readonly parked: boolean;
};

type ContributionKind = 'public' | 'automatic_public' | 'private';
type Split = {
	readonly funds: Readonly<Record<string, bigint>>;
	readonly own: bigint;
	readonly contributions: Readonly<Record<ContributionKind, bigint>>;
};
export type Column = Readonly<Record<Category | 'total', bigint>>;

export type Calculation = {
	readonly flatRates: FlatRates;
	readonly lines: readonly Line[];
	readonly funds: readonly { readonly code: string; readonly percent: string }[];
	readonly contributions: readonly { readonly kind: ContributionKind; readonly minor: bigint }[];
	readonly totalBudgetMinor: bigint;
};

export type Calculated = {
	readonly declared: Column;
	readonly eligible: Column;
	readonly parked: Column;
	readonly deducted: Column;
	readonly split: { readonly declared: Split; readonly eligible: Split; readonly parked: Split };
};

/** All amounts in the answer are euro cents. @throws RangeError on a rate or percentage that is no decimal string */
export function calculate(asked: Calculation): Calculated {
	const lines = asked.lines.map((line) => ({ ...line, eur: eurOf(line) }));
	const parkedLines = lines.filter((line) => line.parked);
	const certified = lines
		.filter((line) => !line.parked)
		.map((line) => ({ ...line, eur: line.eur - line.deductedMinor }));

	const declared = columnOf(lines, asked.flatRates);
	const eligible = columnOf(certified, asked.flatRates);
	const parked = columnOf(parkedLines, asked.flatRates);
	return {
		declared,
		eligible,
		parked,
		deducted: mapColumn((category) => declared[category] - eligible[category] - parked[category]),
		split: {
			declared: splitOf(declared.total, asked),
			eligible: splitOf(eligible.total, asked),
			parked: splitOf(parked.total, asked)
		}
	};
}

type EurLine = { readonly category: LineCategory; readonly eur: bigint };

function eurOf({ minor, rate }: Line): bigint {
	return rate === null ? minor : toEurMinor(minor, rate);
}

function columnOf(lines: readonly EurLine[], rates: FlatRates): Column {
	const typed = (category: LineCategory) =>
		lines.filter((line) => line.category === category).reduce((total, line) => total + line.eur, 0n);
	const real = Object.fromEntries(lineCategories.map((category) => [category, typed(category)])) as Real;
	const column = withFlatRates(real, rates);
	return { ...column, total: Object.values(column).reduce((total, amount) => total + amount, 0n) };
}

/** What was really paid, per category. */
export type Real = Readonly<Record<LineCategory, bigint>>;

/**
 * Each category as it counts: by its flat rate where it has one, and then what was typed on it does not count; else as it
 * was paid. Every flat amount is cut toward zero. All in euro cents.
 */
export function withFlatRates(real: Real, rates: FlatRates): Record<Category, bigint> {
	const bought = real.external + real.equipment + real.infrastructure;
	const staff = staffCost(real, bought, rates);
	const travel = rates.travelOnStaff === null ? real.travel : percentOf(staff, rates.travelOnStaff);
	const office = officeCosts(staff, staff + travel + bought, rates);
	const other = otherCost(real.other, staff, rates);
	return { ...real, staff, travel, office, other };
}

/** The flat rates of a rule set; one that it does not name is not used. */
export function flatRatesOf(named: RuleSet['flatRates']): FlatRates {
	return {
		staffOnDirect: named.staff_on_direct ?? null,
		travelOnStaff: named.travel_on_staff ?? null,
		officeOnStaff: named.office_on_staff ?? null,
		officeOnDirect: named.office_on_direct ?? null,
		otherOnStaff: named.other_on_staff ?? null
	};
}

/** The categories that are computed, so that what is typed on them does not count. */
export function flatCategories(rates: FlatRates): Category[] {
	const flat: Category[] = [];
	if (rates.staffOnDirect !== null) flat.push('staff');
	if (rates.travelOnStaff !== null) flat.push('travel');
	if (rates.officeOnStaff !== null || rates.officeOnDirect !== null) flat.push('office');
	if (rates.otherOnStaff !== null) flat.push('other');
	return flat;
}

function staffCost(real: Record<LineCategory, bigint>, bought: bigint, rates: FlatRates): bigint {
	if (rates.staffOnDirect === null) return real.staff;
	const direct = rates.travelOnStaff === null ? real.travel + bought : bought;
	return percentOf(direct, rates.staffOnDirect);
}

function officeCosts(staff: bigint, direct: bigint, { officeOnStaff, officeOnDirect }: FlatRates): bigint {
	if (officeOnStaff !== null) return percentOf(staff, officeOnStaff);
	return officeOnDirect === null ? 0n : percentOf(direct, officeOnDirect);
}

/** The rate for all other costs stands on real staff costs only: on a flat staff cost it gives nothing. */
function otherCost(real: bigint, staff: bigint, { otherOnStaff, staffOnDirect }: FlatRates): bigint {
	if (otherOnStaff === null) return real;
	return staffOnDirect === null ? percentOf(staff, otherOnStaff) : 0n;
}

function splitOf(total: bigint, { funds, contributions, totalBudgetMinor }: Calculation): Split {
	const shares = funds.map(({ code, percent }) => [code, percentOf(total, percent)] as const);
	const given = (kind: ContributionKind) =>
		contributions.filter((each) => each.kind === kind).reduce((all, each) => all + each.minor, 0n);
	const part = (kind: ContributionKind) =>
		totalBudgetMinor === 0n ? 0n : divideTruncated(total * given(kind), totalBudgetMinor);
	return {
		funds: Object.fromEntries(shares),
		own: shares.reduce((left, [, share]) => left - share, total),
		contributions: { public: part('public'), automatic_public: part('automatic_public'), private: part('private') }
	};
}

function mapColumn(amount: (category: Category | 'total') => bigint): Column {
	const categories = [...lineCategories, 'office', 'total'] as const;
	return Object.fromEntries(categories.map((category) => [category, amount(category)])) as Column;
}
