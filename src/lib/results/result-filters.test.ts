import { describe, expect, test } from 'vitest';
import { addressOf, readChosen } from '#lib/facet.ts';
import { noFilters, parameters, resultFacets } from './result-filters.ts';

const read = (query: string) => readChosen(new URLSearchParams(query), resultFacets(['gps', 'video'], ['uptime']));

describe('filtering results', () => {
	test('is read from the address, several values of a kind too', () => {
		expect(
			read('indikator=uptime&gevinst=safety&gevinst=quality&gevinst=safety&teknologi=gps&land=SE&utfall=no_effect')
		).toEqual({
			chosen: {
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
		expect(read(query)).toEqual({ chosen: noFilters, misunderstood: false });
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
		const { chosen } = read('utfall=works&land=NO&land=SE&gevinst=gold');
		expect(addressOf(parameters, chosen)).toBe('?land=NO&land=SE&utfall=works');
		expect(addressOf(parameters, chosen, 2)).toBe('?land=NO&land=SE&utfall=works&side=2');
		expect(addressOf(parameters, noFilters)).toBe('');
	});
});
