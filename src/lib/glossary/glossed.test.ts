import { describe, expect, test } from 'vitest';
import type { ContentLang, Lang } from '#lib/lang.ts';
import type { Concept, Relation } from './concept.ts';
import { glossedWords } from './glossed.ts';
import { isFormOf } from './inflection.ts';
import { wordBook } from './word-sense.ts';

type Made = { relation?: Relation; weight?: number; category?: string; nn?: string[] };

function concept(id: string, nb: string[], sv: string[], made: Made = {}): Concept {
	return {
		id,
		category: made.category ?? 'technology',
		relation: made.relation ?? 'different',
		weight: made.weight ?? 90,
		words: { nb, nn: made.nn ?? [], sv, en: [] },
		difference: { nb: `${id} for nordmenn`, sv: `${id} för svenskar` }
	};
}

const book = wordBook({
	concepts: [
		concept('dispenser', ['medisindispenser', 'dosett'], ['läkemedelsautomat']),
		concept('home-service', ['hjemmetjeneste'], ['hemtjänst'], { relation: 'partial' }),
		concept('calm', ['rolig'], ['lugn'], { relation: 'false_friend' }),
		concept('municipality', ['kommune'], ['kommun'], { relation: 'near' }),
		concept('digital-follow-up', ['digital hjemmeoppfølging'], ['egenmonitorering']),
		concept('use', ['bruke'], ['använda'], { category: 'verbs' }),
		concept('nothing-over-there', ['borettslag'], [], { relation: 'partial', weight: 0 }),
		concept('eat', ['spise'], ['äta'], { category: 'verbs', nn: ['ete', 'et'] }),
		concept('computer', ['datamaskin'], ['dator']),
		concept('key', ['nøkkel'], ['nyckel'], { relation: 'partial' }),
		concept('eye', ['øye'], ['öga'], { relation: 'partial' }),
		concept('floor', ['etasje'], ['våning', 'plan']),
		concept('plan', ['plan'], ['plan'], { relation: 'same' })
	],
	lookAlikes: [
		{ no: 'rar', sv: 'rar', difference: { nb: 'rar betyr snill', sv: 'rar betyder konstig' } },
		{ no: 'snål', sv: 'snål', difference: { nb: 'snål er gjerrig', sv: 'snål är underlig' } }
	]
});

const found = (text: string, language: ContentLang, reader: Lang, seen?: Set<string>) =>
	glossedWords(text, language, reader, book, seen);
const wordsOf = (...asked: Parameters<typeof found>) => found(...asked).map(({ word }) => word);

describe("somebody who reads the neighbour's language", () => {
	test('is told the own word and the difference, in the own language', () => {
		expect(found('Vi prövar läkemedelsautomaten.', 'sv', 'nb')).toEqual([
			{
				start: 10,
				end: 29,
				word: 'läkemedelsautomaten',
				meanings: [
					{
						conceptId: 'dispenser',
						relation: 'different',
						word: 'medisindispenser',
						language: 'nb',
						difference: 'dispenser for nordmenn'
					}
				]
			}
		]);
	});

	test('is helped with what is unlike, partly alike or a false friend, and not with what is understood', () => {
		expect(wordsOf('Kommunen har rolig hjemmetjeneste og dosett.', 'nb', 'sv')).toEqual([
			'rolig',
			'hjemmetjeneste',
			'dosett'
		]);
	});

	test.each([
		['Datorn är trasig', 'sv', 'nb', 'Datorn', 'datamaskin'],
		['Vi tappade nyckeln', 'sv', 'nn', 'nyckeln', 'nøkkel'],
		['Han gned seg i øynene', 'nb', 'sv', 'øynene', 'öga'],
		['Nøklene lå der', 'nb', 'sv', 'Nøklene', 'nyckel']
	] as const)('is helped with a word in any of its forms: %s', (text, language, reader, word, own) => {
		expect(found(text, language, reader)).toMatchObject([{ word, meanings: [{ word: own }] }]);
	});

	test('is warned of a word that merely looks alike', () => {
		expect(found('En snål robot', 'nb', 'sv')[0]?.meanings).toEqual([
			{
				conceptId: null,
				relation: 'false_friend',
				word: null,
				language: 'sv',
				difference: 'snål är underlig'
			}
		]);
	});

	test('gets a phrase as one', () => {
		expect(wordsOf('Digital hjemmeoppfølging hjelper', 'nb', 'sv')).toEqual(['Digital hjemmeoppfølging']);
	});

	test('who reads nynorsk gets the word of bokmål where there is none', () => {
		expect(found('läkemedelsautomat', 'sv', 'nn')[0]?.meanings[0]).toMatchObject({
			word: 'medisindispenser',
			difference: 'dispenser for nordmenn'
		});
	});

	test('is told of a word that the own country has none for', () => {
		expect(found('Borettslag i byen', 'nb', 'sv')[0]?.meanings[0]).toMatchObject({ word: null, relation: 'partial' });
	});
});

describe('somebody who reads the own language', () => {
	test('is told only what the neighbour takes for something else', () => {
		expect(wordsOf('Rolig hjemmetjeneste med medisindispenser og snål robot', 'nb', 'nb')).toEqual([
			'Rolig',
			'hjemmetjeneste'
		]);
		expect(found('hemtjänsten', 'sv', 'sv')[0]?.meanings[0]?.word).toBe('hjemmetjeneste');
	});
});

describe('a text', () => {
	test('has each word explained once, and once on the page', () => {
		const seen = new Set<string>();
		expect(wordsOf('Rolig natt, roligere dag, rolig kveld', 'nb', 'sv', seen)).toEqual(['Rolig']);
		expect(wordsOf('En rolig hjemmetjeneste', 'nb', 'sv', seen)).toEqual(['hjemmetjeneste']);
	});

	test('of many words has twelve explained, the most treacherous among them', () => {
		const concepts = Array.from({ length: 20 }, (_, at) => concept(`c${at}`, [`norskord${at}`], [`annat${at}`]));
		const many = wordBook({ concepts: [...concepts, ...book.concepts.values()], lookAlikes: [] });
		const text = `${concepts.map(({ words }) => words.nb[0]).join(' ')} og rolig`;
		const words = glossedWords(text, 'nb', 'sv', many).map(({ word }) => word);
		expect(words).toHaveLength(12);
		expect(words.at(-1)).toBe('rolig');
	});

	test('has no name explained', () => {
		expect(wordsOf('Hos Rolig bor Kari', 'nb', 'sv')).toEqual([]);
	});

	test('in bokmål is not read as nynorsk, nor a word as another that looks like one of its forms', () => {
		expect(wordsOf('Et nytt bord', 'nb', 'sv')).toEqual([]);
		expect(wordsOf('Han et middag', 'nn', 'sv')).toEqual([]);
		expect(wordsOf('Planen gäller', 'sv', 'nb')).toEqual([]);
	});

	test.each(['', '🙂', '(((', 'مرحبا', 'a'.repeat(10_000)])(
		'of nothing to explain has nothing explained: %s',
		(text) => {
			expect(found(text, 'nb', 'sv')).toEqual([]);
		}
	);
});

describe('a form of a word', () => {
	test.each([
		['brukte', 'bruke', 'n', true],
		['bruker', 'bruke', 'n', true],
		['användes', 'använda', 's', true],
		['veckorna', 'vecka', 's', false],
		['alarmene', 'alarm', 'n', false],
		['roligere', 'rolig', 'n', false],
		['øynene', 'øye', 'n', false],
		['datorn', 'dator', 's', false],
		['händerna', 'hand', 's', false]
	] as const)('%s is one of %s', (word, form, side, isVerb) => {
		expect(isFormOf(word, form, side, isVerb)).toBe(true);
	});

	test.each([
		['läkaren', 'lakan', 's', false],
		['et', 'ete', 'n', true],
		['svarer', 'svær', 'n', false],
		['sykepleiere', 'sykepleie', 'n', false],
		['brukeren', 'bruke', 'n', true],
		['fallsensor', 'fall', 's', false]
	] as const)('%s is none of %s', (word, form, side, isVerb) => {
		expect(isFormOf(word, form, side, isVerb)).toBe(false);
	});
});
