import { describe, expect, test } from 'vitest';
import { trained, visits } from '../../../tests/indicators.ts';
import { readingOf } from '../../../tests/readings.ts';
import { compare, type Reading } from './change.ts';
import type { Indicator } from './indicator.ts';
import { sideBySide } from './side-by-side.ts';

function pilot(
	name: string,
	before: [value: string, n: number | null],
	after: [value: string, n: number | null],
	{ indicator = visits, more = {} }: { indicator?: Indicator; more?: Partial<Reading> } = {}
) {
	const baseline: Reading = { ...readingOf('baseline', before[0], before[1]), ...more };
	const measured: Reading = { ...readingOf('end', after[0], after[1]), ...more };
	return { name, indicator, comparison: compare(indicator, measured, baseline) };
}

const ralingen = pilot('P07', ['15.5', 27], ['8.2', 24]);
const karlstad = pilot('P18', ['14.0', 40], ['7.5', 37]);
const third = pilot('third', ['10', 10], ['5', 10]);
const names = (rows: readonly { of: { name: string } }[]) => rows.map(({ of }) => of.name);

describe('one indicator across the border', () => {
	test('is shown per user and 30 days: 15.5 a week are 66.4, and 7.3 fewer are 31.3 fewer', () => {
		const { rows, factor } = sideBySide([ralingen, karlstad]);
		expect(factor).toMatchObject({ times: 30n, by: 7n });
		expect(
			rows.map(({ values }) => [values.before, values.after, values.change.amount, values.change.percent])
		).toEqual([
			['66.4', '35.1', '-31.3', '-47.1'],
			['60.0', '32.1', '-27.9', '-46.4']
		]);
	});

	test('stays in its own unit where that has no time in it', () => {
		const { rows, factor } = sideBySide([pilot('a', ['22', 9], ['81', 9], { indicator: trained })]);
		expect(factor).toBeNull();
		expect(rows[0]?.values).toMatchObject({ before: '22', after: '81' });
	});

	test.each([
		[
			'another version of the definition',
			pilot('x', ['9', 9], ['8', 9], { indicator: { ...visits, version: 2 } }),
			'evidence.not_other_version'
		],
		['how many were measured is unknown', pilot('x', ['9', 9], ['8', null]), 'evidence.not_n_unknown'],
		['it was estimated', pilot('x', ['9', 9], ['8', 9], { more: { method: 'estimate' } }), 'evidence.not_estimate'],
		['too few were measured', pilot('x', ['9', 4], ['8', 9]), 'result.too_few'],
		[
			'it is a pilot’s own',
			pilot('x', ['9', 9], ['8', 9], { indicator: { ...visits, pilotId: 'p' } }),
			'evidence.not_own_indicator'
		]
	])('lists apart, with the reason, where %s', (_why, odd, key) => {
		const { rows, apart } = sideBySide([ralingen, odd, karlstad]);
		expect(names(rows)).toEqual(['P07', 'P18']);
		expect(apart.map(({ of, reasons }) => [of.name, reasons.map((reason) => reason.key)])).toEqual([['x', [key]]]);
	});

	test('goes by the definition that most measured by', () => {
		const newer = { ...visits, version: 2 };
		const two = ['a', 'b'].map((name) => pilot(name, ['9', 9], ['8', 9], { indicator: newer }));
		const { indicator, apart } = sideBySide([ralingen, ...two]);
		expect([indicator.version, names(apart)]).toEqual([2, ['P07']]);
	});
});

describe('one value for all', () => {
	test('needs three rows', () => {
		expect(sideBySide([ralingen, karlstad]).pooled).toBeNull();
	});

	test('weights means by how many were measured: 1078.5 ÷ 77 and 524.3 ÷ 71 a week', () => {
		expect(sideBySide([ralingen, karlstad, third]).pooled).toMatchObject({
			before: '60.0',
			after: '31.6',
			change: { amount: '-28.4', percent: '-47.3', verdict: 'better' },
			rows: 3,
			nBefore: 77,
			nAfter: 71
		});
	});

	test('adds the numbers of shares before it divides: 10 of 20, 30 of 40 and 8 of 10 are 68.6 per cent', () => {
		const share = (name: string, of: [string, string]) => {
			const value = (100 * Number(of[0])) / Number(of[1]);
			const both = { numerator: of[0], denominator: of[1] };
			return pilot(name, [String(value), 20], [String(value), 20], { indicator: trained, more: both });
		};
		const { pooled } = sideBySide([share('a', ['10', '20']), share('b', ['30', '40']), share('c', ['8', '10'])]);
		expect(pooled).toMatchObject({ before: '68.6', after: '68.6', change: { amount: '0', verdict: 'unchanged' } });
	});

	test('is not made of shares whose numbers are unknown, nor of counts for a whole unit', () => {
		const shares = ['a', 'b', 'c'].map((name) => pilot(name, ['22', 9], ['81', 9], { indicator: trained }));
		expect(sideBySide(shares).pooled).toBeNull();
		const count = { ...visits, key: 'medication_errors_month', unit: 'count' };
		const counts = ['a', 'b', 'c'].map((name) => pilot(name, ['9', 9], ['4', 9], { indicator: count }));
		expect(sideBySide(counts).pooled).toBeNull();
	});

	test('leaves out what may not be shown, so that subtracting gives nothing', () => {
		const few = pilot('few', ['9', 4], ['1', 4]);
		expect(sideBySide([ralingen, karlstad, few]).pooled).toBeNull();
		const with3 = sideBySide([ralingen, karlstad, third]).pooled;
		expect(sideBySide([ralingen, karlstad, third, few]).pooled).toEqual(with3);
	});
});
