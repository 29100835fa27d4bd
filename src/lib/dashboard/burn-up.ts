/** The way of the money over the months of a project: what was planned, what is used, where it leads. */
import { addDays, addMonths } from '#lib/day.ts';
import { planToDate, type PlanPart } from './forecast.ts';

export type Point = { readonly day: string; readonly minor: bigint };
export type BurnUp = {
	readonly startsOn: string;
	readonly endsOn: string;
	readonly asOf: string;
	readonly budget: bigint;
	/** At the end of each month; the last one on the day the figures are of. */
	readonly used: readonly Point[];
	readonly plan: readonly Point[];
	readonly forecast: Point | undefined;
};

/** First days of the months that a project touches. */
export function monthsOf({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string[] {
	const months: string[] = [];
	for (let day = `${startsOn.slice(0, 7)}-01`; day <= endsOn; day = addMonths(day, 1)) months.push(day);
	return months;
}

/** Ends of the months that are over on a day, and that day itself, no later than the end of the project. */
export function monthEnds(months: readonly string[], asOf: string): string[] {
	return months.map((first) => addDays(addMonths(first, 1), -1)).filter((end) => end < asOf);
}

/** What was planned by the start, by the end of each month, by the day of the figures and by the end. */
export function planPoints(
	plan: readonly PlanPart[],
	{ months, startsOn, asOf }: { months: readonly string[]; startsOn: string; asOf: string }
): Point[] {
	if (plan.length === 0) return [];
	const ends = months.map((first) => addDays(addMonths(first, 1), -1));
	const days = [...new Set([...ends, asOf])].sort();
	return [{ day: startsOn, minor: 0n }, ...days.map((day) => ({ day, minor: planToDate(plan, day) }))];
}
