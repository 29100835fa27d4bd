/** Where the lines of the burn-up go; only drawing, so floats will do. */
import { daysBetween } from '#lib/day.ts';
import type { BurnUp, Point } from './burn-up.ts';

export type Size = { readonly width: number; readonly height: number; readonly left: number; readonly right: number };

export type Drawing = {
	readonly used: string;
	readonly area: string;
	readonly plan: string;
	readonly forecast: string;
	readonly today: { readonly x: number; readonly y: number };
	readonly end: { readonly x: number; readonly budget: number; readonly forecast: number | undefined };
	readonly bottom: number;
	readonly years: readonly { readonly x: number; readonly label: string }[];
	readonly ticks: readonly { readonly y: number; readonly minor: number }[];
};

const top = 34;
const foot = 34;

export function drawn(burnUp: BurnUp, { width, height, left, right }: Size): Drawing {
	const days = Math.max(1, daysBetween(burnUp.startsOn, burnUp.endsOn));
	const all = [...burnUp.used, ...burnUp.plan, ...(burnUp.forecast ? [burnUp.forecast] : [])];
	const highest = Math.max(1, Number(burnUp.budget), ...all.map(({ minor }) => Number(minor)));
	const step = niceStep(highest);
	const scale = Math.ceil(highest / step) * step;
	const bottom = height - foot;
	const x = (day: string) =>
		round(left + (clamp(daysBetween(burnUp.startsOn, day), days) / days) * (width - left - right));
	const y = (minor: bigint | number) => round(bottom - (Math.max(0, Number(minor)) / scale) * (bottom - top));
	const path = (points: readonly Point[]) =>
		points.map(({ day, minor }, index) => `${index === 0 ? 'M' : 'L'}${x(day)} ${y(minor)}`).join(' ');
	const last = burnUp.used.at(-1) ?? { day: burnUp.startsOn, minor: 0n };
	return {
		used: path(burnUp.used),
		area: `${path(burnUp.used)} L${x(last.day)} ${bottom} L${x(burnUp.startsOn)} ${bottom} Z`,
		plan: path(burnUp.plan),
		forecast: burnUp.forecast ? path([last, burnUp.forecast]) : '',
		today: { x: x(last.day), y: y(last.minor) },
		end: { x: x(burnUp.endsOn), budget: y(burnUp.budget), forecast: burnUp.forecast && y(burnUp.forecast.minor) },
		bottom,
		years: yearStarts(burnUp).map((day) => ({ x: x(day), label: day.slice(0, 4) })),
		ticks: Array.from({ length: Math.round(scale / step) + 1 }, (_, index) => ({
			y: y(index * step),
			minor: index * step
		}))
	};
}

function yearStarts({ startsOn, endsOn }: BurnUp): string[] {
	const [first, last] = [Number(startsOn.slice(0, 4)), Number(endsOn.slice(0, 4))];
	const starts = Array.from({ length: last - first }, (_, index) => `${first + index + 1}-01-01`);
	return startsOn.endsWith('-01-01') ? [startsOn, ...starts] : starts;
}

/** Three to five lines: 1, 2, 2.5 or 5 times a power of ten. */
function niceStep(highest: number): number {
	const power = 10 ** Math.floor(Math.log10(highest / 3));
	const factor = [1, 2, 2.5, 5, 10].find((each) => highest / (power * each) <= 4) ?? 10;
	return power * factor;
}

function clamp(value: number, most: number): number {
	return Math.min(Math.max(0, value), most);
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
