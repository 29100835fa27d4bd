import { describe, expect, test } from 'vitest';
import { changing, deciding, isOpenToChange, isUndecided, type State } from './measurement.ts';

const states: readonly State[] = ['draft', 'submitted', 'returned', 'approved', 'superseded'];
const keys = (decision: ReturnType<typeof changing> | ReturnType<typeof deciding>) =>
	decision.ok ? [] : decision.issues.map(({ key }) => key);

describe('changing a measurement', () => {
	test.each([
		['draft', []],
		['submitted', ['measurement.not_open']],
		['returned', []],
		['approved', ['measurement.not_open']],
		['superseded', ['measurement.not_open']]
	] as const)('as %s: %j', (state, issues) => {
		expect(keys(changing({ state, revision: 3 }, 3))).toEqual(issues);
	});

	test('is refused when somebody else saved meanwhile', () => {
		expect(keys(changing({ state: 'draft', revision: 4 }, 3))).toEqual(['measurement.changed_meanwhile']);
	});
});

describe('deciding on a measurement', () => {
	const submitted = { state: 'submitted', revision: 2 };
	const approve = { verdict: 'approved', remark: '', hadPart: false } as const;

	test.each(states.filter((state) => state !== 'submitted'))('is refused while it is %s', (state) => {
		expect(keys(deciding({ state, revision: 2 }, 2, approve))).toEqual(['measurement.not_waiting']);
	});

	test('approves, with or without a remark', () => {
		expect(deciding(submitted, 2, approve)).toEqual({ ok: true, value: 'approved' });
		expect(deciding(submitted, 2, { ...approve, remark: 'Fint' })).toEqual({ ok: true, value: 'approved' });
	});

	test('returns with a remark and never without', () => {
		const back = { verdict: 'returned', remark: 'Hvor mange?', hadPart: false } as const;
		expect(deciding(submitted, 2, back)).toEqual({ ok: true, value: 'returned' });
		expect(keys(deciding(submitted, 2, { ...back, remark: '' }))).toEqual(['measurement.remark_empty']);
	});

	test('is refused to whoever had a part in the value', () => {
		expect(keys(deciding(submitted, 2, { ...approve, hadPart: true }))).toEqual(['measurement.own_decision']);
	});

	test('is refused when the value is not the one on the screen', () => {
		expect(keys(deciding(submitted, 1, approve))).toEqual(['measurement.changed_meanwhile']);
	});
});

test('what is undecided is open to change or submitted', () => {
	expect(states.filter(isOpenToChange)).toEqual(['draft', 'returned']);
	expect(states.filter(isUndecided)).toEqual(['draft', 'submitted', 'returned']);
});
