/** When a partner's report is due, and what it is reminded of by itself. */
import { addDays, daysBetween } from '#lib/day.ts';
import type { ReportState } from './report.ts';

export type Deadline = {
	/** Of the period; null where the project has set none. */
	readonly reportDueOn: string | null;
	/** Of this partner alone, when it was given more time. */
	readonly extendedTo: string | null;
};

export function dueOn({ reportDueOn, extendedTo }: Deadline): string | null {
	return extendedTo ?? reportDueOn;
}

/** A report that is due today is not late. */
export function isLate(due: string | null, state: ReportState, today: string): boolean {
	return due !== null && due < today && (state === 'draft' || state === 'returned');
}

/** Days before a deadline on which a partner is reminded, the first one first. */
const daysBefore = [14, 3] as const;
/** A deadline that has passed for longer is one for people, not for the daily round. */
const longestLate = 30;

export type ReminderKind = 'before_deadline' | 'late';
export type DueReminder = {
	readonly kind: ReminderKind;
	/** Sent when none of this kind was sent since this day. */
	readonly since: string;
};

/**
 * The one reminder whose day has come, also when the round missed a day: from 14 days before, from 3 days before, and
 * once it is late. Each is sent once, since a later one of its kind counts as that one; another deadline begins anew.
 */
export function reminderDue(due: string, today: string): DueReminder | undefined {
	const left = daysBetween(today, due);
	if (left < 0) return left < -longestLate ? undefined : { kind: 'late', since: addDays(due, 1) };
	const [first, second] = daysBefore;
	if (left <= second) return { kind: 'before_deadline', since: addDays(due, -second) };
	return left <= first ? { kind: 'before_deadline', since: addDays(due, -first) } : undefined;
}
