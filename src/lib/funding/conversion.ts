/** National money to euro, one expense at a time, at the rate that was frozen when it was submitted. */
import { divideHalfAway, parseDecimal } from '#lib/rational.ts';

/** National currency per euro as a decimal string, above zero, six decimals at most. */
export function isRate(text: string): boolean {
	return /^\d{1,9}(?:\.\d{1,6})?$/.test(text) && parseDecimal(text).numerator > 0n;
}

/** Øre or öre to euro cents, halves away from zero. @throws RangeError when `rate` is no rate */
export function toEurMinor(nationalMinor: bigint, rate: string): bigint {
	if (!isRate(rate)) throw new RangeError('Not a rate');
	const { numerator, denominator } = parseDecimal(rate);
	return divideHalfAway(nationalMinor * denominator, numerator);
}
