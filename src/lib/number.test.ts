import { describe, expect, test } from 'vitest';
import { issuesOf } from '#lib/decision.ts';
import { compareDecimal, percentChange, percentShare, readDecimal, readInteger, subtractDecimal } from '#lib/number.ts';
import { keysOf } from '../../tests/decided.ts';

describe('typing a whole number', () => {
	test.each([
		['40', 40],
		['1 200', 1200],
		['1.200.000', 1200000],
		['40,0', 40],
		['-3', -3],
		['\u22123', -3],
		['0', 0],
		['-0', 0]
	])('%j is %i', (typed, value) => {
		expect(readInteger(typed)).toEqual({ ok: true, value });
	});

	test.each([
		['', 'number.empty'],
		['førti', 'number.unreadable'],
		['4e1', 'number.unreadable'],
		['40 stk', 'number.unreadable'],
		['40,5', 'number.not_integer'],
		['1.200', 'number.ambiguous'],
		['0', 'number.too_small'],
		['-1', 'number.too_small'],
		['1001', 'number.too_large'],
		['99999999999999999999', 'number.too_large']
	])('%j between 1 and 1000 is refused with %s', (typed, key) => {
		expect(keysOf(readInteger(typed, { min: 1, max: 1000 }))).toEqual([key]);
	});

	test('the limit is named as it is written', () => {
		expect(issuesOf(readInteger('1', { min: 12500 }))[0]?.params).toEqual({ min: '12\u00A0500' });
		expect(issuesOf(readInteger('-9', { min: -5 }))[0]?.params).toEqual({ min: '\u22125' });
	});

	test('what would lose its last digits is too large', () => {
		expect(keysOf(readInteger('9 007 199 254 740 992'))).toEqual(['number.too_large']);
		expect(readInteger('9 007 199 254 740 991')).toEqual({ ok: true, value: Number.MAX_SAFE_INTEGER });
	});
});

describe('typing a measured value', () => {
	test.each([
		['12,5', '12.5'],
		['12.50', '12.5'],
		['1 234,50', '1234.5'],
		['0,125', '0.125'],
		['-0,0', '0'],
		['100', '100'],
		['0012', '12'],
		['\u22127,25', '-7.25'],
		['1,234567', '1.234567']
	])('%j is kept as %s', (typed, value) => {
		expect(readDecimal(typed)).toEqual({ ok: true, value });
	});

	test.each([
		['', {}, 'number.empty'],
		['12,', {}, 'number.unreadable'],
		['NaN', {}, 'number.unreadable'],
		['1'.repeat(100_000), {}, 'number.unreadable'],
		['12.500', {}, 'number.ambiguous'],
		['1,2345678', {}, 'number.too_many_decimals'],
		['1,25', { decimals: 1 }, 'number.too_many_decimals'],
		['-0,1', { min: '0' }, 'number.too_small'],
		['100,01', { max: '100' }, 'number.too_large']
	])('%j with %j is refused with %s', (typed, limits, key) => {
		expect(keysOf(readDecimal(typed, limits))).toEqual([key]);
	});

	test('needless zeros are no decimals, the limits themselves are allowed', () => {
		expect(readDecimal('1,50', { decimals: 1, min: '1.5', max: '1.50' })).toEqual({ ok: true, value: '1.5' });
	});
});

describe('measured values, exactly', () => {
	test.each([
		['1.10', '1.1', 0],
		['-1', '1', -1],
		['0.3', '0.29999999999999999999', 1],
		['9007199254740993', '9007199254740992', 1]
	])('%s against %s is %i', (a, b, order) => {
		expect(compareDecimal(a, b)).toBe(order);
	});

	test.each([
		['0.3', '0.1', '0.2'],
		['1', '0.001', '0.999'],
		['5', '7.5', '-2.5'],
		['12.5', '12.5', '0'],
		['100', '0', '100']
	])('%s − %s = %s', (a, b, difference) => {
		expect(subtractDecimal(a, b)).toBe(difference);
	});

	test.each([
		['8', '6', 1, '-25.0'],
		['3', '4', 1, '33.3'],
		['3', '4', 2, '33.33'],
		['800', '801', 1, '0.1'],
		['2000', '2001', 1, '0.1'],
		['2000', '1999', 1, '-0.1'],
		['2000.1', '2001', 1, '0.0'],
		['-4', '-2', 1, '50.0'],
		['0.1', '0.3', 2, '200.00']
	] as const)('from %s to %s with %i places is %s per cent', (from, to, places, change) => {
		expect(percentChange(from, to, places)).toBe(change);
	});

	test('from nothing there is no change in per cent', () => {
		expect(percentChange('0', '5')).toBeUndefined();
		expect(percentChange('0.00', '5')).toBeUndefined();
	});

	test.each([
		[1n, 3n, '33.33'],
		[2n, 3n, '66.67'],
		[1n, 20000n, '0.01'],
		[1n, 20001n, '0.00'],
		[-1n, 20000n, '-0.01'],
		[3n, 2n, '150.00']
	])('%s of %s is %s per cent', (part, whole, share) => {
		expect(percentShare(part, whole)).toBe(share);
	});

	test('a share of nothing is none', () => {
		expect(percentShare(0n, 0n)).toBeUndefined();
	});
});
