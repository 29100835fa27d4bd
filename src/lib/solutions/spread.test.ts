import { describe, expect, test } from 'vitest';
import { municipalitiesOf, monthsToUse, sizeOf, spreadOf, type SpreadUse } from './spread.ts';

const today = '2026-11-22';
const karlstad = { id: 'karlstad', kind: 'municipality', population: 97_233 };
const use: SpreadUse = { organisation: karlstad, stage: 'in_use', sinceOn: '2026-03-01', pilotEndsOn: '2025-12-31' };
const at = (id: string, population: number | null, rest: Partial<SpreadUse> = {}): SpreadUse => ({
	...use,
	...rest,
	organisation: { id, kind: 'municipality', population }
});

describe('how far it has come', () => {
	test('is nothing while nobody uses anything', () => {
		expect(spreadOf([], today)).toEqual({
			monthsToUse: null,
			monthsFrom: 0,
			daily: { part: 0, of: 0, percent: null },
			municipalities: 0,
			ended: 0,
			bySize: ['small', 'medium', 'large', 'largest', 'unknown'].map((size) => ({ size, count: 0 }))
		});
	});

	test('counts each municipality once, and none that only is said to, or has stopped', () => {
		const uses = [
			use,
			{ ...use, stage: 'scaled' } as const,
			at('hurdal', 3041, { stage: 'confirmed' }),
			at('arvika', 25_682, { stage: 'declared' }),
			at('hammaro', 16_940, { stage: 'ended' }),
			{ ...use, organisation: { id: 'ahus', kind: 'hospital', population: null } }
		];
		const spread = spreadOf(uses, today);
		expect(spread).toMatchObject({ municipalities: 2, ended: 1, daily: { part: 3, of: 5, percent: '60.00' } });
		expect(municipalitiesOf(uses).map(({ id }) => id)).toEqual(['karlstad', 'hurdal']);
		expect(spread.bySize.filter(({ count }) => count > 0)).toEqual([
			{ size: 'small', count: 1 },
			{ size: 'large', count: 1 }
		]);
	});

	// months by hand: 2025-12-31 → 2026-03-01 is 2, → 2026-08-31 is 8, → 2026-11-01 is 10
	test.each([
		[['2026-03-01'], 2],
		[['2026-03-01', '2026-08-31'], 5],
		[['2026-03-01', '2026-08-31', '2026-11-01'], 8],
		[['2025-06-01', '2026-03-01'], 1]
	])('takes the middle of the months to %j: %d', (days, median) => {
		const spread = spreadOf(
			days.map((sinceOn, place) => at(`m${place}`, null, { sinceOn })),
			today
		);
		expect([spread.monthsToUse, spread.monthsFrom]).toEqual([median, days.length]);
	});

	test.each([
		['that is not in daily use yet', { stage: 'confirmed' }],
		['that has ended', { stage: 'ended' }],
		['that came from no pilot', { pilotEndsOn: null }],
		['whose pilot still runs', { pilotEndsOn: '2026-12-31' }]
	] as const)('counts no months for a use %s', (_, change) => {
		expect(monthsToUse({ ...use, ...change }, today)).toBeUndefined();
	});

	test.each([
		[null, 'unknown'],
		[4_999, 'small'],
		[5_000, 'medium'],
		[19_999, 'medium'],
		[20_000, 'large'],
		[99_999, 'large'],
		[100_000, 'largest']
	])('a municipality of %s is %s', (population, size) => expect(sizeOf(population)).toBe(size));
});
