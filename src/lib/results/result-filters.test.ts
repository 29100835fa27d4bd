import { describe, expect, test } from 'vitest';
import { activeCount, countsOf, noFilters, readFilters, searchOf, totalOf } from './result-filters.ts';

const read = (query: string) => readFilters(new URLSearchParams(query), ['gps', 'video'], ['uptime']);

describe('filtering results', () => {
	test('is read from the address, several values of a kind too', () => {
		expect(
			read('indikator=uptime&gevinst=safety&gevinst=quality&gevinst=safety&teknologi=gps&land=SE&utfall=no_effect')
		).toEqual({
			filters: {
				indicator: ['uptime'],
				gain: ['safety', 'quality'],
				technology: ['gps'],
				country: ['SE'],
				outcome: ['no_effect']
			},
			misunderstood: false
		});
	});

	test.each(['', 'land=', 'side=2'])('%j asks for nothing', (query) => {
		expect(read(query)).toEqual({ filters: noFilters, misunderstood: false });
	});

	test.each([
		'indikator=luck',
		'gevinst=gold',
		'teknologi=robot',
		'land=DK',
		'utfall=best',
		'land=SE&land=x',
		'land=toString'
	])('%j is not understood, and that is told', (query) => {
		expect(read(query).misunderstood).toBe(true);
	});

	test('writes the address back without what is not set', () => {
		const { filters } = read('utfall=works&land=NO&land=SE&gevinst=gold');
		expect(searchOf(filters)).toBe('?land=NO&land=SE&utfall=works');
		expect(searchOf(filters, 2)).toBe('?land=NO&land=SE&utfall=works&side=2');
		expect(searchOf(noFilters)).toBe('');
		expect(activeCount(filters)).toBe(3);
	});
});

describe('counting results', () => {
	const tally = (count: number, gain: string, country: string, outcome: string | null) => ({
		count,
		indicator: 'uptime',
		gain,
		technology: 'gps',
		country,
		outcome
	});
	const tallies = [
		tally(5, 'safety', 'NO', null),
		tally(3, 'safety', 'SE', 'works'),
		tally(2, 'quality', 'SE', 'harmful')
	];

	test('adds up what the filters leave', () => {
		expect(totalOf(tallies, noFilters)).toBe(10);
		expect(totalOf(tallies, { ...noFilters, country: ['SE'] })).toBe(5);
		expect(totalOf(tallies, { ...noFilters, country: ['SE', 'NO'], gain: ['safety'] })).toBe(8);
		expect(totalOf(tallies, { ...noFilters, outcome: ['works'] })).toBe(3);
	});

	test('says for each value what choosing it would give, its own kind left out', () => {
		const swedish = { ...noFilters, country: ['SE'] };
		expect(Object.fromEntries(countsOf(tallies, swedish, 'gain'))).toEqual({ safety: 3, quality: 2 });
		expect(Object.fromEntries(countsOf(tallies, swedish, 'country'))).toEqual({ NO: 5, SE: 5 });
		const norwegian = { ...noFilters, country: ['NO'] };
		expect(Object.fromEntries(countsOf(tallies, norwegian, 'outcome'))).toEqual({ works: 0, harmful: 0 });
	});
});
