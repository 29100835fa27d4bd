/**
 * How far what was tried has come into daily use, computed from confirmed adoptions alone:
 *
 *   UTB-02  months from a pilot's end to daily use: the median over adoptions that came from an ended pilot and are in
 *           daily use today; one taken into use before the pilot's end counts as 0
 *   UTB-03  share of all confirmed adoptions, ended ones included, that are in daily use today
 *   UTB-04  municipalities that use at least one solution today
 */
import { monthsBetween } from '#lib/day.ts';
import { percentShare } from '#lib/number.ts';
import { isDaily, isRunning, type Stage } from './adoption.ts';

const sizes = ['small', 'medium', 'large', 'largest', 'unknown'] as const;
export type Size = (typeof sizes)[number];

/** One confirmed adoption. */
export type SpreadUse = {
	readonly organisation: { readonly id: string; readonly kind: string; readonly population: number | null };
	readonly stage: Stage;
	readonly sinceOn: string;
	/** Last day of the pilot it was taken over from; null when there was none. */
	readonly pilotEndsOn: string | null;
};

export type Spread = {
	/** UTB-02, in months; null while nothing can be computed. */
	readonly monthsToUse: number | null;
	/** How many adoptions the median rests on. */
	readonly monthsFrom: number;
	/** UTB-03: how many of how many, and per cent with two places. */
	readonly daily: { readonly part: number; readonly of: number; readonly percent: string | null };
	/** UTB-04. */
	readonly municipalities: number;
	readonly ended: number;
	/** Municipalities that use something today, by size. */
	readonly bySize: readonly { readonly size: Size; readonly count: number }[];
};

export function spreadOf(uses: readonly SpreadUse[], today: string): Spread {
	const confirmed = uses.filter(({ stage }) => stage !== 'declared');
	const daily = confirmed.filter(({ stage }) => isDaily(stage));
	const months = daily.flatMap((use) => monthsToUse(use, today) ?? []);
	const users = municipalitiesOf(confirmed);
	return {
		monthsToUse: median(months),
		monthsFrom: months.length,
		daily: {
			part: daily.length,
			of: confirmed.length,
			percent: percentShare(BigInt(daily.length), BigInt(confirmed.length)) ?? null
		},
		municipalities: users.length,
		ended: confirmed.filter(({ stage }) => stage === 'ended').length,
		bySize: sizes.map((size) => ({ size, count: users.filter(({ population }) => sizeOf(population) === size).length }))
	};
}

/** Whole months from the pilot's end to the use; undefined where there is no ended pilot or no daily use. */
export function monthsToUse({ stage, sinceOn, pilotEndsOn }: SpreadUse, today: string): number | undefined {
	if (!isDaily(stage) || pilotEndsOn === null || pilotEndsOn > today) return undefined;
	return Math.max(0, monthsBetween(pilotEndsOn, sinceOn));
}

/** Each municipality once, however much it uses. */
export function municipalitiesOf<T extends Pick<SpreadUse, 'organisation' | 'stage'>>(
	uses: readonly T[]
): readonly T['organisation'][] {
	const using = uses.filter(({ stage, organisation }) => isRunning(stage) && organisation.kind === 'municipality');
	return [...new Map(using.map(({ organisation }) => [organisation.id, organisation])).values()];
}

export function sizeOf(population: number | null): Size {
	if (population === null) return 'unknown';
	if (population < 5_000) return 'small';
	if (population < 20_000) return 'medium';
	return population < 100_000 ? 'large' : 'largest';
}

/** The middle one; of an even number the mean of the two in the middle. */
function median(values: readonly number[]): number | null {
	const sorted = [...values].sort((a, b) => a - b);
	const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
	return low === undefined || high === undefined ? null : (low + high) / 2;
}
