import { describe, expect, test } from 'vitest';
import { chosenThings, homeOf, markedCounties, type Home, type MapQuery, type Thing } from './map-marks.ts';
import { readMapQuery } from './map-query.ts';

const today = '2026-11-22';
const home = (id: string, at: [number, number] | null, more: Partial<Home> = {}): Home => ({
	id,
	nameNb: `${id} kommune`,
	nameSv: `${id} kommun`,
	language: 'nb',
	activeTo: null,
	succeededBy: null,
	kind: 'municipality',
	country: 'NO',
	county: 'akershus',
	position: at && { latitude: at[0], longitude: at[1] },
	...more
});
const swedish = { country: 'SE', county: 'varmland' } as const;
const all = new Map(
	[
		home('Fet', [59.929, 11.166], { activeTo: '2019-12-31', succeededBy: 'Lillestrøm' }),
		home('Lillestrøm', [59.956, 11.049]),
		home('Rælingen', [59.93, 11.067]),
		home('Ringsaker', [60.881, 10.94], { county: 'innlandet' }),
		home('Karlstad', [59.38, 13.504], { ...swedish, nameNb: 'Karlstads kommune' }),
		home('Nettverket', null, { kind: 'network' }),
		home('Kiruna', [67.86, 20.22], { country: 'SE', county: 'norrbotten' })
	].map((each) => [each.id, each])
);
const at = (id: string): Home => {
	const found = all.get(id);
	if (!found) throw new Error(id);
	return found;
};
const thing = (kind: Thing['kind'], id: string, where: string, more: Partial<Thing> = {}): Thing => ({
	kind,
	id,
	slug: id,
	title: kind === 'partner' ? '' : id,
	language: 'nb',
	organisation: { id: where, nameNb: where, nameSv: where, today: null },
	technology: null,
	phase: null,
	place: '',
	home: at(where),
	...more
});
const everything: MapQuery = { kinds: [], technology: null, phase: null };

describe('Where a pilot is on the map', () => {
	const where = (ownerId: string, place = '', partners: string[] = []) =>
		homeOf({ ownerId, place, partners }, all, today)?.id;

	test('at the seat of its owner, as the municipality is today', () => {
		expect(where('Ringsaker')).toBe('Ringsaker');
		expect(where('Fet')).toBe('Lillestrøm');
	});

	test('in the municipality that is named as the place, when it is one', () => {
		expect(where('Ringsaker', 'Hjemmetjenesten i Rælingen, sone 2')).toBe('Rælingen');
		expect(where('Ringsaker', 'Karlstad centrum')).toBe('Karlstad');
		expect(where('Ringsaker', 'Fet')).toBe('Lillestrøm');
		expect(where('Ringsaker', 'Rælingen og Karlstad')).toBe('Ringsaker');
		expect(where('Ringsaker', 'Fetsund')).toBe('Ringsaker');
	});

	test('with the first who takes part, when its owner has no place', () => {
		expect(where('Nettverket', '', ['Nettverket', 'Karlstad'])).toBe('Karlstad');
		expect(where('Nettverket')).toBe('Nettverket');
		expect(where('nobody')).toBeUndefined();
	});
});

describe('Marks on the map and lines in the list', () => {
	const marks = (...things: Thing[]) =>
		markedCounties(things, 'nb').map(({ country, county, marks: here }) => [
			country,
			county,
			...here.map(({ kind, things: of, position }) => `${kind} ${of.length}${position === null ? ' off' : ''}`)
		]);

	test('things of one kind that fall together are one mark with a number; another kind has its own', () => {
		expect(
			marks(
				thing('pilot', 'a', 'Lillestrøm'),
				thing('pilot', 'b', 'Rælingen'),
				thing('partner', 'c', 'Lillestrøm'),
				thing('adoption', 'd', 'Lillestrøm')
			)
		).toEqual([['NO', 'akershus', 'partner 1', 'pilot 2', 'adoption 1']]);
	});

	test('Norway comes first, and each county has its own', () => {
		expect(
			marks(thing('pilot', 'a', 'Karlstad'), thing('pilot', 'b', 'Ringsaker'), thing('pilot', 'c', 'Lillestrøm'))
		).toEqual([
			['NO', 'akershus', 'pilot 1'],
			['NO', 'innlandet', 'pilot 1'],
			['SE', 'varmland', 'pilot 1']
		]);
	});

	test('what is beyond the map or nowhere is in the list all the same', () => {
		expect(marks(thing('pilot', 'a', 'Kiruna'), thing('partner', 'b', 'Nettverket'))).toEqual([
			['NO', 'akershus', 'partner 1 off'],
			['SE', 'norrbotten', 'pilot 1 off']
		]);
	});

	test('every mark has an address of its own', () => {
		const ids = markedCounties([thing('pilot', 'a', 'Karlstad'), thing('pilot', 'b', 'Ringsaker')], 'sv')
			.flatMap((county) => county.marks)
			.map(({ id }) => id);
		expect(new Set(ids).size).toBe(2);
	});
});

describe('Narrowing the map', () => {
	const things = [
		thing('partner', 'Karlstad', 'Karlstad'),
		thing('partner', 'Ringsaker', 'Ringsaker'),
		thing('pilot', 'a', 'Karlstad', { technology: 'gps', phase: 'planning' }),
		thing('adoption', 'b', 'Ringsaker', { technology: 'e_lock' })
	];
	const chosen = (query: Partial<MapQuery>) => chosenThings(things, { ...everything, ...query }).map(({ id }) => id);

	test('by kind', () => {
		expect(chosen({ kinds: ['partner'] })).toEqual(['Karlstad', 'Ringsaker']);
		expect(chosen({})).toHaveLength(4);
	});

	test('by technology and phase, with the partners that have such a thing', () => {
		expect(chosen({ technology: 'gps' })).toEqual(['Karlstad', 'a']);
		expect(chosen({ technology: 'e_lock', phase: 'planning' })).toEqual([]);
	});

	test('the address is read, and what it does not know is said', () => {
		const read = (address: string) => readMapQuery(new URLSearchParams(address), (key) => key === 'gps');
		expect(read('vis=bruk&vis=piloter&teknologi=gps&fase=planning')).toEqual({
			query: { kinds: ['pilot', 'adoption'], technology: 'gps', phase: 'planning' },
			ignored: false
		});
		for (const odd of ['vis=alt', 'teknologi=x', 'fase=x'])
			expect(read(odd)).toEqual({ query: everything, ignored: true });
	});
});
