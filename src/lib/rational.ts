/** Exact arithmetic on whole numbers: nothing here is ever a float. */
export type Rational = { readonly numerator: bigint; readonly denominator: bigint };

const decimalPattern = /^-?\d+(?:\.\d+)?$/;

/** True for decimal strings such as `12`, `-0.5` and `11.2345`. */
export function isDecimal(text: string): boolean {
	return decimalPattern.test(text);
}

/** @throws RangeError when `text` is no decimal string */
export function parseDecimal(text: string): Rational {
	if (!isDecimal(text)) throw new RangeError('Not a decimal string');
	const [whole = '', fraction = ''] = text.split('.');
	return { numerator: BigInt(whole + fraction), denominator: 10n ** BigInt(fraction.length) };
}

/** @throws RangeError on division by zero */
export function divideTruncated(numerator: bigint, denominator: bigint): bigint {
	return numerator / denominator; // bigint division cuts toward zero
}

/** Halves go away from zero: 2.5 → 3, −2.5 → −3. @throws RangeError on division by zero */
export function divideHalfAway(numerator: bigint, denominator: bigint): bigint {
	const rounded = (2n * abs(numerator) + abs(denominator)) / (2n * abs(denominator));
	return numerator < 0n === denominator < 0n ? rounded : -rounded;
}

/** `percent` (a decimal string) of a whole amount, cut toward zero, so that a credit note mirrors its invoice. */
export function percentOf(amount: bigint, percent: string): bigint {
	const { numerator, denominator } = parseDecimal(percent);
	return divideTruncated(amount * numerator, denominator * 100n);
}

/** A scaled whole number as text: `decimalText(-5n, 2)` is `-0.05`. */
export function decimalText(scaled: bigint, places: number): string {
	const digits = abs(scaled)
		.toString()
		.padStart(places + 1, '0');
	const sign = scaled < 0n ? '-' : '';
	if (places === 0) return sign + digits;
	return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

export function abs(value: bigint): bigint {
	return value < 0n ? -value : value;
}
