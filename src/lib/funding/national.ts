import { divideHalfAway, parseDecimal } from '#lib/rational.ts';

/** Euro cents in national money, for orientation only: budgets are in euro. */
export function nationalMinor(eurMinor: bigint, perEuro: string): bigint {
	const { numerator, denominator } = parseDecimal(perEuro);
	return divideHalfAway(eurMinor * numerator, denominator);
}
