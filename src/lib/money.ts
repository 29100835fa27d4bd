import { no, yes, type Decision, type Refused } from '#lib/decision.ts';
import { decimalText } from '#lib/rational.ts';
import { plainSigns, quoted, readTypedNumber, type TypedNumber } from '#lib/typed-number.ts';

export type Currency = 'EUR' | 'NOK' | 'SEK';
/** An amount in øre, öre or cents. */
export type Money = { readonly minor: bigint; readonly currency: Currency };

const currencies = ['EUR', 'NOK', 'SEK'] as const satisfies readonly Currency[];
/** 999 999 999.99, also the ceiling of the programme's own forms. */
export const largestMinor = 99_999_999_999n;

export function isCurrency(value: unknown): value is Currency {
	return currencies.some((currency) => currency === value);
}

export function money(minor: bigint, currency: Currency): Money {
	return { minor, currency };
}

/** @throws RangeError when the currencies differ */
export function plus(a: Money, b: Money): Money {
	return money(a.minor + sameCurrency(a, b).minor, a.currency);
}

/** @throws RangeError when the currencies differ */
export function minus(a: Money, b: Money): Money {
	return money(a.minor - sameCurrency(a, b).minor, a.currency);
}

/** The sum of any number of amounts, zero of none. @throws RangeError when the currencies differ */
export function sum(amounts: readonly Money[], currency: Currency): Money {
	return amounts.reduce(plus, money(0n, currency));
}

export function isNegative(amount: Money): boolean {
	return amount.minor < 0n;
}

/** Negative, zero or positive, as for `sort`. @throws RangeError when the currencies differ */
export function compare(a: Money, b: Money): -1 | 0 | 1 {
	const difference = minus(a, b).minor;
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The form of the API: `1234.50`. */
export function amountText(amount: Money): string {
	return decimalText(amount.minor, 2);
}

/** Reads the form of the API, exactly two decimals; undefined when it is anything else or too large. */
export function parseAmountText(text: string): bigint | undefined {
	if (!/^-?\d{1,9}\.\d{2}$/.test(text)) return undefined;
	return BigInt(text.replace('.', ''));
}

export type AmountOptions = {
	/** The currency of the field: another code typed beside the amount is refused. */
	readonly currency?: Currency;
	/** True where a credit note may be entered. */
	readonly negative?: boolean;
	readonly zero?: boolean;
};

/** What a person typed as an amount, in øre, öre or cents. Only more than zero unless told otherwise. */
export function readAmount(text: string, options: AmountOptions = {}): Decision<bigint> {
	const { amount, unit } = withoutUnit(text);
	const number = readTypedNumber(amount);
	const typed = quoted(text);
	if (number.kind !== 'number') return notRead(number, typed);
	if (options.currency && !agrees(unit, options.currency))
		return refused('money.other_currency', { typed, currency: options.currency });
	if (number.fraction.length > 2) return refused('money.too_many_decimals', { typed });

	const size = BigInt(number.whole + number.fraction.padEnd(2, '0'));
	if (size > largestMinor) return refused('money.too_large', { max: '999\u00A0999\u00A0999,99' });
	const minor = number.negative ? -size : size;
	const fault = signFault(minor, options);
	return fault ? refused(fault) : yes(minor);
}

function notRead(number: Exclude<TypedNumber, { kind: 'number' }>, typed: string): Refused {
	if (typed === '') return refused('money.empty');
	if (number.kind !== 'ambiguous') return refused('money.unreadable', { typed });
	return refused('money.ambiguous', { typed, thousands: number.thousands, decimal: number.decimal });
}

function refused(key: string, params: Readonly<Record<string, string>> = {}): Refused {
	return no({ field: '', key, params });
}

function signFault(minor: bigint, { negative = false, zero = false }: AmountOptions): string | undefined {
	if (minor > 0n || (minor < 0n && negative) || (minor === 0n && zero)) return undefined;
	if (zero) return 'money.negative';
	return negative ? 'money.zero' : 'money.not_positive';
}

/** `450,- kr`, `450:-` and `NOK 450` are all ways of writing 450. */
function withoutUnit(text: string): { amount: string; unit: string | undefined } {
	const plain = plainSigns(text);
	const match = /^(kr\.?|NOK|SEK|EUR|€)?(.*?)(kr\.?|NOK|SEK|EUR|€)?$/i.exec(plain);
	const amount = (match?.[2] ?? plain).trim().replace(/(?<=\d) ?[,.:]-$/, '');
	const unit = match?.[3] ?? match?.[1];
	return { amount, unit: unit?.toUpperCase() };
}

function agrees(unit: string | undefined, currency: Currency): boolean {
	if (unit === undefined) return true;
	if (unit.startsWith('KR')) return currency !== 'EUR';
	return unit === currency || (unit === '€' && currency === 'EUR');
}

function sameCurrency(a: Money, b: Money): Money {
	if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} cannot be added`);
	return b;
}
