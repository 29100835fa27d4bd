import { describe, expect, test } from 'vitest';
import { faultsOf } from '../../../tests/decided.ts';
import { trained, visits } from '../../../tests/indicators.ts';
import { formOf } from '../../../tests/typed.ts';
import type { Indicator } from './indicator.ts';
import { appointments, baselineWarning, readPlan, takesPercentTarget } from './plan.ts';

const read = (fields: Record<string, string>, baseline: string | null = null, indicator: Indicator = visits) =>
	readPlan(formOf(fields), { indicator, baseline, lang: 'nb' });

describe('planning what to hope for', () => {
	test.each([
		['nothing', {}, null, null],
		['a value', { target: '2,5' }, '2.5', null],
		['per cent', { target_percent: '\u221230' }, null, '-30'],
		['per cent with its sign', { target_percent: '-30 %' }, null, '-30']
	])('%s is read as typed', (_, fields, target, targetPercent) => {
		expect(read(fields)).toMatchObject({ ok: true, value: { target, targetPercent } });
	});

	test.each([
		['both', { target: '2', target_percent: '-30' }, 'target plan.two_targets'],
		['no change at all', { target_percent: '0' }, 'target_percent plan.target_percent_zero'],
		['the wrong way', { target_percent: '30' }, 'target_percent plan.target_wrong_way'],
		['what cannot be measured', { target: '101' }, 'target number.too_large'],
		['words', { target: 'lavere' }, 'target number.unreadable']
	])('%s is refused', (_, fields, issue) => {
		expect(faultsOf(read(fields))).toEqual([issue]);
	});

	test('down where higher is better is refused', () => {
		expect(faultsOf(read({ target_percent: '-5' }, null, { ...visits, better: 'up' }))).toEqual([
			'target_percent plan.target_wrong_way_up'
		]);
	});

	test.each([
		['3.1', { target: '3,1' }, ['target plan.target_is_baseline']],
		['3.1', { target: '3,10' }, ['target plan.target_is_baseline']],
		['0', { target_percent: '-30' }, ['target_percent plan.target_is_baseline']],
		['3.1', { target: '3' }, []],
		['3.1', { target_percent: '-30' }, []],
		[null, { target: '3,1' }, []]
	])('with the baseline %s known, %o is judged against it', (baseline, fields, issues) => {
		expect(faultsOf(read(fields, baseline))).toEqual(issues);
	});

	test('is in per cent only where per cent says something', () => {
		expect([takesPercentTarget(visits), takesPercentTarget(trained)]).toEqual([true, false]);
	});
});

describe('planning the days of the baseline', () => {
	test.each([
		['both', { baseline_from: '1.2.2026', baseline_to: '14.2.2026' }, '2026-02-01', '2026-02-14'],
		['none', {}, null, null]
	])('%s of them', (_, fields, baselineFrom, baselineTo) => {
		expect(read(fields)).toMatchObject({ ok: true, value: { baselineFrom, baselineTo } });
	});

	test.each([
		['only the first', { baseline_from: '1.2.2026' }, 'baseline_to plan.one_day_missing'],
		['only the last', { baseline_to: '1.2.2026' }, 'baseline_from plan.one_day_missing'],
		[
			'the wrong way round',
			{ baseline_from: '2.2.2026', baseline_to: '1.2.2026' },
			'baseline_to measurement.ends_before_start'
		],
		['no such day', { baseline_from: '30.2.2026', baseline_to: '1.3.2026' }, 'baseline_from day.not_in_calendar']
	])('%s is refused', (_, fields, issue) => {
		expect(faultsOf(read(fields))).toEqual([issue]);
	});

	test.each([
		['everyday', '2026-02-13', { key: 'plan.warning_everyday', params: { days: 13, needed: 14 } }],
		['everyday', '2026-02-14', null],
		['night', '2026-02-27', { key: 'plan.warning_night', params: { days: 27, needed: 28 } }],
		['night', '2026-02-28', null],
		['rare', '2026-04-30', { key: 'plan.warning_rare', params: { days: 89, needed: 90 } }],
		['rare', '2026-05-01', null],
		['answer', '2026-02-01', null],
		['other', '2026-02-01', null]
	] as const)('what is %s, from 1 February to %s', (kind, baselineTo, warning) => {
		const said = baselineWarning(kind, { baselineFrom: '2026-02-01', baselineTo });
		expect(said).toEqual(warning === null ? null : { field: '', ...warning });
	});

	test('that are not chosen yet are not too few', () => {
		expect(baselineWarning('rare', { baselineFrom: null, baselineTo: null })).toBeNull();
	});
});

describe('when to measure', () => {
	const days = { startsOn: '2026-03-01', endsOn: '2026-08-31' };

	test('follows from the days of the pilot', () => {
		expect(appointments(days, [])).toEqual([
			{ point: 'baseline', from: null, to: '2026-02-28' },
			{ point: 'mid', from: '2026-05-31', to: '2026-05-31' },
			{ point: 'end', from: '2026-08-31', to: '2026-08-31' },
			{ point: 'after_6', from: '2027-02-28', to: '2027-02-28' },
			{ point: 'after_12', from: '2027-08-31', to: '2027-08-31' }
		]);
	});

	test('takes the baseline from the plan, from the first day to the last', () => {
		const planned = [
			{ baselineFrom: '2026-02-01', baselineTo: '2026-02-14' },
			{ baselineFrom: '2026-01-10', baselineTo: '2026-02-06' },
			{ baselineFrom: null, baselineTo: null }
		];
		expect(appointments(days, planned)[0]).toEqual({ point: 'baseline', from: '2026-01-10', to: '2026-02-14' });
	});

	test('says what it can of a pilot without all its days', () => {
		expect(appointments({ startsOn: null, endsOn: null }, [])).toEqual([]);
		expect(appointments({ startsOn: null, endsOn: '2026-08-31' }, []).map(({ point }) => point)).toEqual([
			'end',
			'after_6',
			'after_12'
		]);
	});
});
