import { describe, expect, test } from 'vitest';
import { trained, visits, workload } from '../../../tests/indicators.ts';
import { readingOf } from '../../../tests/readings.ts';
import type { Reading } from './change.ts';
import { baselineDays, comparability, evidenceOf, lengthInDays } from './evidence.ts';

const before = (told: Partial<Reading> = {}) => readingOf('baseline', '3.1', 18, told);
const after = (told: Partial<Reading> = {}) => readingOf('end', '1.9', 18, told);

describe('the tier of evidence', () => {
	test.each([
		['after_only', 1],
		['before_after', 2],
		['comparison', 3],
		['randomised', 4],
		['review', 5]
	] as const)('%s is tier %i when nothing is missing', (design, tier) => {
		expect(evidenceOf(visits, after({ design }), before())).toEqual({ tier, cap: null });
	});

	test.each([
		['an estimate after', { method: 'estimate' }, {}, 0, 'estimate'],
		['an estimate before', {}, { method: 'estimate' }, 0, 'estimate'],
		['told in a survey after', { method: 'survey' }, {}, 1, 'self_reported'],
		['told in a survey before', {}, { method: 'survey' }, 1, 'self_reported'],
		['of who knows how many after', { n: null }, {}, 1, 'n_unknown'],
		['of who knows how many before', {}, { n: null }, 1, 'n_unknown']
	] as const)('%s: no design helps', (_, last, first, tier, cap) => {
		expect(evidenceOf(visits, after({ ...last, design: 'randomised' }), before(first))).toEqual({ tier, cap });
	});

	test('without a baseline is 1 at most, whatever the design', () => {
		expect(evidenceOf(visits, after({ design: 'review' }), null)).toEqual({ tier: 1, cap: 'no_baseline' });
		expect(evidenceOf(visits, before(), null)).toEqual({ tier: 1, cap: 'no_baseline' });
		expect(evidenceOf(visits, after({ method: 'estimate' }), null).tier).toBe(0);
	});

	test('an answer is what a survey is for: asked before and after it is tier 2', () => {
		const asked = { method: 'survey' } as const;
		expect(evidenceOf(workload, after(asked), before(asked))).toEqual({ tier: 2, cap: null });
	});

	test('does not fall because the supplier collected it: that is told beside it', () => {
		expect(evidenceOf(visits, after({ collectedBy: 'supplier' }), before()).tier).toBe(2);
	});
});

describe('standing beside other pilots', () => {
	const reasons = (told: Parameters<typeof comparability>[0]) => comparability(told).map(({ key }) => key.slice(9));
	const whole = { indicator: visits, measured: after(), baseline: before() };

	test('a result with everything told can', () => {
		expect(comparability(whole)).toEqual([]);
		expect(comparability({ ...whole, version: 1 })).toEqual([]);
	});

	test.each([
		['an indicator of its own', { indicator: { ...visits, pilotId: 'P' } }, ['not_own_indicator']],
		['another definition', { version: 2 }, ['not_other_version']],
		['no baseline', { baseline: null }, ['not_no_baseline']],
		['nothing after', { measured: null }, ['not_no_after']],
		['thirteen days before', { baseline: before({ endsOn: '2026-03-14' }) }, ['not_short_baseline']],
		['n unknown before', { baseline: before({ n: null }) }, ['not_n_unknown']],
		['n unknown after', { measured: after({ n: null }) }, ['not_n_unknown']],
		['another method after', { measured: after({ method: 'register' }) }, ['not_same_method']],
		['an estimate', { measured: after({ method: 'estimate' }) }, ['not_estimate', 'not_same_method']],
		['others measured after', { measured: after({ design: 'after_only' }) }, ['not_same_group']],
		[
			'everything at once',
			{ indicator: { ...visits, pilotId: 'P', version: 3 }, version: 2, baseline: null, measured: null },
			['not_own_indicator', 'not_other_version', 'not_no_baseline', 'not_no_after']
		]
	])('%s cannot, and says so', (_, told, said) => {
		expect(reasons({ ...whole, ...told })).toEqual(said);
	});

	test('the reason names the days that there were and that there should have been', () => {
		const night = { ...visits, kind: 'night' } as const;
		expect(comparability({ ...whole, indicator: night })).toEqual([
			{ key: 'evidence.not_short_baseline', params: { days: 14, needed: 28 } }
		]);
	});
});

describe('the days of a baseline', () => {
	test('are both counted', () => {
		expect(lengthInDays({ startsOn: '2026-02-01', endsOn: '2026-02-14' })).toBe(14);
		expect(lengthInDays({ startsOn: '2026-02-01', endsOn: '2026-02-01' })).toBe(1);
	});

	test.each([
		['everyday', 14],
		['night', 28],
		['rare', 90],
		['answer', 1],
		['other', 1]
	] as const)('of what is %s are at least %i', (kind, days) => {
		expect(baselineDays(kind)).toBe(days);
		const long = before({ startsOn: '2026-01-01', endsOn: '2026-04-10' });
		expect(comparability({ indicator: { ...trained, kind }, measured: after(), baseline: long })).toEqual([]);
	});
});
