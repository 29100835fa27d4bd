/**
 * Where things stand on a drawn timeline. Each label hangs below the axis to the right of its mark; from right to left
 * each takes the highest lane that is free there, so that no label covers another one or the line of another mark.
 */
import { addMonths, daysBetween, monthsBetween } from '#lib/day.ts';

export type MarkKind = 'start' | 'end' | 'done' | 'coming' | 'phase' | 'baseline' | 'measured';
export type TimelineMark = {
	on: string;
	kind: MarkKind;
	label: string;
	/** Language of the label, when it is not the page's. */
	lang?: string | undefined;
};
type PlacedMark = TimelineMark & { x: number; lane: number; short: string };
export type Drawing = {
	marks: readonly PlacedMark[];
	/** First days of months, far enough from each other to be named. */
	ticks: readonly { on: string; x: number }[];
	/** Null when today lies outside. */
	todayX: number | null;
	lanes: number;
	/** Where the axis ends; the rest of the width is for the last labels. */
	axisEnd: number;
};

const gap = 10;
/** From a mark to its label. */
export const labelStart = 9;
const longest = 32;

/** About as wide as the writing gets; a server cannot measure it. */
export function roomFor(text: string): number {
	return [...text].reduce((sum, sign) => sum + (/[\s.,:;iljtf()–-]/.test(sign) ? 4.2 : 7.9), 0);
}

/** Undefined when there are not two different days, between which something could be drawn. */
export function drawTimeline(marks: readonly TimelineMark[], today: string, width: number): Drawing | undefined {
	const days = marks.map(({ on }) => on).toSorted();
	const [from, to] = [days[0], days.at(-1)];
	if (from === undefined || to === undefined || from === to) return undefined;

	const shorts = marks.map(({ label }) => shortened(label));
	const axisEnd = width - Math.max(...shorts.map(roomFor)) - labelStart - gap;
	const x = (day: string) => gap + (daysBetween(from, day) / daysBetween(from, to)) * (axisEnd - 2 * gap);
	const placed = inLanes(marks.map((mark, place) => ({ ...mark, short: shorts[place] ?? '', x: x(mark.on) })));
	return {
		marks: placed,
		ticks: ticksBetween(from, to, axisEnd).map((on) => ({ on, x: x(on) })),
		todayX: today < from || today > to ? null : x(today),
		lanes: Math.max(...placed.map(({ lane }) => lane)) + 1,
		axisEnd
	};
}

function inLanes(marks: readonly Omit<PlacedMark, 'lane'>[]): PlacedMark[] {
	/** Up to where each lane is free; the line of a mark takes part of all lanes above its own. */
	const free: number[] = [];
	return marks
		.toSorted((one, other) => other.x - one.x)
		.map((mark) => {
			const end = mark.x + labelStart + roomFor(mark.short) + gap;
			const found = free.findIndex((start) => end <= start);
			const lane = found === -1 ? free.length : found;
			free.fill(mark.x, 0, lane);
			free[lane] = mark.x;
			return { ...mark, lane };
		})
		.reverse();
}

function shortened(label: string): string {
	const signs = [...label];
	return signs.length <= longest
		? label
		: `${signs
				.slice(0, longest - 1)
				.join('')
				.trimEnd()}…`;
}

/** Every month, third month or year, whatever leaves room for their names. */
function ticksBetween(from: string, to: string, width: number): string[] {
	const most = Math.max(1, Math.floor(width / 74));
	const months = monthsBetween(from, to) + 1;
	const step = [1, 3, 6, 12].find((each) => months / each <= most) ?? 12 * Math.ceil(months / 12 / most);
	const year = `${from.slice(0, 4)}-01-01`;
	const all = Array.from({ length: Math.ceil((months + 24) / step) }, (_, place) => addMonths(year, place * step));
	return all.filter((day) => day >= from && day <= to);
}
