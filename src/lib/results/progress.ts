/** How far a pilot has come from its baseline to what it hoped for. Exact, and never capped: only a drawing is. */
import { compareDecimal, subtractDecimal } from '#lib/number.ts';
import { abs, decimalText, divideHalfAway, parseDecimal } from '#lib/rational.ts';

/** A hoped-for value, or a hoped-for change in per cent of the baseline; decimal strings, at most one of the two. */
export type Goal = { readonly target: string | null; readonly targetPercent: string | null };

export const noGoal: Goal = { target: null, targetPercent: null };

export type Progress =
	/** The target is the baseline itself: there is nothing to come closer to. */
	| { readonly kind: 'no_change_planned'; readonly target: string }
	| {
			readonly kind: 'progress';
			readonly target: string;
			/** 0 at the baseline, 100 at the target; one place. Below 0 it went the other way, above 100 further. */
			readonly percent: string;
			readonly isReached: boolean;
	  };

/** The value hoped for; null when there is none, or none yet. */
export function targetOf(baseline: string | null, { target, targetPercent }: Goal): string | null {
	if (target !== null) return target;
	if (targetPercent === null || baseline === null) return null;
	const [from, share] = [parseDecimal(baseline), parseDecimal(targetPercent)];
	const scaled = from.numerator * 100n * share.denominator + abs(from.numerator) * share.numerator;
	return plain(decimalText(scaled, placesOf(from.denominator) + placesOf(share.denominator) + 2));
}

/** (actual − baseline) ÷ (target − baseline) · 100; null without a target. */
export function progressOf(baseline: string, actual: string, goal: Goal): Progress | null {
	const target = targetOf(baseline, goal);
	if (target === null) return null;
	if (compareDecimal(target, baseline) === 0) return { kind: 'no_change_planned', target };

	const [moved, planned] = [
		parseDecimal(subtractDecimal(actual, baseline)),
		parseDecimal(subtractDecimal(target, baseline))
	];
	const tenths = divideHalfAway(moved.numerator * planned.denominator * 1000n, planned.numerator * moved.denominator);
	const isReached =
		compareDecimal(target, baseline) > 0 ? compareDecimal(actual, target) >= 0 : compareDecimal(actual, target) <= 0;
	return { kind: 'progress', target, percent: decimalText(tenths, 1), isReached };
}

function placesOf(denominator: bigint): number {
	return denominator.toString().length - 1;
}

function plain(decimal: string): string {
	return subtractDecimal(decimal, '0');
}
