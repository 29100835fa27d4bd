/**
 * Whether what a public pilot says still holds. Its owner says so by a button, or by publishing it anew. A year later the
 * owner is asked again, and every year until there is an answer.
 *
 * What is over tells of a time that has passed and does not age: pilots that were stopped, and those of a project that
 * has become an archive, are not asked for. What is in daily use is: readers take it that it is.
 */
import { addMonths } from '#lib/day.ts';
import type { Standing } from './pilot-view.ts';

export type Freshness = {
	readonly standing: Standing;
	readonly isArchive: boolean;
	readonly confirmedOn: string | null;
	/** Of its newest publication. */
	readonly publishedOn: string;
};

export function lastConfirmed({ confirmedOn, publishedOn }: Pick<Freshness, 'confirmedOn' | 'publishedOn'>): string {
	return confirmedOn !== null && confirmedOn > publishedOn ? confirmedOn : publishedOn;
}

export function isAsked({ standing, isArchive }: Pick<Freshness, 'standing' | 'isArchive'>): boolean {
	return standing !== 'stopped' && !isArchive;
}

/** From the day a year after it was last confirmed. */
export function isStale(pilot: Freshness, today: string): boolean {
	return reminderDay(pilot, today) !== null;
}

/**
 * The newest yearly day on which the owner is asked, today or before; null while nothing is to be asked. With the pilot
 * it names one reminder, which is sent once.
 */
export function reminderDay(pilot: Freshness, today: string): string | null {
	if (!isAsked(pilot)) return null;
	const last = lastConfirmed(pilot);
	let due: string | null = null;
	// counted from the day itself, so that 29 February is not lost in years without it
	for (let years = 1; addMonths(last, 12 * years) <= today; years += 1) due = addMonths(last, 12 * years);
	return due;
}
