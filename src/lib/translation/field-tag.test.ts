import { describe, expect, test } from 'vitest';
import { isDone } from './field-tag.ts';

describe('a field that nobody has to write in', () => {
	const approved = { state: 'human', draft: null, isWaiting: false, earlier: null } as const;

	test('is approved as its original stands, or waits for a colleague', () => {
		expect(isDone(approved)).toBe(true);
		expect(isDone({ ...approved, state: 'draft', draft: 'Ny tekst', isWaiting: true })).toBe(true);
	});

	test('is not missing, a draft, made by a machine, or older than its original', () => {
		expect(isDone({ ...approved, state: 'missing' })).toBe(false);
		expect(isDone({ ...approved, state: 'draft', draft: 'Ny tekst' })).toBe(false);
		expect(isDone({ ...approved, state: 'machine', draft: 'Ny tekst' })).toBe(false);
		expect(isDone({ ...approved, state: 'outdated', earlier: 'Før' })).toBe(false);
		expect(isDone({ ...approved, draft: 'Ny tekst' })).toBe(false);
		expect(isDone({ ...approved, isWaiting: true, earlier: 'Før' })).toBe(false);
	});
});
