/**
 * Finds Norwegian and Swedish personal numbers in free text, so that none is ever stored.
 *
 *     NO  DDMMYY NNNKK    D-number: day + 40. Synthetic: month + 40, + 65, + 80 (Skatteetaten, Tenor, NAV).
 *     SE  (YY)YYMMDD-NNNK Samordningsnummer: day + 60. `+` instead of `-` from the year one turns a hundred.
 *
 * Organisation numbers, phone numbers, amounts and dates pass: their grouping or their check digits differ.
 */
import { passesLuhn, passesMod11 } from '#lib/check-digit.ts';

const dash = String.raw`[-\u2010-\u2014\u2212]`;
/** Between the parts of a birth date, the same mark twice. Swedes do not write 81.12.18, but Norwegians write 18.12.81. */
const norwegianMark = String.raw`(?<mark>\s|${dash}|[./])`;
const swedishMark = String.raw`(?<mark>\s|${dash})`;
/** Between birth date and number. */
const joint = String.raw`(?:\s?(?:${dash}|[+./])\s?|\s)`;

const norwegianForms = [
	form(String.raw`(?<day>\d\d)(?<month>\d\d)(?<year>\d\d)(?<rest>\d{5})(?!\d)`),
	form(String.raw`(?<day>\d\d)(?<month>\d\d)(?<year>\d\d)${joint}(?<rest>\d{3}\s?\d\d)(?!\d)`),
	// A date in parts needs a mark behind it too: 15.01.2026 100 is a date and a count.
	form(String.raw`(?<day>\d\d)${norwegianMark}(?<month>\d\d)\k<mark>(?<year>\d\d)${joint}(?<rest>\d{3}\s?\d\d)(?!\d)`)
] as const;

const swedishForms = [
	form(String.raw`(?<century>18|19|20)?(?<year>\d\d)(?<month>\d\d)(?<day>\d\d)${joint}?(?<rest>\d{4})(?!\d)`),
	form(String.raw`(?<year>\d\d)${swedishMark}(?<month>\d\d)\k<mark>(?<day>\d\d)${joint}(?<rest>\d{4})(?!\d)`),
	// 2026-01-15 1500 is a date and a count, 2026-01-15–2026-02-28 a period: only an unbroken dash joins here.
	form(
		String.raw`(?<century>18|19|20)(?<year>\d\d)${swedishMark}(?<month>\d\d)\k<mark>(?<day>\d\d)(?:${dash}|\+)` +
			String.raw`(?<rest>\d{4})(?!\s?(?:${dash}|[./])?\d)`
	)
] as const;

/** The country whose personal number stands in the text; undefined when there is none. */
export function findPersonalNumber(text: string): 'NO' | 'SE' | undefined {
	const visible = text.replace(/\p{Cf}/gu, ''); // marks that nobody sees must not hide a number
	if (norwegianForms.some((each) => finds(each, visible, isNorwegian))) return 'NO';
	return swedishForms.some((each) => finds(each, visible, isSwedish)) ? 'SE' : undefined;
}

type Parts = { century: string; year: string; month: string; day: string; rest: string };

/** Looked for wherever digits begin, without eating text, so that one number cannot hide the next. */
function form(pattern: string): RegExp {
	return new RegExp(`(?<![\\d+])(?=${pattern})`, 'gu');
}

function finds(pattern: RegExp, text: string, isNumber: (parts: Parts) => boolean): boolean {
	for (const { groups = {} } of text.matchAll(pattern)) {
		const part = (name: keyof Parts) => (groups[name] ?? '').replace(/\D/g, '');
		const parts = { century: part('century'), year: part('year'), month: part('month'), day: part('day') };
		if (isNumber({ ...parts, rest: part('rest') })) return true;
	}
	return false;
}

function isNorwegian({ day, month, year, rest }: Parts): boolean {
	const digits = day + month + year + rest;
	const dayOfMonth = Number(day) > 40 ? Number(day) - 40 : Number(day);
	const months = [0, 40, 65, 80].map((added) => Number(month) - added);
	return (
		months.some((each) => isBirthday(dayOfMonth, each, Number(year))) &&
		passesMod11(digits.slice(0, 10), [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) &&
		passesMod11(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1])
	);
}

function isSwedish({ century, year, month, day, rest }: Parts): boolean {
	const dayOfMonth = Number(day) > 60 ? Number(day) - 60 : Number(day);
	const fullYear = Number(century + year);
	return isBirthday(dayOfMonth, Number(month), fullYear) && passesLuhn(year + month + day + rest);
}

/** With two digits of the year, 00 is the leap year 2000. */
function isBirthday(day: number, month: number, year: number): boolean {
	const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
	return day >= 1 && day <= (days[month - 1] ?? 0);
}
