/** Counts and measured values. A measured value is kept as a canonical decimal string: `12.5`, never a float. */
import { no, yes, type Decision, type Refused } from '#lib/decision.ts';
import { abs, decimalText, divideHalfAway, parseDecimal } from '#lib/rational.ts';
import { quoted, readTypedNumber, type TypedNumber } from '#lib/typed-number.ts';

export type IntegerLimits = { readonly min?: number; readonly max?: number };
export type DecimalLimits = {
	/** Decimal strings. */
	readonly min?: string;
	readonly max?: string;
	/** Most decimals allowed, 6 unless told. */
	readonly decimals?: number;
};

export function readInteger(text: string, { min, max }: IntegerLimits = {}): Decision<number> {
	const limits = {
		min: String(min ?? Number.MIN_SAFE_INTEGER),
		max: String(max ?? Number.MAX_SAFE_INTEGER),
		decimals: 0
	};
	const read = readDecimal(text, limits);
	if (read.ok) return yes(Number(read.value));
	return no(
		...read.issues.map((issue) =>
			issue.key === 'number.too_many_decimals' ? { field: '', key: 'number.not_integer' } : issue
		)
	);
}

/** What a person typed as a number, as a canonical decimal string: `1 234,50` → `1234.5`. */
export function readDecimal(text: string, { min, max, decimals = 6 }: DecimalLimits = {}): Decision<string> {
	const number = readTypedNumber(text);
	if (number.kind !== 'number') return notRead(number, quoted(text));
	const fraction = number.fraction.replace(/0+$/, '');
	if (fraction.length > decimals) return refused('number.too_many_decimals', { max: decimals });

	const value = canonical(`${number.negative ? '-' : ''}${number.whole}.${fraction || '0'}`);
	if (min !== undefined && compareDecimal(value, min) < 0) return refused('number.too_small', { min: shown(min) });
	if (max !== undefined && compareDecimal(value, max) > 0) return refused('number.too_large', { max: shown(max) });
	return yes(value);
}

function notRead(number: Exclude<TypedNumber, { kind: 'number' }>, typed: string): Refused {
	if (number.kind === 'empty') return refused('number.empty');
	if (number.kind === 'unreadable') return refused('number.unreadable', { typed });
	return refused('number.ambiguous', { typed, thousands: number.thousands, decimal: number.decimal });
}

function refused(key: string, params: Readonly<Record<string, string | number>> = {}): Refused {
	return no({ field: '', key, params });
}

/** @throws RangeError when one is no decimal string */
export function compareDecimal(a: string, b: string): -1 | 0 | 1 {
	const { left, right } = aligned(a, b);
	return left < right ? -1 : left > right ? 1 : 0;
}

/** `a − b`, exact and canonical. @throws RangeError when one is no decimal string */
export function subtractDecimal(a: string, b: string): string {
	const { left, right, places } = aligned(a, b);
	return canonical(decimalText(left - right, places));
}

/** Change in per cent of the size of `from`, halves away from zero: (8, 6) → `-25.0`. Undefined when `from` is zero. */
export function percentChange(from: string, to: string, places: 1 | 2 = 1): string | undefined {
	const { left, right } = aligned(to, from);
	if (right === 0n) return undefined;
	return decimalText(divideHalfAway((left - right) * 100n * 10n ** BigInt(places), abs(right)), places);
}

/** `part` of `whole` in per cent, two places, halves away from zero; undefined of nothing. */
export function percentShare(part: bigint, whole: bigint): string | undefined {
	return whole === 0n ? undefined : decimalText(divideHalfAway(part * 10_000n, whole), 2);
}

/** Both as whole numbers of the same scale. */
function aligned(a: string, b: string): { left: bigint; right: bigint; places: number } {
	const [left, right] = [parseDecimal(a), parseDecimal(b)];
	const scale = left.denominator > right.denominator ? left.denominator : right.denominator;
	return {
		left: left.numerator * (scale / left.denominator),
		right: right.numerator * (scale / right.denominator),
		places: scale.toString().length - 1
	};
}

/** No needless zeros, no minus before zero. */
function canonical(decimal: string): string {
	const { numerator, denominator } = parseDecimal(decimal);
	const text = decimalText(numerator, denominator.toString().length - 1);
	return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** A limit as it stands in a sentence, the same in both languages. */
function shown(decimal: string): string {
	const [whole = '', fraction] = decimal.replace('-', '\u2212').split('.');
	const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, '\u00A0');
	return fraction === undefined ? grouped : `${grouped},${fraction}`;
}
