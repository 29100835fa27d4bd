import { expect, test } from 'vitest';
import { readRevision } from './words-form.ts';

test.each([
	['7', 7],
	['0', 0],
	['', -1],
	['-2', -1],
	['1e1', -1],
	['1234567890', -1]
])('the revision %j is %s', (typed, revision) => {
	const form = new FormData();
	form.set('revision', typed);
	expect(readRevision(form)).toBe(revision);
});

test('a form without a revision fits none', () => {
	expect(readRevision(new FormData())).toBe(-1);
});
