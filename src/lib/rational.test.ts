import { describe, expect, test } from 'vitest';
import {
	abs,
	decimalText,
	divideHalfAway,
	divideTruncated,
	isDecimal,
	parseDecimal,
	percentOf
} from '#lib/rational.ts';

describe('dividing whole numbers', () => {
	test.each([
		[5n, 2n, 3n, 2n],
		[-5n, 2n, -3n, -2n],
		[5n, -2n, -3n, -2n],
		[-5n, -2n, 3n, 2n],
		[4n, 3n, 1n, 1n],
		[-4n, 3n, -1n, -1n],
		[149n, 100n, 1n, 1n],
		[150n, 100n, 2n, 1n],
		[1n, 3n, 0n, 0n],
		[-1n, 3n, 0n, 0n],
		[0n, 7n, 0n, 0n],
		[10n ** 40n + 1n, 2n, 5n * 10n ** 39n + 1n, 5n * 10n ** 39n]
	])('%s by %s is %s rounded and %s cut', (numerator, denominator, rounded, cut) => {
		expect(divideHalfAway(numerator, denominator)).toBe(rounded);
		expect(divideTruncated(numerator, denominator)).toBe(cut);
	});

	test('by nothing is a mistake of the programmer', () => {
		expect(() => divideHalfAway(1n, 0n)).toThrow(RangeError);
		expect(() => divideTruncated(1n, 0n)).toThrow(RangeError);
	});
});

describe('decimal strings', () => {
	test.each([
		['11.2345', 112345n, 10000n],
		['-0.50', -50n, 100n],
		['007', 7n, 1n]
	])('%s is an exact fraction', (text, numerator, denominator) => {
		expect(parseDecimal(text)).toEqual({ numerator, denominator });
	});

	test.each(['', '.5', '5.', '1e9', '1,5', '+1', ' 1', '--1', 'NaN', '0x1'])('%j is none', (text) => {
		expect(isDecimal(text)).toBe(false);
		expect(() => parseDecimal(text)).toThrow(RangeError);
	});

	test.each([
		[123450n, 2, '1234.50'],
		[-5n, 2, '-0.05'],
		[0n, 2, '0.00'],
		[-7n, 0, '-7'],
		[1n, 4, '0.0001']
	])('%s scaled by %i places is %s', (scaled, places, text) => {
		expect(decimalText(scaled, places)).toBe(text);
	});
});

describe('a percentage of an amount', () => {
	test('is cut toward zero, so that a credit note mirrors its invoice', () => {
		expect(percentOf(1001n, '50')).toBe(500n);
		expect(percentOf(-1001n, '50')).toBe(-500n);
		expect(percentOf(9999n, '33.333')).toBe(3332n);
		expect(percentOf(9999n, '0')).toBe(0n);
		expect(abs(percentOf(-1n, '99.9'))).toBe(0n);
	});
});
