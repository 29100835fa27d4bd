import { describe, expect, test } from 'vitest';
import type { Comparison, Reading } from '#lib/results/change.ts';
import { formOf } from '../../../tests/typed.ts';
import { readAnswers, toldOf, type Answer } from './gain-answer.ts';
import { readGain } from './gain-form.ts';
import { asksForDocumented, changingGain, documentedOf } from './gain.ts';
import { windowsOf } from './follow-up.ts';

const answer = (of: Partial<Answer> = {}): Answer => ({
	point: 'after_6',
	status: 'partly',
	documented: null,
	realised: '12',
	note: '',
	revision: 1,
	answeredOn: '2027-03-01',
	...of
});
const planned = {
	category: 'saved_time',
	text: 'Kortere vakter',
	owner: 'Avdelingsleder',
	expected: '1 200,5',
	unit: 'hours_per_month',
	indicator: '',
	follow_up_on: '1.3.2027'
};
const around = { lang: 'nb', indicators: new Set(['night_visits']) } as const;
const faults = (fields: Readonly<Record<string, string>>) => {
	const read = readGain(formOf(fields), around);
	return read.ok ? [] : read.issues.map(({ field, key }) => `${field}: ${key}`);
};

describe('planning a gain', () => {
	test('keeps what was typed', () => {
		expect(readGain(formOf({ ...planned, indicator: 'night_visits' }), around)).toEqual({
			ok: true,
			value: {
				category: 'saved_time',
				text: 'Kortere vakter',
				owner: 'Avdelingsleder',
				expected: '1200.5',
				unit: 'hours_per_month',
				indicator: 'night_visits',
				followUpOn: '2027-03-01'
			}
		});
	});

	test('names every fault at once', () => {
		expect(faults({ indicator: 'made_up' })).toEqual([
			'category: gain.category_missing',
			'text: gain.text_missing',
			'owner: gain.owner_missing',
			'expected: gain.expected_missing',
			'unit: gain.unit_missing',
			'indicator: gain.unknown_indicator',
			'follow_up_on: day.empty'
		]);
	});

	test('takes freed time in hours, never in money, and costs never in hours', () => {
		expect(faults({ ...planned, unit: 'nok_per_year' })).toEqual(['unit: gain.time_not_money']);
		expect(faults({ ...planned, category: 'avoided_cost' })).toEqual(['unit: gain.cost_not_money']);
		expect(faults({ ...planned, category: 'avoided_cost', unit: 'sek_per_year' })).toEqual([]);
	});

	test.each(['0', '-3'])('hopes for more than %s', (expected) => {
		expect(faults({ ...planned, expected })).toEqual(['expected: gain.expected_not_above_zero']);
	});

	test('stores no personal number', () => {
		expect(faults({ ...planned, owner: 'Kari 13097248022' })).toEqual(['owner: text.personal_number']);
	});
});

describe('a plan', () => {
	test('is changed by one person at a time, until it is answered', () => {
		expect(changingGain({ revision: 2, answers: 0 }, 2).ok).toBe(true);
		expect(changingGain({ revision: 2, answers: 0 }, 1)).toMatchObject({ issues: [{ key: 'gain.changed_meanwhile' }] });
		expect(changingGain({ revision: 2, answers: 1 }, 2)).toMatchObject({ issues: [{ key: 'gain.answered_already' }] });
	});
});

describe('what is documented', () => {
	const reading = { value: '1' } as Reading;
	const change = { kind: 'change', before: reading, after: reading } as Extract<Comparison, { kind: 'change' }>;

	test('is a measurement before anything that is stated', () => {
		expect(documentedOf(change, [answer({ documented: '5' })])).toEqual({ kind: 'measured', comparison: change });
		expect(asksForDocumented(documentedOf(change, []))).toBe(false);
	});

	test('stays hidden where too few were measured, whatever was stated', () => {
		const hidden = documentedOf({ kind: 'suppressed', point: 'end', limit: 5 }, [answer({ documented: '5' })]);
		expect(hidden).toEqual({ kind: 'suppressed', limit: 5 });
		expect(asksForDocumented(hidden)).toBe(false);
	});

	test('is else the newest stated value, and never the potential or what was realised', () => {
		const answers = [
			answer({ documented: '5' }),
			answer({ point: 'after_12', documented: '7', answeredOn: '2027-09-03' })
		];
		expect(documentedOf(null, answers)).toEqual({ kind: 'stated', value: '7', on: '2027-09-03' });
		expect(
			documentedOf({ kind: 'no_baseline', after: reading, evidence: { tier: 1, cap: 'no_baseline' } }, [answer()])
		).toEqual({ kind: 'none' });
	});
});

describe('what readers are told', () => {
	const told = (day: string, answers: readonly Answer[] = []) =>
		windowsOf({ phase: 'closing', standing: 'running', endsOn: '2026-08-31' }, day).map(
			(window) => toldOf(window, answers).kind
		);

	test('is first a day, then that one asks, then that nobody knows', () => {
		expect(['2027-01-01', '2027-03-01', '2027-05-01', '2027-09-01', '2028-01-01'].map((day) => told(day))).toEqual([
			['not_yet', 'not_yet'],
			['open', 'not_yet'],
			['unknown', 'not_yet'],
			['unknown', 'open'],
			['unknown', 'unknown']
		]);
	});

	test('is the answer, late or not, and only of its own window', () => {
		expect(told('2028-01-01', [answer()])).toEqual(['answered', 'unknown']);
		const [window] = windowsOf({ phase: 'closing', standing: 'running', endsOn: '2026-08-31' }, '2028-01-01');
		const isLate = (answeredOn: string) => window && toldOf(window, [answer({ answeredOn })]);
		expect(isLate('2027-04-28')).toMatchObject({ isLate: false });
		expect(isLate('2027-04-29')).toMatchObject({ isLate: true });
	});
});

describe('answering for all gains of a pilot', () => {
	const gains = [
		{ id: 'a', text: 'Kortere vakter' },
		{ id: 'b', text: 'Færre turer' }
	];
	const issues = (fields: Readonly<Record<string, string>>) => {
		const read = readAnswers(formOf(fields), gains);
		return read.ok ? [] : read.issues.map(({ field, key }) => `${field}: ${key}`);
	};

	test('keeps those that are answered and leaves the others open', () => {
		expect(readAnswers(formOf({ status_a: 'partly', realised_a: '10,5', revision_a: '0' }), gains)).toEqual({
			ok: true,
			value: [
				{
					gainId: 'a',
					revision: 0,
					answer: { status: 'partly', documented: null, realised: '10.5', note: '' }
				}
			]
		});
	});

	test('names every fault of every gain at once', () => {
		expect(issues({ status_a: 'realised', documented_a: 'mye', status_b: 'not' })).toEqual([
			'documented_a: number.unreadable',
			'realised_a: gain.realised_missing',
			'note_b: gain.reason_missing'
		]);
		expect(issues({ realised_a: '3' })).toEqual(['status_a: gain.status_missing']);
	});

	test('needs one answer at least', () => {
		expect(issues({})).toEqual(['status_a: gain.nothing_answered']);
	});

	test('says no without a number, but not without a reason', () => {
		expect(issues({ status_a: 'not', note_a: 'Vaktlistene er de samme' })).toEqual([]);
	});
});
