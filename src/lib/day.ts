/** A day is an ISO string, `2026-11-21`: it sorts and compares as text. No clock here: today is handed in. */
import { no, yes, type Decision } from '#lib/decision.ts';
import { plainSigns, quoted } from '#lib/typed-number.ts';

const millisecondsPerDay = 86_400_000;

export function isDay(text: string): boolean {
	const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
	return match !== null && dayOf(Number(match[1]), Number(match[2]), Number(match[3])) === text;
}

/** Order of a date of six digits: Norwegians write 150127, Swedes 270115 for the same day. */
export type SixDigits = 'day_first' | 'year_first';

/** What a person typed as a date: 15.1.2027, 15/1-27, 15/1/2027, 2027-01-15, 20270115, 150127. */
export function readDay(text: string, sixDigits: SixDigits = 'day_first'): Decision<string> {
	const plain = plainSigns(text);
	if (plain === '') return no({ field: '', key: 'day.empty' });

	const typed = quoted(text);
	const parts = partsOf(plain, sixDigits);
	if (!parts) return no({ field: '', key: 'day.unreadable', params: { typed } });
	const day = dayOf(parts.year, parts.month, parts.day);
	if (day === undefined) return no({ field: '', key: 'day.not_in_calendar', params: { typed } });
	if (parts.year < 2000 || parts.year > 2100) return no({ field: '', key: 'day.out_of_range', params: { typed } });
	return yes(day);
}

export function addDays(day: string, count: number): string {
	return isoOf(instantOf(day) + count * millisecondsPerDay);
}

/** Same day of the month `count` months on, or the month's last day where that is shorter: 31 January + 1 = 28 February. */
export function addMonths(day: string, count: number): string {
	const from = new Date(instantOf(day));
	const first = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + count, 1);
	const last = addDays(isoOf(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + count + 1, 1)), -1);
	const asked = isoOf(first + (from.getUTCDate() - 1) * millisecondsPerDay);
	return asked > last ? last : asked;
}

/** Days from one to the other; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
	return Math.round((instantOf(to) - instantOf(from)) / millisecondsPerDay);
}

/** Whole months that fit between two days; negative when `to` comes first. */
export function monthsBetween(from: string, to: string): number {
	if (to < from) return 0 - monthsBetween(to, from);
	const [a, b] = [new Date(instantOf(from)), new Date(instantOf(to))];
	const months = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
	return addMonths(from, months) > to ? months - 1 : months;
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(day: string): number {
	return new Date(instantOf(day)).getUTCDay() || 7;
}

export type RelativeDay = {
	readonly key: 'day.today' | 'day.tomorrow' | 'day.yesterday' | 'day.in_days' | 'day.days_ago';
	readonly params: { readonly count: number };
};

/** In words from our own texts: the platform's Norwegian says «om 3 døgn», which nobody says. */
export function relativeDay(day: string, today: string): RelativeDay {
	const days = daysBetween(today, day);
	const params = { count: Math.abs(days) };
	if (days === 0) return { key: 'day.today', params };
	if (days === 1) return { key: 'day.tomorrow', params };
	if (days === -1) return { key: 'day.yesterday', params };
	return { key: days > 0 ? 'day.in_days' : 'day.days_ago', params };
}

type Parts = { year: number; month: number; day: number };

function partsOf(plain: string, sixDigits: SixDigits): Parts | undefined {
	const compact = plain.replace(/ ?([./-]) ?/g, '$1');
	const yearFirst = /^(\d{4})([-./]?)(\d{1,2})\2(\d{1,2})$/.exec(compact);
	// without marks only the full eight digits are a date: 2027115 could be two
	if (yearFirst && (yearFirst[2] !== '' || compact.length === 8))
		return parts(yearFirst[1], yearFirst[3], yearFirst[4]);

	const six = /^(\d\d)(-?)(\d\d)\2(\d\d)$/.exec(compact);
	if (six && sixDigits === 'year_first') return parts(six[1], six[3], six[4]);
	if (six) return parts(six[4], six[3], six[1]);

	const dayFirst = /^(\d{1,2})[./ -](\d{1,2})[./ -](\d{4}|\d\d)$/.exec(compact);
	return dayFirst ? parts(dayFirst[3], dayFirst[2], dayFirst[1]) : undefined;
}

function parts(year = '', month = '', day = ''): Parts {
	return { year: Number(year.length === 2 ? `20${year}` : year), month: Number(month), day: Number(day) };
}

function dayOf(year: number, month: number, day: number): string | undefined {
	const date = new Date(Date.UTC(year, month - 1, day));
	const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	return same ? isoOf(date.getTime()) : undefined;
}

function isoOf(instant: number): string {
	return new Date(instant).toISOString().slice(0, 10);
}

/** @throws RangeError when `day` is no day */
function instantOf(day: string): number {
	if (!isDay(day)) throw new RangeError('Not a day');
	return Date.parse(`${day}T00:00:00Z`);
}
