import { describe, expect, test } from 'vitest';
import { addressOf, chosenCount, countsOf, readChosen, totalOf, type Tally } from './facet.ts';

const parameters = { kind: 'slag', country: 'land' };
const facets = {
	kind: { parameter: 'slag', isKnown: (value: string) => ['law', 'users'].includes(value) },
	country: { parameter: 'land', isKnown: (value: string) => ['NO', 'SE'].includes(value) }
};
const read = (query: string) => readChosen(new URLSearchParams(query), facets);
const tallies: Tally<'kind' | 'country'>[] = [
	{ kind: 'law', country: 'NO', count: 2 },
	{ kind: 'law', country: 'SE', count: 3 },
	{ kind: 'users', country: 'SE', count: 5 },
	{ kind: null, country: 'SE', count: 7 }
];

describe('an address of a narrowed list', () => {
	test('is read, each value once', () => {
		expect(read('slag=law&slag=law&land=SE&side=2')).toEqual({
			chosen: { kind: ['law'], country: ['SE'] },
			misunderstood: false
		});
	});

	test('says what is left out of it', () => {
		expect(read('slag=weather&land=NO')).toEqual({ chosen: { kind: [], country: ['NO'] }, misunderstood: true });
		expect(read('slag=&x=1').misunderstood).toBe(false);
	});

	test('is written as it was read', () => {
		const { chosen } = read('slag=law&slag=users&land=SE');
		expect(addressOf(parameters, chosen, 3)).toBe('?slag=law&slag=users&land=SE&side=3');
		expect(addressOf(parameters, { kind: [], country: [] })).toBe('');
		expect(chosenCount(chosen)).toBe(3);
	});
});

describe('counting', () => {
	const { chosen } = read('slag=law&land=SE');

	test('the total fits every facet', () => {
		expect(totalOf(tallies, chosen)).toBe(3);
		expect(totalOf(tallies, read('').chosen)).toBe(17);
	});

	test('a facet is counted under the others, so that it shows what another choice would give', () => {
		expect(countsOf(tallies, chosen, 'kind')).toEqual(
			new Map([
				['law', 3],
				['users', 5]
			])
		);
		expect(countsOf(tallies, chosen, 'country')).toEqual(
			new Map([
				['NO', 2],
				['SE', 3]
			])
		);
	});
});
