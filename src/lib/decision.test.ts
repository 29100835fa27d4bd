import { describe, expect, test } from 'vitest';
import { all, at, issuesOf, no, yes, type Decision } from '#lib/decision.ts';

const refused = (field: string): Decision<number> => no({ field, key: 'number.empty' });

describe('joining decisions', () => {
	test('gives all values under their names', () => {
		expect(all({ title: yes('Robot'), count: yes(4) })).toEqual({ ok: true, value: { title: 'Robot', count: 4 } });
	});

	test('names the issues of every part, so that a form is corrected in one go', () => {
		const joined = all({ first: refused('a'), second: yes(1), third: refused('c') });
		expect(issuesOf(joined).map((issue) => issue.field)).toEqual(['a', 'c']);
	});

	test('keeps every issue of a part', () => {
		const joined = all({ first: no({ field: 'a', key: 'text.required' }, { field: 'a', key: 'text.too_long' }) });
		expect(issuesOf(joined)).toHaveLength(2);
	});

	test('accepts when there is nothing to join', () => {
		expect(all({})).toEqual({ ok: true, value: {} });
	});
});

describe('moving a decision to a field', () => {
	test('renames the field of each issue and keeps key and params', () => {
		const moved = at('endsOn', no({ field: '', key: 'text.too_long', params: { max: 5 } }));
		expect(moved).toEqual(no({ field: 'endsOn', key: 'text.too_long', params: { max: 5 } }));
	});

	test('leaves an accepted one alone', () => {
		expect(at('endsOn', yes(1))).toEqual(yes(1));
		expect(issuesOf(yes(1))).toEqual([]);
	});
});
