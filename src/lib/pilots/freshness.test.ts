import { describe, expect, test } from 'vitest';
import { isStale, lastConfirmed, reminderDay, type Freshness } from './freshness.ts';

const pilot = (more: Partial<Freshness> = {}): Freshness => ({
	standing: 'running',
	isArchive: false,
	confirmedOn: null,
	publishedOn: '2025-03-10',
	...more
});

describe('what a pilot says', () => {
	test('was last confirmed when its owner said so, or when it was published, whichever is later', () => {
		expect(lastConfirmed(pilot())).toBe('2025-03-10');
		expect(lastConfirmed(pilot({ confirmedOn: '2025-08-01' }))).toBe('2025-08-01');
		expect(lastConfirmed(pilot({ confirmedOn: '2024-08-01' }))).toBe('2025-03-10');
	});

	test('is stale from the day a year after, not the day before', () => {
		expect(isStale(pilot(), '2026-03-09')).toBe(false);
		expect(isStale(pilot(), '2026-03-10')).toBe(true);
		expect(isStale(pilot({ confirmedOn: '2026-03-10' }), '2026-03-10')).toBe(false);
	});

	test('is asked for every year until there is an answer', () => {
		expect(reminderDay(pilot(), '2026-03-09')).toBeNull();
		expect(reminderDay(pilot(), '2026-12-01')).toBe('2026-03-10');
		expect(reminderDay(pilot(), '2028-03-09')).toBe('2027-03-10');
		expect(reminderDay(pilot(), '2028-03-10')).toBe('2028-03-10');
	});

	test('on 29 February is asked for on the 28th, and on the 29th where there is one', () => {
		expect(reminderDay(pilot({ publishedOn: '2024-02-29' }), '2025-02-28')).toBe('2025-02-28');
		expect(reminderDay(pilot({ publishedOn: '2024-02-29' }), '2028-03-01')).toBe('2028-02-29');
	});

	test('does not age once it is over: stopped, or of a project that is an archive', () => {
		expect(isStale(pilot({ standing: 'stopped' }), '2030-01-01')).toBe(false);
		expect(isStale(pilot({ isArchive: true }), '2030-01-01')).toBe(false);
		expect(isStale(pilot({ standing: 'paused' }), '2030-01-01')).toBe(true);
	});
});
