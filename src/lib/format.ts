/** Numbers, money, days and instants as the reader's language writes them. Amounts are exact at any size. */
import { isDay } from '#lib/day.ts';
import { localeOf, type Lang } from '#lib/lang.ts';
import { amountText, type Currency } from '#lib/money.ts';

const nbsp = '\u00A0';
const zoneOf: Readonly<Record<Lang, string>> = { nb: 'Europe/Oslo', nn: 'Europe/Oslo', sv: 'Europe/Stockholm' };

/** With `digits` exactly so many decimals, else those it has, six at most. A string is an exact decimal. */
export function formatNumber(lang: Lang, value: number | string, digits?: number): string {
	const [min, max] = digits === undefined ? [0, 6] : [digits, digits];
	// Intl takes decimal strings exactly, which its type says only of literals
	return numbers(lang, min, max).format(value as number);
}

/** Always with the code, since `kr` means different money on each side: `1 234 567,50 NOK`. */
export function formatMoney(lang: Lang, minor: bigint, currency: Currency, options: { digits?: 0 | 2 } = {}): string {
	return `${formatNumber(lang, amountText({ minor, currency }), options.digits ?? 2)}${nbsp}${currency}`;
}

/** `value` in per cent: 38.5 is `38,5 %`. With `digits` exactly so many decimals, else one at most. */
export function formatPercent(lang: Lang, value: number | string, digits?: number): string {
	const [min, max] = digits === undefined ? [0, 1] : [digits, digits];
	return `${numbers(lang, min, max).format(value as number)}${nbsp}%`;
}

/** 21.11.2026 · 2026-11-21. @throws RangeError when `day` is no day */
export function formatDay(lang: Lang, day: string): string {
	const iso = checked(day);
	return lang === 'sv' ? iso : `${iso.slice(8)}.${iso.slice(5, 7)}.${iso.slice(0, 4)}`;
}

/** 21. november 2026 · 21 november 2026. @throws RangeError when `day` is no day */
export function formatDayLong(lang: Lang, day: string): string {
	return longDays(lang).format(new Date(`${checked(day)}T00:00:00Z`));
}

/** 21.11.2026 kl. 14:32 · 2026-11-21 kl. 14:32, on the clock of the reader's country. */
export function formatInstant(lang: Lang, at: Date | string): string {
	const parts = new Map(
		instants(lang)
			.formatToParts(new Date(at))
			.map(({ type, value }) => [type, value])
	);
	const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
	return `${formatDay(lang, `${part('year')}-${part('month')}-${part('day')}`)} kl. ${part('hour')}:${part('minute')}`;
}

const numbers = kept(
	(lang: Lang, min: number, max: number) =>
		new Intl.NumberFormat(localeOf[lang], {
			minimumFractionDigits: min,
			maximumFractionDigits: max,
			// Swedish and Norwegian would otherwise leave 1234 unparted in some versions of the data
			useGrouping: 'always',
			signDisplay: 'negative'
		})
);

const longDays = kept(
	(lang: Lang) =>
		new Intl.DateTimeFormat(localeOf[lang], { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
);

const instants = kept(
	(lang: Lang) =>
		new Intl.DateTimeFormat('en-CA', {
			timeZone: zoneOf[lang],
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
			hour: '2-digit',
			minute: '2-digit',
			hourCycle: 'h23'
		})
);

/** Making an Intl formatter costs far more than using it. */
function kept<A extends readonly (string | number)[], F>(make: (...args: A) => F): (...args: A) => F {
	const made = new Map<string, F>();
	return (...args) => {
		const key = args.join(' ');
		const known = made.get(key) ?? make(...args);
		made.set(key, known);
		return known;
	};
}

function checked(day: string): string {
	if (!isDay(day)) throw new RangeError('Not a day');
	return day;
}
