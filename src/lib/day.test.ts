import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, isDay, monthsBetween, readDay, relativeDay, weekday } from '#lib/day.ts';
import { issuesOf } from '#lib/decision.ts';

describe('typing a date', () => {
	test.each([
		'15.1.2027',
		'15.01.2027',
		'15. 1. 2027',
		'15/1-27',
		'15/1/2027',
		'15/1 2027',
		'15/1/27',
		'15.1.27',
		'15-1-2027',
		'15 1 2027',
		'15\u20131\u20132027',
		'2027-01-15',
		'2027-1-15',
		'2027.01.15',
		'2027/01/15',
		'20270115',
		'150127',
		'15-01-27',
		'  15.1.2027 '
	])('%j is 15 January 2027', (typed) => {
		expect(readDay(typed)).toEqual({ ok: true, value: '2027-01-15' });
	});

	test('of six digits begins with the day in Norwegian and the year in Swedish', () => {
		expect(readDay('150127', 'day_first')).toEqual({ ok: true, value: '2027-01-15' });
		expect(readDay('270115', 'year_first')).toEqual({ ok: true, value: '2027-01-15' });
		expect(readDay('27-01-15', 'year_first')).toEqual({ ok: true, value: '2027-01-15' });
		expect(readDay('15.01.27', 'year_first')).toEqual({ ok: true, value: '2027-01-15' });
	});

	test.each([
		['', 'day.empty'],
		['  ', 'day.empty'],
		['i morgen', 'day.unreadable'],
		['15.1', 'day.unreadable'],
		['15.1.', 'day.unreadable'],
		['15.1.027', 'day.unreadable'],
		['15.1.20270', 'day.unreadable'],
		['2027-01-15T10:00', 'day.unreadable'],
		['2027115', 'day.unreadable'],
		['2027-01.15', 'day.unreadable'],
		['1501271', 'day.unreadable'],
		['15.-1.2027', 'day.unreadable'],
		['1e1.1.2027', 'day.unreadable'],
		['9'.repeat(100_000), 'day.unreadable'],
		['31.2.2027', 'day.not_in_calendar'],
		['2027-02-29', 'day.not_in_calendar'],
		['2027-02-31', 'day.not_in_calendar'],
		['31.4.2027', 'day.not_in_calendar'],
		['32.1.2027', 'day.not_in_calendar'],
		['0.1.2027', 'day.not_in_calendar'],
		['1.13.2027', 'day.not_in_calendar'],
		['310227', 'day.not_in_calendar'],
		['29.2.2100', 'day.not_in_calendar'],
		['1999-12-31', 'day.out_of_range'],
		['1.1.2101', 'day.out_of_range'],
		['1.1.9999', 'day.out_of_range']
	])('%j is refused with %s', (typed, key) => {
		expect(issuesOf(readDay(typed)).map((issue) => issue.key)).toEqual([key]);
	});

	test('leap days, the first and the last year are read', () => {
		expect(readDay('29.2.2028')).toEqual({ ok: true, value: '2028-02-29' });
		expect(readDay('1.1.2000')).toEqual({ ok: true, value: '2000-01-01' });
		expect(readDay('31.12.2100')).toEqual({ ok: true, value: '2100-12-31' });
	});
});

describe('days of the calendar', () => {
	test.each([
		'2026-02-31',
		'2026-13-01',
		'2026-00-10',
		'26-01-01',
		'2026-1-1',
		'',
		' 2026-01-01',
		'2026-01-01T00:00:00Z',
		'0050-01-01'
	])('%j is none', (text) => {
		expect(isDay(text)).toBe(false);
		expect(() => addDays(text, 1)).toThrow(RangeError);
	});

	test('can be counted on, also over the clock changes', () => {
		expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
		expect(addDays('2026-10-26', -2)).toBe('2026-10-24');
		expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
		expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365);
		expect(daysBetween('2026-10-26', '2026-10-24')).toBe(-2);
	});

	test.each([
		['2026-01-31', 1, '2026-02-28'],
		['2028-01-31', 1, '2028-02-29'],
		['2026-03-31', -1, '2026-02-28'],
		['2026-08-31', 6, '2027-02-28'],
		['2026-11-21', 14, '2028-01-21'],
		['2026-01-15', -1, '2025-12-15'],
		['2026-01-15', -25, '2023-12-15'],
		['2026-11-21', 0, '2026-11-21']
	])('%s and %i months is %s', (day, count, expected) => {
		expect(addMonths(day, count)).toBe(expected);
	});

	test.each([
		['2026-01-15', '2026-02-15', 1],
		['2026-01-15', '2026-02-14', 0],
		['2026-01-31', '2026-02-28', 1],
		['2026-01-01', '2028-03-01', 26],
		['2026-02-15', '2026-01-15', -1],
		['2026-02-14', '2026-01-15', 0],
		['2026-05-05', '2026-05-05', 0]
	])('from %s to %s are %i whole months', (from, to, months) => {
		expect(monthsBetween(from, to)).toBe(months);
	});

	test('months there and days between agree for every day of three years', () => {
		for (let day = '2026-01-01'; day < '2029-01-01'; day = addDays(day, 1)) {
			const months = monthsBetween('2026-01-31', day);
			if (day < '2026-01-31') continue;
			expect(addMonths('2026-01-31', months) <= day && day < addMonths('2026-01-31', months + 1)).toBe(true);
		}
	});

	test('the week begins on Monday', () => {
		expect(['2026-11-16', '2026-11-21', '2026-11-22'].map(weekday)).toEqual([1, 6, 7]);
	});
});

describe('a day told from today', () => {
	test.each([
		['2026-11-21', 'day.today', 0],
		['2026-11-22', 'day.tomorrow', 1],
		['2026-11-20', 'day.yesterday', 1],
		['2026-11-24', 'day.in_days', 3],
		['2026-11-01', 'day.days_ago', 20]
	])('%s is %s, %i', (day, key, count) => {
		expect(relativeDay(day, '2026-11-21')).toEqual({ key, params: { count } });
	});
});
