import { describe, expect, test } from 'vitest';
import { found, glossary, unitsFor, type Texts } from '../../../tests/searcher.ts';
import type { Lang } from '#lib/lang.ts';
import { lexiconOf, type Lexicon } from './lexicon.ts';

/** What is asked for apart where nothing has the whole word. */
const apart = (q: string, lang: Lang, texts: Texts, book?: Lexicon) =>
	unitsFor(q, lang, texts, book).flatMap(({ parts }) => parts.map(({ term }) => term));

describe('Where nothing speaks of the whole compound, a searcher is shown what speaks of a part', () => {
	test('both parts where both are words', () => {
		expect(apart('strömkabel', 'sv', { sv: 'Ström i en kabel' })).toEqual(['ström', 'kabel']);
		expect(apart('brannvakt', 'nb', { nb: 'Vakt ved brann' })).toEqual(['brann', 'vakt']);
	});

	test('the first one where nobody wrote the last yet, and never a last one alone', () => {
		expect(apart('musikkterapi', 'nb', { nb: 'Musikk' })).toEqual(['musikk']);
		expect(apart('fallmatte', 'nb', { nb: 'Fall' })).toEqual(['fall']);
		expect(apart('fiolterapi', 'nb', { nb: 'Terapi' })).toEqual([]);
	});

	test('of a word that the glossary has, only parts that make it up', () => {
		expect(apart('strömming', 'sv', { sv: 'Ström' }, glossary([{ sv: ['strömming'] }]))).toEqual([]);
		expect(apart('strömkabel', 'sv', { sv: 'Ström i kabel' }, glossary([{ sv: ['strömkabel'] }]))).toHaveLength(2);
		expect(apart('fallprevention', 'sv', { sv: 'Fall' }, glossary([{ sv: ['fallprevention'] }]))).toEqual([]);
		expect(apart('journalføring', 'nb', { nb: 'Journal' }, glossary([{ nb: ['journalføring'] }]))).toEqual(['journal']);
		expect(apart('smärtskattning', 'sv', { sv: 'Smärta' }, glossary([{ sv: ['smärtskattning'] }]))).toEqual(['smärta']);
		expect(apart('prøvetaking', 'nb', { nb: 'Prøve' }, glossary([{ nb: ['prøvetaking'] }]))).toEqual(['pröve']);
		expect(apart('brannprøve', 'nb', { nb: 'Brann' }, glossary([{ nb: ['brannprøve'] }]))).toEqual([]);
	});

	test('of a word that looks like another one across the border none', () => {
		const alike = glossary([], [['grunnlag', 'grundlag']]);
		expect(apart('grunnlag', 'nb', { nb: 'Grunn og lag' }, alike)).toEqual([]);
		expect(apart('grunnlag', 'nb', { nb: 'Grunn og lag' })).toEqual(['grunn', 'lag']);
	});

	test('what begins with the last part is about something else', () => {
		const text = { nb: 'Blod og trykk, trykksår er sår, blodprøve er en prøve' };
		const parts = unitsFor('blodtrykk', 'nb', text).flatMap((unit) => unit.parts);
		const [first, last] = parts.map(({ ways }) => ways.flatMap(({ pattern }) => pattern.words.flat()));
		expect(first).toContain('n.blodpröv');
		expect(last).toContain('n.trykk');
		expect(last).not.toContain('n.trykksår');
	});

	test('a part is a hint, told as a part of a compound', () => {
		const [part] = unitsFor('brannvakt', 'nb', { nb: 'Vakt ved brann' }).flatMap(({ parts }) => parts);
		expect(part?.ways[0]).toMatchObject({ foundBy: 'compound', weight: 0.25 });
	});
});

describe('A word with a hyphen', () => {
	test('is found with the hyphen, in either language', () => {
		expect(found('gps-larm', 'sv', { sv: 'Gps-larm', nb: 'GPS-larm' })).toEqual(['GPS', 'larm', 'Gps', 'larm']);
		expect(found('e-lås', 'nb', { nb: 'E-lås i dørene' })).toEqual(['E', 'lås']);
	});
});

describe('A phrase of the glossary', () => {
	const words = glossary([
		{ nb: ['verge'], sv: ['god man'] },
		{ nb: ['digitalt tilsyn'], sv: ['digital tillsyn'] }
	]);

	test('is found in all forms, and by the words of the neighbour', () => {
		const texts = { nb: 'Det digitale tilsynet', sv: 'Digital tillsyn' };
		expect(found('digitalt tilsyn', 'nb', texts, words)).toEqual(['digitale', 'tilsynet', 'Digital', 'tillsyn']);
	});

	test('of which one word is a small one says nothing by its other word', () => {
		expect(found('god man', 'sv', { sv: 'En god idé', nb: 'Vergen' }, words)).toEqual(['Vergen']);
	});

	test('is known where it is written as one word that is none', () => {
		expect(found('godman', 'sv', { nb: 'Vergen', sv: 'En god man' }, words)).toEqual(['Vergen', 'god', 'man']);
		expect(found('godman', 'sv', { nb: 'Vergen' }, glossary([{ nb: ['verge'], sv: ['vakt'] }]))).toEqual([]);
	});

	test('of two telling words may stand apart', () => {
		expect(found('digitalt tilsyn', 'nb', { nb: 'Tilsyn, og alt er digitalt' }, words)).toEqual(['Tilsyn', 'digitalt']);
	});
});

describe('A phrase that only a topic has', () => {
	const topics = [{ n: ['kan ikke sove', 'søvnløs'], s: ['sömnlös'] }];
	const words = { nb: ['kan ikke sove'], nn: [], sv: [] };
	const phrase = { id: 'sleepless', relation: 'same', weight: 100, words } as const;

	test('is found by its one telling word too', () => {
		expect(found('kan ikke sove', 'nb', { nb: 'Sove' }, lexiconOf([], [], topics))).toEqual(['Sove']);
	});

	test('but not where the glossary has the phrase', () => {
		expect(found('kan ikke sove', 'nb', { nb: 'Sove' }, lexiconOf([phrase], [], topics))).toEqual([]);
	});
});

describe('Words in quotation marks', () => {
	test('are found letter by letter in both languages', () => {
		const texts = { nb: 'Robot og robotene', sv: 'Robot' };
		expect(found('"robot"', 'nb', texts)).toEqual(['Robot', 'Robot']);
	});

	test('not across the border where they mean something else', () => {
		const texts = { nb: 'Rolig kveld', sv: 'Rolig kväll' };
		expect(found('"rolig"', 'nb', texts, glossary([], [['rolig', 'rolig']]))).toEqual(['Rolig']);
	});
});
