import { describe, expect, test } from 'vitest';
import { inLang, isContentLang, isLang, langFromAcceptLanguage, localeOf, pairLang, unlocalised } from '#lib/lang.ts';

describe('choosing a language from what the browser asks for', () => {
	test.each([
		['nb', 'nb'],
		['no', 'nb'],
		['nn-NO', 'nn'],
		['nn-NO,nn;q=0.9,no;q=0.8,nb;q=0.7', 'nn'],
		['da', 'nb'],
		['sv-SE,sv;q=0.9', 'sv'],
		['fi-FI', 'sv'],
		['NB-no', 'nb'],
		['en-GB,en;q=0.9,sv;q=0.8,nb;q=0.7', 'sv'],
		['sv;q=0.3, nb;q=0.8', 'nb'],
		['sv;q=0, nb;q=0.1', 'nb'],
		['sv;q=0.5,nb;q=0.5', 'sv'],
		['sv; q=1.000', 'sv'],
		['sv;level=1;q=0.2,nb;q=0.4', 'nb']
	] as const)('%j gives %s', (header, lang) => {
		expect(langFromAcceptLanguage(header)).toBe(lang);
	});

	test.each([
		'',
		'en',
		'*',
		'en,*;q=0.5',
		'sv;q=0',
		'sv;q=2',
		'sv;q=abc',
		';;;,,,',
		'constructor',
		'__proto__',
		'svx',
		null,
		undefined
	])('%j gives none', (header) => {
		expect(langFromAcceptLanguage(header)).toBeUndefined();
	});

	test('a header of a megabyte is answered without delay', () => {
		expect(langFromAcceptLanguage('en,'.repeat(350_000))).toBeUndefined();
	});
});

describe('languages', () => {
	test('the interface and content have both forms of Norwegian, and Swedish', () => {
		expect(['nb', 'sv', 'nn', 'en', 'NB', '', undefined].map(isLang)).toEqual([
			true,
			true,
			true,
			false,
			false,
			false,
			false
		]);
		expect(['nb', 'sv', 'nn', 'en', 1].map(isContentLang)).toEqual([true, true, true, false, false]);
	});

	test('what is kept in two languages is read in bokmål by who reads nynorsk', () => {
		expect((['nb', 'nn', 'sv'] as const).map(pairLang)).toEqual(['nb', 'nb', 'sv']);
	});

	test('a page has the same address in each, but for the language', () => {
		expect(inLang('/nb/piloter?q=gps', 'nn')).toBe('/nn/piloter?q=gps');
		expect(inLang('/nn', 'sv')).toBe('/sv');
		expect(inLang('/nn?x=/nb', 'nb')).toBe('/nb?x=/nb');
		expect(inLang('/nbx/piloter', 'sv')).toBe('/nbx/piloter');
	});

	test('who reads none of them is asked on the front page, and reads other pages in bokmål', () => {
		expect(['/sv', '/nn?x=1', '/nn/', '/nn/piloter?q=gps'].map(unlocalised)).toEqual([
			'/',
			'/',
			'/',
			'/nb/piloter?q=gps'
		]);
	});

	test('each is known to Intl', () => {
		expect(Intl.NumberFormat.supportedLocalesOf(Object.values(localeOf))).toEqual(['nb-NO', 'nn-NO', 'sv-SE']);
	});
});
