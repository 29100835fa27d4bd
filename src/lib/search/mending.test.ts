import { describe, expect, test } from 'vitest';
import type { Side } from '#lib/language/side.ts';
import { glossary, knownWords, type Texts } from '../../../tests/searcher.ts';
import { readAsk } from './ask.ts';
import { isDoubtful, mended, typedInReach } from './mending.ts';
import { understood, type Understood } from './understand.ts';
import { vocabularyOf } from './vocabulary.ts';

const none = glossary([]);

function read(word: string, side: Side, texts: Texts, book = none): Understood {
	const [asked] = readAsk(word).words;
	if (asked === undefined) throw new Error(`no word in ${word}`);
	return understood(asked, side, book, vocabularyOf(knownWords(texts)));
}

const isAsked = (word: string, side: Side, texts: Texts, book = none) =>
	isDoubtful(read(word, side, texts, book), book, vocabularyOf(knownWords(texts)));

describe('Whether somebody may have meant another word is asked', () => {
	test('of a word that nobody knows', () => {
		expect(isAsked('medisindispensr', 'n', { nb: 'Medisindispenser' })).toBe(true);
		expect(isAsked('läkemedelsautomt', 's', {})).toBe(true);
	});

	test('not of one that stands in a public text or in the glossary, in this form or another', () => {
		expect(isAsked('dispenser', 'n', { nb: 'Dispenser' })).toBe(false);
		expect(isAsked('dispensere', 'n', { nb: 'Dispenser' })).toBe(false);
		expect(isAsked('automat', 's', {}, glossary([{ sv: ['automat'] }]))).toBe(false);
	});

	test('of what is only a form of a word of the glossary that stands nowhere: «faktora» need not be of «faktor»', () => {
		const book = glossary([{ nb: ['faktor'] }]);
		expect(isAsked('faktora', 'n', {}, book)).toBe(true);
		expect(isAsked('faktora', 'n', { nb: 'En faktor' }, book)).toBe(false);
	});

	test('not of a plain form of a word of the glossary', () => {
		expect(isAsked('hundene', 'n', {}, glossary([{ nb: ['hund'] }]))).toBe(false);
		expect(isAsked('klokkene', 'n', {}, glossary([{ nb: ['klokke'] }]))).toBe(false);
		expect(isAsked('flickorna', 's', {}, glossary([{ sv: ['flicka'] }]))).toBe(false);
	});

	test('not of one that is written without its å, ä or ö, nor of a form of one that is', () => {
		expect(isAsked('dorrlas', 's', { sv: 'Dörrlås' })).toBe(false);
		expect(isAsked('rakningar', 's', { sv: 'Räkningar' }, glossary([{ sv: ['rakning'] }]))).toBe(false);
	});
});

describe('Meant is', () => {
	const unknown = read('kamra', 'n', {});
	const words = (of: Understood) => of.words.map(({ word, side }) => `${side} ${word}`);

	test('the word with the fewest faults', () => {
		const meant = [
			{ word: 'kamera', side: 'n', faults: 1 },
			{ word: 'kamrat', side: 'n', faults: 2 }
		] as const;
		expect(words(mended(unknown, meant, 'n', none))).toEqual(['n kamera']);
		expect(mended(unknown, meant, 'n', none).words[0]).toMatchObject({ isMended: true, weight: 0.5 });
	});

	test('one of the own language before one of the neighbour, and never of both', () => {
		const meant = [
			{ word: 'kamrar', side: 's', faults: 1 },
			{ word: 'kamera', side: 'n', faults: 1 },
			{ word: 'kammer', side: 'n', faults: 1 }
		] as const;
		expect(words(mended(unknown, meant, 'n', none))).toEqual(['n kamera', 'n kammer']);
		expect(words(mended(unknown, meant, 's', none))).toEqual(['s kamrar']);
	});

	test('one of three words at most', () => {
		const meant = ['kamera', 'kammer', 'kamrer', 'kamrat'].map((word) => ({ word, side: 'n' as const, faults: 1 }));
		expect(mended(unknown, meant, 'n', none).words).toHaveLength(3);
	});

	test('the word itself where nothing is like it', () => {
		expect(mended(unknown, [], 'n', none).words).toEqual([{ word: 'kamra', side: 'n', weight: 1, isMended: false }]);
	});

	test('a compound with a fault in its first part, where nothing is like the whole of it', () => {
		const book = glossary([{ sv: ['alkohol'] }, { sv: ['missbruk'] }]);
		const compound = mended(read('alkohlmissbruk', 's', {}, book), [], 's', book);
		expect(words(compound)).toEqual(['s alkoholmissbruk']);
		expect(compound.splits).toMatchObject([{ first: 'alkohol', head: 'missbruk', isWhole: true }]);
		expect(words(mended(read('alkohlmissbruk', 's', {}), [], 's', none))).toEqual(['s alkohlmissbruk']);
	});

	test('something else than what its parts would tell', () => {
		const split = read('fallalrm', 'n', { nb: 'Fall og alarm' });
		expect(split.splits.length).toBeGreaterThan(0);
		expect(mended(split, [{ word: 'fallalarm', side: 'n', faults: 1 }], 'n', none).splits).toEqual([]);
		expect(mended(split, [], 'n', none).splits).toEqual(split.splits);
	});

	test('the word as typed too, where it is a form of a word of the glossary', () => {
		const form = read('faktora', 'n', {}, glossary([{ nb: ['faktor'] }]));
		expect(words(mended(form, [{ word: 'faktura', side: 'n', faults: 1 }], 'n', none))).toEqual([
			'n faktora',
			'n faktura'
		]);
		expect(words(mended(form, [], 'n', none))).toEqual(['n faktora']);
	});
});

describe('With a fault, and without å, ä and ö', () => {
	const book = glossary([{ nb: ['opplæring'] }]);

	test('a word of the glossary is in reach', () => {
		expect(typedInReach('oplaering', 'n', book)).toEqual([{ word: 'oppläring', faults: 1 }]);
	});

	test('not where nothing tells that they were not at hand, nor on the other side of the border', () => {
		expect(typedInReach('oplaring', 'n', book)).toEqual([]);
		expect(typedInReach('oplaering', 's', book)).toEqual([]);
	});
});
