import { describe, expect, test } from 'vitest';
import { activeFilters, isFiltered, readPilotQuery, searchOf, without } from '#lib/pilots/pilot-list.ts';

const known = { technology: (key: string) => key === 'fall_sensor', owner: (id: string) => id === 'ringsaker' };
const read = (search: string) => readPilotQuery(new URLSearchParams(search), known);

describe('reading the address of a list', () => {
	test('understands every filter it writes itself', () => {
		const search =
			'?q=natt&fase=planning&fase=execution&teknologi=fall_sensor&land=SE&utfall=mixed&eier=ringsaker&sorter=name&side=2';
		const { query, ignored } = read(search);
		expect(ignored).toBe(false);
		expect(searchOf(query)).toBe(search);
		expect(activeFilters(query)).toBe(6);
	});

	test.each([
		'fase=done',
		'teknologi=robot',
		'land=DK',
		'utfall=great',
		'eier=nobody',
		'sorter=price',
		'land=SE&land=DK'
	])('leaves out %s, which nobody knows, and says so', (search) => {
		expect(read(search).ignored).toBe(true);
		expect(activeFilters(read(search).query)).toBe(search.includes('SE') ? 1 : 0);
	});

	test('counts a value once, however often it stands there', () => {
		expect(read('land=SE&land=SE').query.country).toEqual(['SE']);
	});

	test('asks for nothing when the address says nothing', () => {
		expect(searchOf(read('').query)).toBe('');
		expect(isFiltered(read('sorter=name').query)).toBe(false);
		expect(isFiltered(read('q=natt').query)).toBe(true);
	});

	test('cuts an overlong search', () => {
		expect(read(`q=${'x'.repeat(5000)}`).query.q).toHaveLength(200);
	});
});

test('removing one filter keeps the others and begins at the first page', () => {
	const { query } = read('fase=planning&fase=execution&land=SE&side=2');
	expect(searchOf(without(query, 'phase', 'planning'))).toBe('?fase=execution&land=SE');
});
