/** Moments that decide something: with weekday, and the zone in words. */
import { weekday } from '#lib/day.ts';
import { formatDay, formatDayLong } from '#lib/format.ts';
import { asKey, type Translate } from '#lib/i18n.ts';
import type { Lang } from '#lib/lang.ts';

/** Both countries' clocks show the same. */
const clock = new Intl.DateTimeFormat('en-CA', {
	timeZone: 'Europe/Oslo',
	dateStyle: 'short',
	timeStyle: 'medium',
	hourCycle: 'h23'
});
const offset = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Oslo', timeZoneName: 'longOffset' });

/** `22.11.2026 kl. 11:32:05 norsk og svensk tid (UTC+01:00)`, to the second. */
export function preciseMoment(t: Translate, lang: Lang, at: Date): string {
	const [day = '', time = ''] = clock.format(at).split(', ');
	const zone =
		offset
			.formatToParts(at)
			.find(({ type }) => type === 'timeZoneName')
			?.value.replace('GMT', '') ?? '';
	return t('response.moment', { day: formatDay(lang, day), time, offset: zone });
}

export type Deadline = { readonly deadline: string | null; readonly deadlineTime: string | null };

/** `tirsdag 24. november 2026 kl. 12:00 norsk og svensk tid`; a day without a time ends at 24:00. */
export function closingMoment(t: Translate, lang: Lang, { deadline, deadlineTime }: Deadline): string {
	if (deadline === null) return t('need.no_deadline');
	return t('response.closing', {
		weekday: t(asKey(`need.weekday_${weekday(deadline)}`)),
		day: formatDayLong(lang, deadline),
		time: deadlineTime?.slice(0, 5) ?? '24:00'
	});
}
