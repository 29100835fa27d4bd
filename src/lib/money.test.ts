import { describe, expect, test } from 'vitest';
import { issuesOf } from '#lib/decision.ts';
import {
	amountText,
	compare,
	isCurrency,
	isNegative,
	largestMinor,
	minus,
	money,
	parseAmountText,
	plus,
	readAmount,
	sum
} from '#lib/money.ts';

const spaces = (text: string) => text.replaceAll(' ', '\u00A0');

describe('typing an amount', () => {
	test.each([
		['1 234,50', 123450n],
		['1\u00A0234,50', 123450n],
		['1\u202F234,50', 123450n],
		['1\u2009234,50', 123450n],
		['1234.5', 123450n],
		['1234,5', 123450n],
		['1.234,50', 123450n],
		['1,234.50', 123450n],
		['38 450', 3845000n],
		['12 500', 1250000n],
		['12500', 1250000n],
		['12,50', 1250n],
		['1.234.567', 123456700n],
		['1,234,567.8', 123456780n],
		['1 234 567,89', 123456789n],
		['0,01', 1n],
		['007', 700n],
		['  5  ', 500n],
		['450 kr', 45000n],
		['450kr.', 45000n],
		['kr 450', 45000n],
		['450,-', 45000n],
		['450,\u2013', 45000n],
		['450.-', 45000n],
		['450:-', 45000n],
		['450,- kr', 45000n],
		['1 234,50 NOK', 123450n],
		['1234,50 sek', 123450n],
		['EUR 12,50', 1250n],
		['12,50 €', 1250n],
		['999 999 999,99', largestMinor]
	])('%j is %s øre', (typed, minor) => {
		expect(readAmount(typed)).toEqual({ ok: true, value: minor });
	});

	test.each([
		['12.500', '12 500', '12,50'],
		['12,500', '12 500', '12,50'],
		['1.000', '1 000', '1,00'],
		['999,999', '999 999', '999,999'],
		['12.345 kr', '12 345', '12,345']
	])('%j is not guessed: %s or %s', (typed, thousands, decimal) => {
		expect(issuesOf(readAmount(typed))).toEqual([
			{ field: '', key: 'money.ambiguous', params: { typed, thousands: spaces(thousands), decimal } }
		]);
	});

	test.each(['-12.500', '\u221212.500'])('%j keeps its sign in both meanings', (typed) => {
		expect(readAmount(typed, { negative: true })).toMatchObject({
			issues: [{ params: { thousands: '\u221212\u00A0500', decimal: '\u221212,50' } }]
		});
	});

	test.each([
		['', 'money.empty'],
		[' \u00A0 ', 'money.empty'],
		['1e9', 'money.unreadable'],
		['abc', 'money.unreadable'],
		['kr', 'money.unreadable'],
		['NaN', 'money.unreadable'],
		['Infinity', 'money.unreadable'],
		['0x10', 'money.unreadable'],
		['12 34', 'money.unreadable'],
		['1 2345', 'money.unreadable'],
		['1.23.456', 'money.unreadable'],
		['1.234.56', 'money.unreadable'],
		['1,234,56', 'money.unreadable'],
		['1.234,567,89', 'money.unreadable'],
		['1 234.567,00', 'money.unreadable'],
		['12,', 'money.unreadable'],
		[',50', 'money.unreadable'],
		['.', 'money.unreadable'],
		['1..2', 'money.unreadable'],
		['--5', 'money.unreadable'],
		['5-', 'money.unreadable'],
		['(5)', 'money.unreadable'],
		['12 dollar', 'money.unreadable'],
		['12 USD', 'money.unreadable'],
		['١٢', 'money.unreadable'],
		['1'.repeat(100_000), 'money.unreadable'],
		['12,345.6', 'ok'],
		['1,2345', 'money.too_many_decimals'],
		['0,005', 'money.too_many_decimals'],
		['0.500', 'money.too_many_decimals'],
		['1 234,500', 'money.too_many_decimals'],
		['1234.500', 'money.too_many_decimals'],
		['1.234,567', 'money.too_many_decimals'],
		['1 000 000 000', 'money.too_large'],
		['999999999,991', 'money.too_many_decimals'],
		['0', 'money.not_positive'],
		['0,00', 'money.not_positive'],
		['-0', 'money.not_positive'],
		['-5', 'money.not_positive'],
		['\u22125', 'money.not_positive'],
		['\u20135', 'money.not_positive']
	])('%j is %s', (typed, key) => {
		const read = readAmount(typed);
		expect(read.ok ? 'ok' : read.issues.map((issue) => issue.key).join()).toBe(key);
	});

	test.each(['-5', '- 5', '\u22125', '\u20135', '-5,00 kr', '-5,-'])(
		'%j is a credit note of 5 where one may be entered',
		(typed) => {
			expect(readAmount(typed, { negative: true })).toEqual({ ok: true, value: -500n });
		}
	);

	test('zero and less are allowed each on its own', () => {
		expect(readAmount('0', { zero: true })).toEqual({ ok: true, value: 0n });
		expect(readAmount('0', { negative: true })).toMatchObject({ issues: [{ key: 'money.zero' }] });
		expect(readAmount('-1', { zero: true })).toMatchObject({ issues: [{ key: 'money.negative' }] });
		expect(readAmount('-0', { zero: true, negative: true })).toEqual({ ok: true, value: 0n });
		expect(readAmount('-1 000 000 000', { negative: true })).toMatchObject({ issues: [{ key: 'money.too_large' }] });
	});

	test.each([
		['100 SEK', 'NOK', false],
		['100 kr', 'EUR', false],
		['100 €', 'SEK', false],
		['100 kr', 'NOK', true],
		['100 kr', 'SEK', true],
		['100 nok', 'NOK', true],
		['€ 100', 'EUR', true],
		['100', 'EUR', true]
	] as const)('%j in a field for %s: %s', (typed, currency, ok) => {
		const read = readAmount(typed, { currency });
		expect(read.ok).toBe(ok);
		if (!ok) expect(issuesOf(read)).toEqual([{ field: '', key: 'money.other_currency', params: { typed, currency } }]);
	});

	test('what was typed is quoted, never at length', () => {
		const [issue] = issuesOf(readAmount('x'.repeat(100_000)));
		expect(issue?.params).toEqual({ typed: `${'x'.repeat(39)}…` });
	});
});

describe('amounts', () => {
	const nok = (minor: bigint) => money(minor, 'NOK');

	test('add up in one currency', () => {
		expect(plus(nok(150n), nok(-200n))).toEqual(nok(-50n));
		expect(minus(nok(150n), nok(200n))).toEqual(nok(-50n));
		expect(sum([nok(1n), nok(2n), nok(3n)], 'NOK')).toEqual(nok(6n));
		expect(sum([], 'EUR')).toEqual(money(0n, 'EUR'));
	});

	test('of two currencies never mix', () => {
		const sek = money(1n, 'SEK');
		for (const mix of [plus, minus, compare]) expect(() => mix(nok(1n), sek)).toThrow(RangeError);
		expect(() => sum([nok(1n), sek], 'NOK')).toThrow(RangeError);
	});

	test('compare by size', () => {
		expect([compare(nok(1n), nok(2n)), compare(nok(2n), nok(2n)), compare(nok(3n), nok(2n))]).toEqual([-1, 0, 1]);
		expect([isNegative(nok(-1n)), isNegative(nok(0n))]).toEqual([true, false]);
	});

	test('know their currencies', () => {
		expect(['EUR', 'NOK', 'SEK', 'DKK', 'nok', null].map(isCurrency)).toEqual([true, true, true, false, false, false]);
	});

	test.each([
		[123450n, '1234.50'],
		[-5n, '-0.05'],
		[0n, '0.00'],
		[largestMinor, '999999999.99']
	])('%s øre is %s for a program, and back', (minor, text) => {
		expect(amountText(money(minor, 'NOK'))).toBe(text);
		expect(parseAmountText(text)).toBe(minor);
	});

	test.each(['', '1', '1.5', '1,50', '1.500', ' 1.00', '+1.00', '1e2.00', '1000000000.00', '--1.00'])(
		'%j is no amount for a program',
		(text) => {
			expect(parseAmountText(text)).toBeUndefined();
		}
	);
});
