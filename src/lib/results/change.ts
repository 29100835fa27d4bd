/**
 * What a result says: change = actual − baseline, exact. It is an improvement when its sign is that of the indicator's
 * direction. Without a baseline there is no change, and what fewer were measured than the indicator's limit says is
 * not shown at all: neither the value, nor the change, nor what it was compared with.
 */
import { compareDecimal, percentChange, subtractDecimal } from '#lib/number.ts';
import { comparability, evidenceOf, type Evidence, type Reason } from './evidence.ts';
import { changesInPoints, isTooFew, type Indicator } from './indicator.ts';
import type { Point } from './measurement.ts';
import { noGoal, progressOf, type Goal, type Progress } from './progress.ts';
import type { Reading } from './reading.ts';

export type { Reading } from './reading.ts';

type Verdict = 'better' | 'worse' | 'unchanged';

export type Change = {
	/** Decimal string in the indicator's unit. */
	readonly amount: string;
	/** Of the baseline, one place; null for percentages and scores, and when the baseline is zero. */
	readonly percent: string | null;
	readonly course: 'up' | 'down' | 'level';
	readonly verdict: Verdict;
};

export type Comparison =
	| { readonly kind: 'suppressed'; readonly point: Point; readonly limit: number }
	| { readonly kind: 'baseline_only'; readonly before: Reading; readonly evidence: Evidence }
	| { readonly kind: 'no_baseline'; readonly after: Reading; readonly evidence: Evidence }
	| {
			readonly kind: 'change';
			readonly before: Reading;
			readonly after: Reading;
			readonly change: Change;
			readonly evidence: Evidence;
			/** Against what the pilot hoped for; null when it set no target. */
			readonly progress: Progress | null;
			/** Why it cannot stand beside other pilots' results; none when it can. */
			readonly reasons: readonly Reason[];
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

/** Too few were measured for the value to be shown: of a share, also when it is a share of too few. */
export function isHidden(
	reading: Pick<Reading, 'n' | 'denominator'>,
	indicator: Pick<Indicator, 'smallNumberLimit'>
): boolean {
	const { n, denominator } = reading;
	if (isTooFew(n, indicator)) return true;
	return denominator !== null && compareDecimal(denominator, String(indicator.smallNumberLimit)) < 0;
}

/**
 * @param measured a value at any point
 * @param baseline the one to compare it with; null when there is none, or when `measured` is the baseline itself
 * @param goal what the pilot hoped for
 */
export function compare(
	indicator: Indicator,
	measured: Reading,
	baseline: Reading | null,
	goal: Goal = noGoal
): Comparison {
	if (isHidden(measured, indicator) || (baseline && isHidden(baseline, indicator)))
		return { kind: 'suppressed', point: measured.point, limit: indicator.smallNumberLimit };
	const evidence = evidenceOf(indicator, measured, baseline);
	if (measured.point === 'baseline') return { kind: 'baseline_only', before: measured, evidence };
	if (!baseline) return { kind: 'no_baseline', after: measured, evidence };
	const reasons = comparability({ indicator, measured, baseline });
	return {
		kind: 'change',
		before: baseline,
		after: measured,
		change: changeOf(indicator, baseline.value, measured.value),
		evidence,
		progress: progressOf(baseline.value, measured.value, goal),
		reasons,
		comparable: reasons.length === 0
	};
}
