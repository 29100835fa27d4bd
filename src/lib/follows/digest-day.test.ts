import { describe, expect, test } from 'vitest';
import { lastDue } from './digest-day.ts';

describe('a daily mail', () => {
	test.each([
		['2026-11-22', 6, '2026-11-21'],
		['2026-11-22', 7, '2026-11-22'],
		['2026-11-22', 23, '2026-11-22'],
		['2027-01-01', 0, '2026-12-31']
	])('on %s at %i was last due on %s at seven', (day, hour, due) => {
		expect(lastDue('daily', { day, hour })).toEqual({ day: due, hour: 7 });
	});
});

describe('a weekly mail', () => {
	// 2026-11-23 is a Monday
	test.each([
		['2026-11-22', 23, '2026-11-16'],
		['2026-11-23', 7, '2026-11-16'],
		['2026-11-23', 8, '2026-11-23'],
		['2026-11-24', 0, '2026-11-23'],
		['2026-11-29', 23, '2026-11-23']
	])('on %s at %i was last due on Monday %s at eight', (day, hour, due) => {
		expect(lastDue('weekly', { day, hour })).toEqual({ day: due, hour: 8 });
	});
});
