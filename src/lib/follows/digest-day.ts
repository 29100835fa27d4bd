/** When word of news is due by mail. Only when: what is in a mail follows from a place in the notices, never from a time. */
import { addDays, weekday } from '#lib/day.ts';

export const mailPaces = ['instant', 'daily', 'weekly'] as const;
export type MailPace = (typeof mailPaces)[number];

/** The clock of both countries: an ISO day and an hour. */
export type Clock = { day: string; hour: number };
/** The last time that mail of a pace was due: on `day`, at the full `hour`. */
export type Due = { day: string; hour: number };

const DAILY_HOUR = 7;
const WEEKLY_HOUR = 8;
const MONDAY = 1;

/** So many minutes lie between two mails that are sent straight away: what comes meanwhile goes with the next. */
export const minutesBetween = 5;

/** The last 07:00; the last Monday 08:00. */
export function lastDue(pace: 'daily' | 'weekly', { day, hour }: Clock): Due {
	if (pace === 'daily') return { day: hour >= DAILY_HOUR ? day : addDays(day, -1), hour: DAILY_HOUR };
	const since = (weekday(day) - MONDAY + 7) % 7;
	const isBefore = since === 0 && hour < WEEKLY_HOUR;
	return { day: addDays(day, isBefore ? -7 : -since), hour: WEEKLY_HOUR };
}
