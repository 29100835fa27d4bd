import { describe, expect, test } from 'vitest';
import { slugOf } from '#lib/slug.ts';

describe('the address of a title', () => {
	test.each([
		['Én inngang til hjelpemiddellageret', 'en-inngang-til-hjelpemiddellageret'],
		['Ærlig talt: Åsnes på vei', 'aerlig-talt-asnes-pa-vei'],
		['Läkemedelsautomater i hemtjänsten', 'lakemedelsautomater-i-hemtjansten'],
		['Trygg hemma – året runt', 'trygg-hemma-aret-runt'],
		['ØVRE Åmål', 'ovre-amal'],
		['a\u030Asnes', 'asnes'],
		['Straße, Łódź, Þór & Ðe', 'strasse-lodz-thor-de'],
		['  100 % «digital» tilsyn!  ', '100-digital-tilsyn'],
		['../../etc/passwd', 'etc-passwd'],
		['<script>', 'script'],
		['---', ''],
		['日本', ''],
		['', '']
	])('%j is %j', (title, slug) => {
		expect(slugOf(title)).toBe(slug);
	});

	test('is never longer than 60 and ends with a whole word', () => {
		const slug = slugOf('Digital tilsyn om natten for hjemmeboende med demens i seks kommuner på Romerike');
		expect(slug).toBe('digital-tilsyn-om-natten-for-hjemmeboende-med-demens-i-seks');
		expect(slug.length).toBeLessThanOrEqual(60);
	});

	test('a first word that is too long is cut', () => {
		expect(slugOf('a'.repeat(100_000))).toBe('a'.repeat(60));
		expect(slugOf('abc def', 5)).toBe('abc');
		expect(slugOf('abc de', 6)).toBe('abc-de');
	});
});
