import { describe, expect, test } from 'vitest';
import { folded, plain, wordsIn } from './fold.ts';

describe('Words of two languages are compared', () => {
	test('by small letters of one alphabet', () => {
		expect(folded('Kjøkken')).toBe('kjökken');
		expect(folded('Välfärd')).toBe('välfärd');
		expect(folded('ÆRE')).toBe('äre');
		expect(folded('idé')).toBe('ide');
		expect(folded('a\u030Arsverk')).toBe('årsverk');
		expect(folded('مراقبة')).toBe('مراقبة');
	});

	test('as they are typed where letters are missing', () => {
		for (const typed of ['måling', 'maling', 'maaling']) expect(plain(folded(typed))).toBe('maling');
		for (const typed of ['dörrlås', 'dorrlas', 'doerrlaas']) expect(plain(folded(typed))).toBe('dorrlas');
	});

	test('each with its place in the text', () => {
		expect(wordsIn('E-lås, og 4G!').map(({ word, start }) => [word, start])).toEqual([
			['e', 0],
			['lås', 2],
			['og', 7],
			['4g', 10]
		]);
	});
});
