import { describe, expect, test } from 'vitest';
import organisationData from '#data/organisations.json' with { type: 'json' };
import type { Country, Named } from '#lib/organisations/organisation.ts';
import { partnersOf, readPartnerQuery } from '#lib/organisations/partner-list.ts';

const all = new Map(
	organisationData.organisations.map((row) => [
		row.id,
		{
			...(row as Named),
			kind: row.kind,
			country: row.country as Country,
			partnerOrder: row.partnerOrder,
			position: null
		}
	])
);
const list = (search: string, lang: 'nb' | 'sv' = 'nb') =>
	partnersOf(all, readPartnerQuery(new URLSearchParams(search)).query, lang, '2026-11-21');

describe('the list of partners', () => {
	test('has the sixteen of the source, no successor and nobody represented', () => {
		const ids = list('').map(({ organisation }) => organisation.id);
		expect(ids).toHaveLength(16);
		expect(ids).not.toContain('lillestrom');
		expect(ids).not.toContain('nes');
	});

	test('stands in the alphabet of the reader', () => {
		const names = list('', 'sv').map(({ organisation }) => organisation.nameSv);
		expect(names).toEqual([...names].sort(new Intl.Collator('sv').compare));
	});

	test('is cut down by kind and country', () => {
		expect(list('land=SE')).toHaveLength(4);
		expect(list('type=hospital').map(({ organisation }) => organisation.id)).toEqual(['ahus']);
		expect(list('type=hospital&land=SE')).toEqual([]);
	});
});

test.each(['land=DK', 'type=supplier'])('%s is left out, and said', (search) => {
	expect(readPartnerQuery(new URLSearchParams(search))).toEqual({
		query: { kind: null, country: null },
		ignored: true
	});
	expect(readPartnerQuery(new URLSearchParams('land=&type=')).ignored).toBe(false);
});
