/**
 * What a result says: change = actual − baseline, exact. It is an improvement when its sign is that of the indicator's
 * direction. Without a baseline there is no change, and what fewer were measured than the indicator's limit says is
 * not shown at all: neither the value, nor the change, nor what it was compared with.
 */
import { compareDecimal, percentChange, subtractDecimal } from '#lib/number.ts';
import { changesInPoints, isTooFew, type Indicator } from './indicator.ts';
import type { Collector, Method, Point } from './measurement.ts';

type Verdict = 'better' | 'worse' | 'unchanged';

export type Change = {
	/** Decimal string in the indicator's unit. */
	readonly amount: string;
	/** Of the baseline, one place; null for percentages and scores, and when the baseline is zero. */
	readonly percent: string | null;
	readonly course: 'up' | 'down' | 'level';
	readonly verdict: Verdict;
};

/** One value as it may be shown. */
export type Reading = {
	readonly point: Point;
	/** Decimal string. */
	readonly value: string;
	/** How many were measured; null = not stated. */
	readonly n: number | null;
	readonly method: Method;
	readonly collectedBy: Collector;
	readonly startsOn: string;
	readonly endsOn: string;
	readonly note: string;
	/** Language of the note. */
	readonly language: string;
};

export type Comparison =
	| { readonly kind: 'suppressed'; readonly point: Point; readonly limit: number }
	| { readonly kind: 'baseline_only'; readonly before: Reading }
	| { readonly kind: 'no_baseline'; readonly after: Reading }
	| {
			readonly kind: 'change';
			readonly before: Reading;
			readonly after: Reading;
			readonly change: Change;
			/** Not when it is unknown how many were measured. */
			readonly comparable: boolean;
	  };

export function changeOf(indicator: Pick<Indicator, 'unit' | 'better'>, baseline: string, actual: string): Change {
	const sign = compareDecimal(actual, baseline);
	const course = sign === 0 ? 'level' : sign > 0 ? 'up' : 'down';
	return {
		amount: subtractDecimal(actual, baseline),
		percent: changesInPoints(indicator.unit) ? null : (percentChange(baseline, actual, 1) ?? null),
		course,
		verdict: course === 'level' ? 'unchanged' : course === indicator.better ? 'better' : 'worse'
	};
}

/**
 * @param measured a value at any point
 * @param baseline the one to compare it with; null when there is none, or when `measured` is the baseline itself
 */
export function compare(indicator: Indicator, measured: Reading, baseline: Reading | null): Comparison {
	if (isTooFew(measured.n, indicator) || (baseline && isTooFew(baseline.n, indicator)))
		return { kind: 'suppressed', point: measured.point, limit: indicator.smallNumberLimit };
	if (measured.point === 'baseline') return { kind: 'baseline_only', before: measured };
	if (!baseline) return { kind: 'no_baseline', after: measured };
	return {
		kind: 'change',
		before: baseline,
		after: measured,
		change: changeOf(indicator, baseline.value, measured.value),
		comparable: baseline.n !== null && measured.n !== null
	};
}
