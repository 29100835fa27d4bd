import { describe, expect, test } from 'vitest';
import { stemOf } from '#lib/language/stem.ts';
import { found, glossary } from '../../../tests/searcher.ts';
import { hasCognate, isKnown, mayJoin, withoutTerms } from './lexicon.ts';

describe('Words that look alike across the border', () => {
	const book = glossary(
		[],
		[
			['varsel', 'varsel'],
			['tall', 'tall'],
			['semester', 'semester'],
			['tog', 'tog'],
			['høring, høyring', 'hörsel']
		]
	);
	const isOne = (word: string) => hasCognate(book, stemOf(word, 'n'), 'n');

	test('are one word unless the look-alikes name them', () => {
		expect([isOne('kamera'), isOne('semester')]).toEqual([true, false]);
	});

	test('nor is a word of another stem than theirs: «tog» is a train, and in Swedish a form of «ta»', () => {
		expect(isOne('tog')).toBe(false);
	});

	test('nor are longer words that end in one', () => {
		expect(isOne('kokevarsel')).toBe(false);
		expect(isOne('sommersemester')).toBe(false);
	});

	test('whose end is told from five letters on: «kristall» is no «tall»', () => {
		expect(isOne('kristall')).toBe(true);
	});

	test('may be named in several forms', () => {
		for (const form of ['høring', 'høyring'])
			expect(mayJoin(book, stemOf(form.replace('ø', 'ö'), 'n'), 'n', stemOf('hörsel', 's'))).toBe(false);
	});

	test('of which the pair is no likeness keep their own word: «høring» may be «höring»', () => {
		expect(hasCognate(book, stemOf('höring', 'n'), 'n')).toBe(true);
	});
});

describe('A reader who switches a word off', () => {
	const book = glossary([{ nb: ['medisindispenser', 'pilleboks'], sv: ['Läkemedelsautomat', 'dosett'] }]);

	test('finds nothing by it, however it is written, and everything by the others', () => {
		const texts = { sv: 'Läkemedelsautomat och dosett' };
		expect(found('pilleboks', 'nb', texts, book)).toEqual(['Läkemedelsautomat', 'dosett']);
		expect(found('pilleboks', 'nb', texts, withoutTerms(book, ['läkemedelsAutomat']))).toEqual(['dosett']);
	});

	test('is still understood when typing it', () => {
		expect(isKnown(withoutTerms(book, ['dosett']), 'dosett', 's')).toBe(true);
		expect(withoutTerms(book, ['Dosett']).off).toEqual(new Set(['dosett']));
	});
});
