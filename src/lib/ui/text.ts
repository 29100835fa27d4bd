/** The reader's language for every component below the root layout: words, numbers, money and dates. */
import { createContext } from 'svelte';
import { formatDay, formatDayLong, formatInstant, formatMoney, formatNumber, formatPercent } from '#lib/format.ts';
import { translator, type Messages, type Translate } from '#lib/i18n.ts';
import type { Lang } from '#lib/lang.ts';
import type { Currency } from '#lib/money.ts';

export type Text = {
	lang: Lang;
	t: Translate;
	/** `value` as number or exact decimal string. */
	number: (value: number | string, digits?: number) => string;
	/** Always with the currency code; `digits: 0` leaves out øre/öre/cents. */
	money: (minor: bigint, currency: Currency, options?: { digits?: 0 | 2 }) => string;
	percent: (value: number | string, digits?: number) => string;
	day: (day: string) => string;
	dayLong: (day: string) => string;
	instant: (at: Date | string) => string;
};

const [getText, setText] = createContext<Text>();
export { getText };

export function textFor(lang: Lang, messages: Messages): Text {
	return {
		lang,
		t: translator(lang, messages),
		number: (value, digits) => formatNumber(lang, value, digits),
		money: (minor, currency, options) => formatMoney(lang, minor, currency, options),
		percent: (value, digits) => formatPercent(lang, value, digits),
		day: (day) => formatDay(lang, day),
		dayLong: (day) => formatDayLong(lang, day),
		instant: (at) => formatInstant(lang, at)
	};
}

export function provideText(text: Text): void {
	setText(text);
}
