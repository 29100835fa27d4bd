import { describe, expect, test } from 'vitest';
import { activeCount, queryOf, readFilters } from './result-filters.ts';

const read = (query: string) => readFilters(new URLSearchParams(query), ['gps', 'video']);
const none = { gain: null, technology: null, country: null, outcome: null };

describe('filtering results', () => {
	test('is read from the address', () => {
		expect(read('gevinst=safety&teknologi=gps&land=se&utfall=no_effect')).toEqual({
			filters: { gain: 'safety', technology: 'gps', country: 'SE', outcome: 'no_effect' },
			misunderstood: false
		});
	});

	test.each(['', 'land=', 'side=2', 'gevinst=+'])('%j asks for nothing', (query) => {
		expect(read(query)).toEqual({ filters: none, misunderstood: false });
	});

	test.each(['gevinst=gold', 'teknologi=robot', 'land=DK', 'utfall=best', 'land=SE&utfall=x'])(
		'%j is not understood, and that is told',
		(query) => {
			expect(read(query).misunderstood).toBe(true);
		}
	);

	test('writes the address back without what is not set', () => {
		const { filters } = read('utfall=works&land=NO&gevinst=gold');
		expect(queryOf(filters)).toBe('land=NO&utfall=works');
		expect(activeCount(filters)).toBe(2);
	});
});
