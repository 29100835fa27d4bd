/** What was changed from what, in the reader's language. */
import { formatDay, formatNumber } from '#lib/format.ts';
import type { Lang } from '#lib/lang.ts';
import type { LineField } from './addendum.ts';

type Values = { readonly before: string | null; readonly after: string };

/** As short as it can be said: «1.3. → 15.3.2027», ”1/3 → 15/3 2027”; the year stands twice where it differs. */
export function deadlineChange(lang: Lang, { before, after }: Values): string {
	const isSameYear = before !== null && before.slice(0, 4) === after.slice(0, 4);
	const from = before === null ? '' : `${shown(lang, before, !isSameYear)} → `;
	return `${from}${shown(lang, after, true)}`;
}

export function changeOf(lang: Lang, field: LineField, { before, after }: Values): string {
	if (field === 'deadline') return deadlineChange(lang, { before, after });
	const of = (value: string) => (field === 'affected_count' ? formatNumber(lang, value) : value);
	return before === null ? of(after) : `${of(before)} → ${of(after)}`;
}

/** `2027-03-01` or `2027-03-01 14:00`. */
function shown(lang: Lang, kept: string, withYear: boolean): string {
	const [iso = '', time] = kept.split(' ');
	const [year, month, day] = [iso.slice(0, 4), Number(iso.slice(5, 7)), Number(iso.slice(8))];
	// checks that it is a day at all
	formatDay(lang, iso);
	const short = lang === 'sv' ? `${day}/${month}` : `${day}.${month}.`;
	const dated = withYear ? `${short}${lang === 'sv' ? ' ' : ''}${year}` : short;
	return time === undefined ? dated : `${dated} kl. ${time}`;
}
