/**
 * The Commission's rates: national currency per euro, one for each month. What stands for a currency and a month is never
 * changed; whoever asks for another value is told both.
 */
import { at, no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { addDays, addMonths, isDay } from '#lib/day.ts';
import { compareDecimal, readDecimal } from '#lib/number.ts';
import { parseDecimal } from '#lib/rational.ts';

export type MonthlyRate = {
	/** Three capital letters. */
	readonly currency: string;
	/** First and last day of the month. */
	readonly validFrom: string;
	readonly validTo: string;
	/** Decimal string, above zero, six decimals at most. */
	readonly perEuro: string;
};

/** What a proposal of rates holds. */
export type RatesAsked = { readonly source: string; readonly rates: readonly MonthlyRate[] };

export function isCurrencyCode(text: string): boolean {
	return /^[A-Z]{3}$/.test(text);
}

/** Exactly as it is written in a file, with a point; undefined when it is no rate. */
export function exactRate(text: string): string | undefined {
	if (!/^\d{1,9}(?:\.\d{1,20})?$/.test(text)) return undefined;
	const plain = text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;
	const [, fraction = ''] = plain.split('.');
	return fraction.length <= 6 && parseDecimal(plain).numerator > 0n ? plain.replace(/^0+(?=\d)/, '') : undefined;
}

/** `2026-11`, `11.2026` and `11/2026` are the same month; gives its first day. */
export function readMonth(text: string): Decision<string> {
	const typed = text.trim();
	const [year, month] = monthParts(typed);
	const day = `${year}-${month.padStart(2, '0')}-01`;
	if (isDay(day) && day >= '1999-01-01' && day < '2101') return yes(day);
	return no({ field: '', key: typed === '' ? 'rate.month_missing' : 'rate.month_unreadable', params: { typed } });
}

function monthParts(typed: string): [year: string, month: string] {
	const yearFirst = /^(\d{4})[-./ ]?(\d{1,2})(?:[-./ ]01)?$/.exec(typed);
	if (yearFirst) return [yearFirst[1] ?? '', yearFirst[2] ?? ''];
	const monthFirst = /^(?:0?1[-./ ])?(\d{1,2})[-./ ](\d{4})$/.exec(typed);
	return [monthFirst?.[2] ?? '', monthFirst?.[1] ?? ''];
}

export function monthOf(day: string): string {
	return `${day.slice(0, 7)}-01`;
}

/** The rate of a month, by the first day of it. */
export function ofMonth(currency: string, first: string, perEuro: string): MonthlyRate {
	return { currency, validFrom: first, validTo: addDays(addMonths(first, 1), -1), perEuro };
}

/** One rate as a person typed it, every fault at once. */
export function readTypedRate(typed: { currency: string; month: string; value: string }): Decision<MonthlyRate> {
	const currency = typed.currency.trim().toUpperCase();
	const month = at('month', readMonth(typed.month));
	const value = at('value', readDecimal(typed.value, { min: '0.000001', max: '999999999' }));
	const issues: Issue[] = [];
	if (!isCurrencyCode(currency)) issues.push({ field: 'currency', key: 'rate.currency_unreadable' });
	else if (currency === 'EUR') issues.push({ field: 'currency', key: 'rate.euro' });
	if (!month.ok) issues.push(...month.issues);
	if (!value.ok) issues.push(...value.issues);
	if (issues.length > 0 || !month.ok || !value.ok) return no(...issues);
	return yes(ofMonth(currency, month.value, value.value));
}

/** Those that do not stand yet; any that would change what stands is a fault. */
export function notStanding(
	asked: readonly MonthlyRate[],
	standing: readonly MonthlyRate[],
	field: string
): Decision<MonthlyRate[]> {
	const of = new Map(standing.map((rate) => [`${rate.currency} ${rate.validFrom}`, rate]));
	const before = (rate: MonthlyRate) => of.get(`${rate.currency} ${rate.validFrom}`);
	const differs = (rate: MonthlyRate) => {
		const stands = before(rate);
		return stands !== undefined && compareDecimal(stands.perEuro, rate.perEuro) !== 0;
	};
	const faults = asked.filter(differs).map((rate) => ({
		field,
		key: 'rate.stands',
		params: {
			currency: rate.currency,
			month: rate.validFrom.slice(0, 7),
			stands: shown(before(rate)?.perEuro ?? ''),
			asked: shown(rate.perEuro)
		}
	}));
	return faults.length > 0 ? no(...faults) : yes(asked.filter((rate) => before(rate) === undefined));
}

/** As both languages write it. */
function shown(perEuro: string): string {
	const plain = perEuro.includes('.') ? perEuro.replace(/0+$/, '').replace(/\.$/, '') : perEuro;
	return plain.replace('.', ',');
}

/** Currencies whose rate of the month should stand by now and does not: its second day is over. */
export function staleCurrencies(
	needed: readonly string[],
	standing: readonly Pick<MonthlyRate, 'currency' | 'validFrom'>[],
	today: string
): string[] {
	const month = monthOf(today);
	if (today <= addDays(month, 1)) return [];
	return needed.filter((currency) => !standing.some((rate) => rate.currency === currency && rate.validFrom === month));
}
