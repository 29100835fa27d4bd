/**
 * The running project of the demonstration always has its third half-year open: all its dates move by the same
 * number of half-years, so that seasons and lengths stay as they were written. The archive keeps its dates.
 */
import { addDays, addMonths } from '#lib/day.ts';

export type DemoCalendar = {
	today: string;
	/** Moves a day of the given project to where it belongs today. */
	move: (projectId: string, day: string) => string;
};

type DemoProject = { id: string; reporting_periods: readonly { id: string; from: string; to: string }[] };

const HALF_YEAR = 6;

export function calendar(projects: readonly DemoProject[], today: string): DemoCalendar {
	const open = projects.flatMap((project) => project.reporting_periods).find((period) => period.id === 'P3');
	if (!open) throw new Error('The demonstration has no period P3');
	const running = projects.find((project) => project.reporting_periods.includes(open))?.id;
	const shift = HALF_YEAR * Math.floor(monthsBetween(open.from, today) / HALF_YEAR);
	return { today, move: (projectId, day) => (projectId === running ? moved(day, shift) : day) };
}

function monthsBetween(from: string, to: string): number {
	const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
	return month(to) - month(from);
}

/** The last day of a month stays the last day of its month. */
function moved(day: string, months: number): string {
	const isLast = addDays(day, 1).endsWith('-01');
	return isLast ? addDays(addMonths(addDays(day, 1), months), -1) : addMonths(day, months);
}
