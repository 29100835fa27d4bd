/**
 * One indicator across pilots and countries. Rows that measured the same thing in the same way stand side by side, per
 * user and 30 days where the unit has a time in it; the others are listed with what sets them apart. From three rows on
 * there is one value for all of them: of shares Σ numerator ÷ Σ denominator, of means weighted by how many were
 * measured. A value that is shown nowhere is in no row and in no pool, so that it cannot be found by subtracting.
 */
import { decimalText, divideHalfAway, parseDecimal, type Rational } from '#lib/rational.ts';
import { changeOf, type Change, type Comparison, type Reading } from './change.ts';
import { comparability, type Reason } from './evidence.ts';
import type { Indicator } from './indicator.ts';

export type Measured = { readonly indicator: Indicator; readonly comparison: Comparison };
type Compared = Extract<Comparison, { kind: 'change' }>;

/** How a value becomes one per user and 30 days. */
type Factor = { readonly times: bigint; readonly by: bigint; readonly unit: 'visits_30_days' | 'hours_30_days' };

type Values = { readonly before: string; readonly after: string; readonly change: Change };
export type SideRow<M> = { readonly of: M; readonly comparison: Compared; readonly values: Values };
export type ApartRow<M> = { readonly of: M; readonly reasons: readonly Reason[] };

type Pooled = Values & { readonly rows: number; readonly nBefore: number; readonly nAfter: number };

export type SideBySide<M> = {
	readonly indicator: Indicator;
	readonly factor: Factor | null;
	readonly rows: readonly SideRow<M>[];
	readonly apart: readonly ApartRow<M>[];
	/** Null below three rows, and for what cannot be added up. */
	readonly pooled: Pooled | null;
};

const factors: Readonly<Record<string, Factor>> = {
	visits_per_user_week: { times: 30n, by: 7n, unit: 'visits_30_days' },
	night_visits: { times: 30n, by: 1n, unit: 'visits_30_days' },
	staff_minutes_per_user_day: { times: 30n, by: 60n, unit: 'hours_30_days' }
};

function factorOf(indicator: Pick<Indicator, 'key'>): Factor | null {
	return factors[indicator.key] ?? null;
}

/** Decimal places of a converted and of a pooled value. */
const PLACES = 1;
const fewestInPool = 3;

/** @param measured newest value per pilot, all of one indicator, in whatever version of its definition; not empty */
export function sideBySide<M extends Measured>(measured: readonly M[]): SideBySide<M> {
	const indicator = commonDefinition(measured);
	const factor = factorOf(indicator);
	const rows: SideRow<M>[] = [];
	const apart: ApartRow<M>[] = [];
	for (const of of measured) {
		const reasons = reasonsOf(of, indicator.version);
		if (reasons.length > 0 || of.comparison.kind !== 'change') apart.push({ of, reasons });
		else rows.push({ of, comparison: of.comparison, values: valuesOf(of.comparison, factor) });
	}
	return { indicator, factor, rows, apart, pooled: pooledOf(indicator, rows, factor) };
}

/** The definition that most measured by; of equals the newest. */
function commonDefinition(measured: readonly Measured[]): Indicator {
	const byVersion = Map.groupBy(measured, ({ indicator }) => indicator.version);
	const [first] = [...byVersion.values()].sort(
		(a, b) => b.length - a.length || (b[0]?.indicator.version ?? 0) - (a[0]?.indicator.version ?? 0)
	);
	const indicator = first?.[0]?.indicator;
	if (!indicator) throw new Error('Nothing to put side by side');
	return indicator;
}

function reasonsOf({ indicator, comparison }: Measured, version: number): readonly Reason[] {
	if (comparison.kind === 'suppressed') return [{ key: 'result.too_few' }];
	const baseline = 'before' in comparison ? comparison.before : null;
	const measured = 'after' in comparison ? comparison.after : null;
	return comparability({ indicator, measured, baseline, version });
}

/** The change is converted itself, not taken from two rounded values; so many per cent it is in any unit. */
function valuesOf({ before, after, change }: Compared, factor: Factor | null): Values {
	if (!factor) return { before: before.value, after: after.value, change };
	return {
		before: converted(before.value, factor),
		after: converted(after.value, factor),
		change: { ...change, amount: converted(change.amount, factor) }
	};
}

function converted(value: string, { times, by }: Factor): string {
	const { numerator, denominator } = parseDecimal(value);
	return rounded({ numerator: numerator * times, denominator: denominator * by });
}

function rounded({ numerator, denominator }: Rational): string {
	return decimalText(divideHalfAway(numerator * 10n ** BigInt(PLACES), denominator), PLACES);
}

/** Means of something per user, and scores: what is counted for a whole unit says nothing when it is averaged. */
function isMean(unit: string): boolean {
	return /^score_|_per_(week|night)$|^(minutes|hours|days|seconds|rate)$/.test(unit);
}

function pooledOf<M>(indicator: Indicator, rows: readonly SideRow<M>[], factor: Factor | null): Pooled | null {
	if (rows.length < fewestInPool) return null;
	const before = poolOf(
		indicator,
		rows.map(({ comparison }) => comparison.before)
	);
	const after = poolOf(
		indicator,
		rows.map(({ comparison }) => comparison.after)
	);
	if (!before || !after) return null;
	const [from, to] = [scaled(before, factor), scaled(after, factor)];
	const sum = (of: (row: SideRow<M>) => number | null) => rows.reduce((all, row) => all + (of(row) ?? 0), 0);
	return {
		before: from,
		after: to,
		change: changeOf(indicator, from, to),
		rows: rows.length,
		nBefore: sum(({ comparison }) => comparison.before.n),
		nAfter: sum(({ comparison }) => comparison.after.n)
	};
}

function scaled({ numerator, denominator }: Rational, factor: Factor | null): string {
	const { times, by } = factor ?? { times: 1n, by: 1n };
	return rounded({ numerator: numerator * times, denominator: denominator * by });
}

/** Null when it cannot be done: a share whose two numbers are not known, or a value that is not per user. */
function poolOf(indicator: Pick<Indicator, 'isShare' | 'unit'>, readings: readonly Reading[]): Rational | null {
	if (indicator.isShare) return shareOfSums(readings);
	if (!isMean(indicator.unit)) return null;
	let [sum, weight]: [Rational, bigint] = [{ numerator: 0n, denominator: 1n }, 0n];
	for (const { value, n } of readings) {
		if (n === null) return null;
		sum = plus(sum, timesN(value, n));
		weight += BigInt(n);
	}
	return { numerator: sum.numerator, denominator: sum.denominator * weight };
}

function timesN(value: string, n: number): Rational {
	const { numerator, denominator } = parseDecimal(value);
	return { numerator: numerator * BigInt(n), denominator };
}

function shareOfSums(readings: readonly Reading[]): Rational | null {
	let [part, whole]: [Rational, Rational] = [
		{ numerator: 0n, denominator: 1n },
		{ numerator: 0n, denominator: 1n }
	];
	for (const { numerator, denominator } of readings) {
		if (numerator === null || denominator === null) return null;
		part = plus(part, parseDecimal(numerator));
		whole = plus(whole, parseDecimal(denominator));
	}
	return { numerator: part.numerator * whole.denominator * 100n, denominator: part.denominator * whole.numerator };
}

function plus(a: Rational, b: Rational): Rational {
	return {
		numerator: a.numerator * b.denominator + b.numerator * a.denominator,
		denominator: a.denominator * b.denominator
	};
}
