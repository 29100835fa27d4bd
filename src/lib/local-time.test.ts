import { describe, expect, test } from 'vitest';
import { instantAt, localDay, localTime, readTime, startOfDay } from './local-time.ts';

describe('the clock on the wall', () => {
	test.each([
		['2026-11-22', '13:30', '2026-11-22T12:30:00.000Z'],
		['2026-07-01', '13:30', '2026-07-01T11:30:00.000Z'],
		['2027-03-28', '01:59', '2027-03-28T00:59:00.000Z'],
		['2027-03-28', '03:00', '2027-03-28T01:00:00.000Z'],
		// the hour that comes twice: the first of them
		['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
		['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
		['2026-12-31', '23:59', '2026-12-31T22:59:00.000Z']
	])('%s %s is %s', (day, time, instant) => {
		expect(instantAt(day, time)?.toISOString()).toBe(instant);
		expect([localDay(new Date(instant)), localTime(new Date(instant))]).toEqual([day, time]);
	});

	test('has no half past two on the night when spring leaves an hour out', () => {
		expect(instantAt('2027-03-28', '02:00')).toBeUndefined();
		expect(instantAt('2027-03-28', '02:59')).toBeUndefined();
	});

	test('begins a day at its midnight', () => {
		expect(startOfDay('2027-03-28').toISOString()).toBe('2027-03-27T23:00:00.000Z');
		expect(startOfDay('2027-03-29').toISOString()).toBe('2027-03-28T22:00:00.000Z');
	});
});

describe('reading a time of day', () => {
	test.each([
		['13:30', '13:30'],
		['13.30', '13:30'],
		['1330', '13:30'],
		['kl. 9', '09:00'],
		['klockan 9.05', '09:05'],
		['0', '00:00'],
		['23:59', '23:59']
	])('%s is %s', (typed, time) => {
		expect(readTime(typed)).toEqual({ ok: true, value: time });
	});

	test.each(['24:00', '12:60', '1:5', 'noon', '12:30:00', '-1'])('%s is none', (typed) => {
		expect(readTime(typed)).toMatchObject({ ok: false, issues: [{ key: 'time.unreadable' }] });
	});

	test('an empty one is said to be empty', () => {
		expect(readTime('  ')).toMatchObject({ ok: false, issues: [{ key: 'time.empty' }] });
	});
});
