import { expect, test } from 'vitest';
import { compare } from './comparison.ts';

const facts = (country: 'NO' | 'SE', population: number | null) => ({ country, population });

test.each([
	[30_000, 20_000, 'similar'],
	[30_001, 20_000, 'larger'],
	[20_000, 30_000, 'similar'],
	[20_000, 30_001, 'smaller'],
	[20_000, 20_000, 'similar']
] as const)('%i beside %i is %s', (own, theirs, verdict) => {
	expect(compare(['size'], facts('NO', own), facts('NO', theirs))).toEqual([{ kind: 'size', own, theirs, verdict }]);
});

test('rules are those of the country', () => {
	expect(compare(['rules'], facts('NO', null), facts('SE', null))).toEqual([
		{ kind: 'rules', verdict: 'other_country' }
	]);
	expect(compare(['rules'], facts('SE', 1), facts('SE', 2))).toEqual([{ kind: 'rules', verdict: 'same_country' }]);
});

test('what is not known, or what the lesson does not depend on, is not compared', () => {
	expect(compare(['size'], facts('NO', null), facts('NO', 5))).toEqual([]);
	expect(compare(['size'], facts('NO', 5), facts('NO', null))).toEqual([]);
	expect(compare(['systems', 'staffing', 'settlement'], facts('NO', 5), facts('SE', 6))).toEqual([]);
});
