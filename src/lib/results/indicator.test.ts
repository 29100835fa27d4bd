import { describe, expect, test } from 'vitest';
import { trained, visits, workload } from '../../../tests/indicators.ts';
import { changesInPoints, fitOf, isTooFew, shelves } from './indicator.ts';

describe('choosing an indicator', () => {
	test('those made for the technology stand first in their gain, then those for all, then the others, each by name', () => {
		const gps = { ...visits, key: 'gps', nameNb: 'A for gps', technologies: ['gps'] };
		const all = { ...visits, key: 'all', nameNb: 'B for alle', technologies: [] };
		const aaland = { ...visits, key: 'aaland', nameNb: 'Åpent for medisindispenser' };
		const [, savedTime] = shelves('nb', [all, gps, aaland, visits, trained], 'medication_dispenser');
		expect(savedTime?.category).toBe('saved_time');
		expect(savedTime?.indicators.map(({ key }) => key)).toEqual(['visits_per_user_week', 'aaland', 'all', 'gps']);
	});

	test('every gain has its shelf, be it empty', () => {
		expect(shelves('sv', [], null).map(({ category }) => category)).toEqual([
			'quality',
			'saved_time',
			'avoided_cost',
			'safety',
			'staff_experience'
		]);
	});

	test.each([
		[visits, 'video', 'technology'],
		[visits, 'gps', 'other'],
		[visits, null, 'other'],
		[trained, 'gps', 'any'],
		[trained, null, 'any']
	] as const)('%o fits %s: %s', (indicator, technology, fit) => {
		expect(fitOf(indicator, technology)).toBe(fit);
	});
});

describe('an indicator', () => {
	test.each([
		[4, true],
		[5, false],
		[6, false],
		[null, false]
	])('of limit five with n %s is too few: %s', (n, tooFew) => {
		expect(isTooFew(n, visits)).toBe(tooFew);
	});

	test('among staff needs eight', () => {
		expect(isTooFew(7, workload)).toBe(true);
		expect(isTooFew(8, workload)).toBe(false);
	});

	test.each([
		['percent', true],
		['score_1_5', true],
		['score_1_10', true],
		['score_0_100', true],
		['minutes', false],
		['count_per_week', false],
		['rate', false],
		['money', false]
	])('in %s changes in points: %s', (unit, points) => {
		expect(changesInPoints(unit)).toBe(points);
	});
});
