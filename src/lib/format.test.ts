import { describe, expect, test } from 'vitest';
import { formatDay, formatDayLong, formatInstant, formatMoney, formatNumber, formatPercent } from '#lib/format.ts';

const spaced = (text: string) => text.replaceAll(' ', '\u00A0');

describe.each(['nb', 'nn', 'sv'] as const)('money in %s', (lang) => {
	test.each([
		[123456750n, 'NOK', '1 234 567,50 NOK'],
		[123450n, 'SEK', '1 234,50 SEK'],
		[0n, 'EUR', '0,00 EUR'],
		[-5n, 'EUR', '−0,05 EUR'],
		[-1001n, 'SEK', '−10,01 SEK'],
		[900719925474099301n, 'EUR', '9 007 199 254 740 993,01 EUR'],
		[123456789012345678901234567890n, 'NOK', '1 234 567 890 123 456 789 012 345 678,90 NOK']
	] as const)('%s %s is %s', (minor, currency, text) => {
		expect(formatMoney(lang, minor, currency)).toBe(spaced(text));
	});

	test('without decimals is rounded, halves away from zero', () => {
		expect(formatMoney(lang, 123450n, 'NOK', { digits: 0 })).toBe(spaced('1 235 NOK'));
		expect(formatMoney(lang, -123450n, 'NOK', { digits: 0 })).toBe(spaced('−1 235 NOK'));
		expect(formatMoney(lang, -49n, 'NOK', { digits: 0 })).toBe(spaced('0 NOK'));
	});

	test.each([
		[1234, undefined, '1 234'],
		['12.50', undefined, '12,5'],
		['12.5', 2, '12,50'],
		['-0.125', undefined, '−0,125'],
		['9007199254740993', undefined, '9 007 199 254 740 993'],
		[0, 1, '0,0']
	] as const)('the number %j with %j digits is %s', (value, digits, text) => {
		expect(formatNumber(lang, value, digits)).toBe(spaced(text));
	});

	test.each([
		[38.5, undefined, '38,5 %'],
		['38.50', 2, '38,50 %'],
		['100.00', undefined, '100 %'],
		['-25.0', undefined, '−25 %']
	] as const)('%j with %j digits is %s', (value, digits, text) => {
		expect(formatPercent(lang, value, digits)).toBe(spaced(text));
	});
});

describe('dates', () => {
	test('are short in tables and long in prose', () => {
		expect(formatDay('nb', '2026-11-21')).toBe('21.11.2026');
		expect(formatDay('sv', '2026-11-21')).toBe('2026-11-21');
		expect(formatDayLong('nb', '2026-11-21')).toBe('21. november 2026');
		expect(formatDayLong('sv', '2026-11-21')).toBe('21 november 2026');
		expect(formatDayLong('nb', '2027-01-01')).toBe('1. januar 2027');
		expect(formatDayLong('nn', '2027-01-01')).toBe('1. januar 2027');
		expect(formatDay('nn', '2026-11-21')).toBe('21.11.2026');
	});

	test('that are none are a mistake of the programmer', () => {
		expect(() => formatDay('nb', '2026-02-31')).toThrow(RangeError);
		expect(() => formatDayLong('sv', '')).toThrow(RangeError);
	});

	test.each([
		['2026-11-21T13:32:00Z', '21.11.2026 kl. 14:32', '2026-11-21 kl. 14:32'],
		['2026-07-01T12:05:00Z', '01.07.2026 kl. 14:05', '2026-07-01 kl. 14:05'],
		['2026-12-31T23:00:00Z', '01.01.2027 kl. 00:00', '2027-01-01 kl. 00:00'],
		['2026-10-25T00:30:00Z', '25.10.2026 kl. 02:30', '2026-10-25 kl. 02:30'],
		['2026-10-25T01:30:00Z', '25.10.2026 kl. 02:30', '2026-10-25 kl. 02:30']
	])('%s is told by the clock of the country', (at, nb, sv) => {
		expect(formatInstant('nb', at)).toBe(nb);
		expect(formatInstant('nn', at)).toBe(nb);
		expect(formatInstant('sv', new Date(at))).toBe(sv);
	});
});
