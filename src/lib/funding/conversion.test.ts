import { describe, expect, test } from 'vitest';
import { isRate, toEurMinor } from '#lib/funding/conversion.ts';

describe('converting an expense to euro', () => {
	test.each([
		['what stands in the example', 9999n, '11.2345', 890n],
		['a whole rate', 5787000n, '11.7', 494615n],
		['exactly half a cent goes up', 1n, '2', 1n],
		['exactly half a cent of a credit note goes down', -1n, '2', -1n],
		['just under half a cent is nothing', 49n, '100', 0n],
		['half a cent after a long division', 100005n, '10', 10001n],
		['a rate with six decimals', 100000000n, '11.123456', 8990012n],
		['a rate below one', 100n, '0.000001', 100000000n],
		['an amount that no float holds', 900719925474099301n, '1', 900719925474099301n],
		['nothing', 0n, '11.7', 0n]
	])('%s', (_, minor, rate, eur) => {
		expect(toEurMinor(minor, rate)).toBe(eur);
		expect(toEurMinor(-minor, rate)).toBe(-eur);
	});

	test('is never more than half a cent off', () => {
		for (let minor = 0n; minor < 3000n; minor += 7n) {
			const error = toEurMinor(minor, '11.57') * 1157n - minor * 100n;
			expect(error * 2n <= 1157n && error * 2n >= -1157n).toBe(true);
		}
	});

	test.each(['0', '0.000000', '-11', '11,7', '11.1234567', '', '1e1', '.5', 'NaN', '1234567890'])(
		'%j is no rate',
		(rate) => {
			expect(isRate(rate)).toBe(false);
			expect(() => toEurMinor(100n, rate)).toThrow(RangeError);
		}
	);
});
