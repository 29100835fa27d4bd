import { describe, expect, test } from 'vitest';
import organisationData from '#data/organisations.json' with { type: 'json' };
import {
	actingToday,
	datedName,
	nameIn,
	ownName,
	predecessorsOf,
	type Named
} from '#lib/organisations/organisation.ts';

const all = new Map(organisationData.organisations.map((row) => [row.id, row as Named]));
const today = '2026-11-21';

function named(id: string): Named {
	const found = all.get(id);
	if (!found) throw new Error(`No organisation ${id}`);
	return found;
}

describe('naming an organisation that is no more', () => {
	test.each([
		['skedsmo', 'Skedsmo kommune', 'Lillestrøm kommune'],
		['fet', 'Fet kommune', 'Lillestrøm kommune'],
		['sorum', 'Sørum kommune', 'Lillestrøm kommune'],
		['hioa', 'Høgskolen i Oslo og Akershus (HiOA)', 'OsloMet – storbyuniversitetet'],
		['landstinget-varmland', 'Landstinget i Värmland', 'Region Värmland']
	])('%s keeps its name, with who it is today', (id, name, successor) => {
		expect(datedName(named(id), all, today)).toMatchObject({ nameNb: name, today: { nameNb: successor } });
	});

	test('is possible in both languages', () => {
		const fet = datedName(named('fet'), all, today);
		expect([nameIn('sv', fet), fet.today && nameIn('sv', fet.today)]).toEqual(['Fet kommun', 'Lillestrøms kommun']);
	});

	test('begins the day after its last one', () => {
		expect(datedName(named('fet'), all, '2019-12-31').today).toBeNull();
		expect(datedName(named('fet'), all, '2020-01-01').today?.id).toBe('lillestrom');
		expect(datedName(named('hioa'), all, '2018-01-11').today).toBeNull();
		expect(datedName(named('hioa'), all, '2018-01-12').today?.id).toBe('oslomet');
	});

	test('follows a line of several mergers to the one that is there today', () => {
		const line = new Map([
			['a', { ...named('fet'), id: 'a', succeededBy: 'b' }],
			['b', { ...named('fet'), id: 'b', activeTo: '2022-12-31', succeededBy: 'c' }],
			['c', { ...named('lillestrom'), id: 'c' }]
		]);
		const a = line.get('a') ?? named('fet');
		expect(actingToday(a, line, today).id).toBe('c');
		expect(actingToday(a, line, '2021-06-01').id).toBe('b');
		expect(predecessorsOf('c', line).map(({ id }) => id)).toEqual(['a', 'b']);
	});

	test('ends although a fault in the data sends it in a circle, or to somebody unknown', () => {
		const circle = new Map([
			['a', { ...named('fet'), id: 'a', succeededBy: 'b' }],
			['b', { ...named('fet'), id: 'b', succeededBy: 'a' }]
		]);
		expect(['a', 'b']).toContain(actingToday(circle.get('a') ?? named('fet'), circle, today).id);
		expect(actingToday({ ...named('fet'), succeededBy: 'nobody' }, circle, today).id).toBe('fet');
	});
});

describe('naming an organisation that is there', () => {
	test.each(['ringsaker', 'karlstad', 'dgi', 'lillestrom', 'oslomet', 'region-varmland'])('%s stands alone', (id) => {
		expect(datedName(named(id), all, today).today).toBeNull();
	});

	test('shows its own form beside the name in the other language', () => {
		expect(nameIn('nb', named('karlstad'))).toBe('Karlstad kommune');
		expect(ownName('nb', named('karlstad'))).toBe('Karlstads kommun');
		expect(ownName('sv', named('karlstad'))).toBeNull();
		expect(ownName('sv', named('lillestrom'))).toBe('Lillestrøm kommune');
		expect(ownName('nb', named('region-varmland'))).toBeNull();
	});
});

describe('where an organisation came from', () => {
	test('is all who merged into it', () => {
		expect(predecessorsOf('lillestrom', all).map(({ id }) => id)).toEqual(['skedsmo', 'fet', 'sorum']);
		expect(predecessorsOf('oslomet', all).map(({ id }) => id)).toEqual(['hioa']);
		expect(predecessorsOf('region-varmland', all).map(({ id }) => id)).toEqual(['landstinget-varmland']);
		expect(predecessorsOf('ringsaker', all)).toEqual([]);
	});
});
