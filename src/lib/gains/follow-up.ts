/**
 * When the owner of a gain is asked what became of it: from half a year and from a year after the pilot's last day, for
 * sixty days each. A late answer is taken too; until it comes readers are told that nobody knows.
 */
import { addDays, addMonths } from '#lib/day.ts';

export const gainPoints = ['after_6', 'after_12'] as const;
export type GainPoint = (typeof gainPoints)[number];

/** Months from the pilot's last day to the opening. */
export const monthsTo: Readonly<Record<GainPoint, number>> = { after_6: 6, after_12: 12 };
export const DAYS_OPEN = 60;
const DAYS_BEFORE_CLOSING = 14;
/** The task stays for so many months after the opening, so that a late answer has a way in; then it is laid aside. */
export const MONTHS_ASKED = 6;

/** What decides whether a pilot is followed up, as its readers see it. */
export type Followed = { readonly phase: string; readonly standing: string; readonly endsOn: string | null };

export type GainWindow = {
	readonly point: GainPoint;
	readonly opensOn: string;
	/** Last day on which an answer is in time. */
	readonly closesOn: string;
	readonly state: 'not_yet' | 'open' | 'overdue';
};

/** Both windows; none of a pilot that goes on or has no last day. */
export function windowsOf(pilot: Followed, today: string): readonly GainWindow[] {
	const { endsOn } = pilot;
	if (endsOn === null || !isFollowed(pilot)) return [];
	return gainPoints.map((point) => {
		const opensOn = addMonths(endsOn, monthsTo[point]);
		const closesOn = addDays(opensOn, DAYS_OPEN - 1);
		return { point, opensOn, closesOn, state: today < opensOn ? 'not_yet' : today <= closesOn ? 'open' : 'overdue' };
	});
}

function isFollowed({ phase, standing }: Followed): boolean {
	return phase === 'closing' || phase === 'realisation' || standing === 'stopped';
}

/** The window in an address: `6`, `12`. */
export function addressOf(point: GainPoint): string {
	return String(monthsTo[point]);
}

export function pointAt(address: string): GainPoint | undefined {
	return gainPoints.find((point) => addressOf(point) === address);
}

export type Occasion = 'opening' | 'closing';

/** Which reminder is due on a day of an open window: one when it opens, one two weeks before it closes. */
export function reminderOn({ state, closesOn }: GainWindow, today: string): Occasion | null {
	if (state !== 'open') return null;
	return today >= addDays(closesOn, -DAYS_BEFORE_CLOSING) ? 'closing' : 'opening';
}

/** Months differ by so many days, so that adding some and taking them away again may miss. */
const SLACK = 3;

/** Among the last days from one to the other are all those of pilots with a window that is open today. */
export function endsAskedOn(today: string): { readonly from: string; readonly to: string } {
	return {
		from: addDays(addMonths(today, -monthsTo.after_12), -DAYS_OPEN - SLACK),
		to: addDays(addMonths(today, -monthsTo.after_6), SLACK)
	};
}
