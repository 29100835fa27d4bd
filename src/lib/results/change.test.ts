import { describe, expect, test } from 'vitest';
import { trained, visits, workload } from '../../../tests/indicators.ts';
import { readingOf } from '../../../tests/readings.ts';
import { changeOf, compare } from './change.ts';

const reading = readingOf;
const down = { unit: 'days', better: 'down' } as const;
const up = { unit: 'nights_per_week', better: 'up' } as const;

describe('comparing a value with the baseline', () => {
	test.each([
		[
			'visits fall as hoped',
			visits,
			'3.1',
			'1.9',
			{ amount: '-1.2', percent: '-38.7', course: 'down', verdict: 'better' }
		],
		['14 days become one', down, '14', '1', { amount: '-13', percent: '-92.9', course: 'down', verdict: 'better' }],
		['14 days become none', down, '14', '0', { amount: '-14', percent: '-100.0', course: 'down', verdict: 'better' }],
		['what should fall rises', visits, '6', '9', { amount: '3', percent: '50.0', course: 'up', verdict: 'worse' }],
		['what should rise rises', up, '2.9', '6.1', { amount: '3.2', percent: '110.3', course: 'up', verdict: 'better' }],
		['what should rise falls', up, '8', '6', { amount: '-2', percent: '-25.0', course: 'down', verdict: 'worse' }],
		['nothing moves', down, '7', '7.0', { amount: '0', percent: '0.0', course: 'level', verdict: 'unchanged' }],
		[
			'a tenth and two tenths are no float',
			up,
			'0.1',
			'0.3',
			{ amount: '0.2', percent: '200.0', course: 'up', verdict: 'better' }
		],
		[
			'halves are rounded away from zero',
			down,
			'48',
			'39',
			{ amount: '-9', percent: '-18.8', course: 'down', verdict: 'better' }
		],
		[
			'from nothing there is no per cent',
			up,
			'0',
			'12',
			{ amount: '12', percent: null, course: 'up', verdict: 'better' }
		],
		[
			'a share changes in points',
			trained,
			'22',
			'81',
			{ amount: '59', percent: null, course: 'up', verdict: 'better' }
		],
		[
			'a score changes in points',
			workload,
			'4.2',
			'3.9',
			{ amount: '-0.3', percent: null, course: 'down', verdict: 'better' }
		]
	] as const)('%s', (_, indicator, baseline, actual, change) => {
		expect(changeOf(indicator, baseline, actual)).toEqual(change);
	});

	test('says before, after and change when enough were measured both times', () => {
		expect(compare(visits, reading('end', '1.9', 18), reading('baseline', '3.1', 18))).toMatchObject({
			kind: 'change',
			before: { value: '3.1', n: 18 },
			after: { value: '1.9', n: 18 },
			change: { amount: '-1.2', percent: '-38.7' },
			evidence: { tier: 2, cap: null },
			progress: null,
			reasons: [],
			comparable: true
		});
	});

	test('says how far it has come when the pilot set a target', () => {
		const goal = { target: null, targetPercent: '-30' };
		expect(compare(visits, reading('end', '1.9', 18), reading('baseline', '3.1', 18), goal)).toMatchObject({
			progress: { kind: 'progress', target: '2.17', percent: '129.0', isReached: true }
		});
	});

	test('an aids store that delivered within two weeks and now on the same day: 14 days less, all of it', () => {
		const delivery = { ...visits, key: 'aid_delivery_days', unit: 'days' };
		const found = compare(delivery, reading('end', '0', 40), reading('baseline', '14', 40), {
			target: '1',
			targetPercent: null
		});
		expect(found).toMatchObject({
			change: { amount: '-14', percent: '-100.0', course: 'down', verdict: 'better' },
			progress: { target: '1', percent: '107.7', isReached: true },
			evidence: { tier: 2 }
		});
	});

	test('has no change without a baseline', () => {
		const comparison = compare(visits, reading('end', '1.9', 18), null);
		expect(comparison).toMatchObject({ kind: 'no_baseline', after: { value: '1.9' } });
		expect(comparison).not.toHaveProperty('change');
	});

	test('has only a baseline until something is measured after it', () => {
		expect(compare(visits, reading('baseline', '3.1', 18), null)).toMatchObject({ kind: 'baseline_only' });
	});

	test.each([
		['unknown after', 18, null],
		['unknown before', null, 18],
		['unknown both times', null, null]
	])('is shown but not comparable when n is %s', (_, before, after) => {
		const comparison = compare(visits, reading('end', '1.9', after), reading('baseline', '3.1', before));
		expect(comparison).toMatchObject({ kind: 'change', comparable: false, after: { n: after } });
	});
});

describe('small numbers', () => {
	test.each([
		['after', visits, 4, 30],
		['before', visits, 30, 4],
		['both times', visits, 1, 1],
		['among staff, where eight are needed', workload, 7, 20],
		['while the other n is unknown', visits, 4, null]
	])('are gone, value, n and change alike: too few %s', (_, indicator, after, before) => {
		const comparison = compare(indicator, reading('mid', '2.345', after), reading('baseline', '4.321', before));
		expect(comparison).toEqual({ kind: 'suppressed', point: 'mid', limit: indicator.smallNumberLimit });
	});

	test.each([
		['4', 'suppressed'],
		['5', 'change']
	])('a share of %s is %s, whatever n is said to be', (denominator, kind) => {
		const share = reading('end', '50', 20, { numerator: '2', denominator });
		expect(compare(trained, share, reading('baseline', '20', 20)).kind).toBe(kind);
	});

	test('start under the limit, not at it', () => {
		expect(compare(visits, reading('mid', '2', 5), reading('baseline', '4', 5)).kind).toBe('change');
	});

	test.each(['baseline', 'end'] as const)('are gone with nothing to compare with: %s', (point) => {
		expect(compare(visits, reading(point, '2.345', 4), null).kind).toBe('suppressed');
	});
});
