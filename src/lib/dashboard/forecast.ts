/**
 * What will have been used when the project ends, by three methods that are always named beside the number.
 * All amounts are in minor units of one currency.
 */
import { daysBetween } from '#lib/day.ts';
import { divideHalfAway, percentOf } from '#lib/rational.ts';

export const forecastMethods = ['rest_plan', 'run_rate', 'own'] as const;
export type ForecastMethod = (typeof forecastMethods)[number];

/** What is meant to be used in a period. */
export type PlanPart = { readonly startsOn: string; readonly endsOn: string; readonly minor: bigint };

/** What should have been used by the end of a day: whole periods, and of the current one its part by days. */
export function planToDate(plan: readonly PlanPart[], asOf: string): bigint {
	return plan.reduce((total, part) => total + reached(part, asOf), 0n);
}

function reached({ startsOn, endsOn, minor }: PlanPart, asOf: string): bigint {
	if (asOf >= endsOn) return minor;
	if (asOf < startsOn) return 0n;
	const [gone, all] = [daysBetween(startsOn, asOf) + 1, daysBetween(startsOn, endsOn) + 1];
	return divideHalfAway(minor * BigInt(gone), BigInt(all));
}

/**
 * The rest of the plan at the pace so far: used + rest × (used ÷ plan to date). The pace is never under zero nor over
 * `paceAtMostPercent`; before anything was planned it is taken to be as planned. Null without any plan.
 */
export function restPlan(of: {
	readonly plan: readonly PlanPart[];
	readonly used: bigint;
	readonly asOf: string;
	readonly paceAtMostPercent: string;
}): bigint | null {
	const whole = of.plan.reduce((total, part) => total + part.minor, 0n);
	if (whole === 0n) return null;
	const due = planToDate(of.plan, of.asOf);
	const rest = whole - due;
	if (due === 0n) return of.used + rest;
	const atPace = divideHalfAway(rest * of.used, due);
	return of.used + clamped(atPace, percentOf(rest, of.paceAtMostPercent));
}

/** On at the pace of the days looked at: used + recent × days left ÷ days looked at; no pace without days. */
export function runRate(of: {
	readonly used: bigint;
	/** Of it, what was used in the days looked at. */
	readonly recent: bigint;
	readonly recentDays: number;
	readonly daysLeft: number;
}): bigint {
	if (of.recentDays <= 0 || of.daysLeft <= 0 || of.recent <= 0n) return of.used;
	return of.used + divideHalfAway(of.recent * BigInt(of.daysLeft), BigInt(of.recentDays));
}

function clamped(value: bigint, most: bigint): bigint {
	if (value < 0n) return 0n;
	return value > most ? most : value;
}
