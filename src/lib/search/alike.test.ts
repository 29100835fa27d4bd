import { describe, expect, test } from 'vitest';
import { glossary } from '../../../tests/searcher.ts';
import { lookAlikesOf, spokenOf } from './alike.ts';
import type { Read } from './explain.ts';
import { lexiconOf } from './lexicon.ts';

const none = glossary([]);

const read = (title: string, body = '', language = 'nb'): Read => ({ language, title, body, other: [] });
const words = (...found: Read[]) => spokenOf(found, none).map(({ unit }) => unit.term);
const weightOf = (word: string, ...found: Read[]) =>
	spokenOf(found, none).find(({ unit }) => unit.term === word)?.weight ?? 0;

describe('What was found speaks of', () => {
	test('the words of the first three things', () => {
		expect(words(read('Robot'), read('Katt'), read('Hund'), read('Hest'))).toEqual(['robot', 'katt', 'hund']);
	});

	test('those of a title before those of the text', () => {
		const one = read('Robot', 'En katt');
		expect(words(read('', 'Katt'), read('Robot'))).toEqual(['robot', 'katt']);
		expect(weightOf('robot', one)).toBeGreaterThan(weightOf('katt', one));
	});

	test('those first that stand there most often, in whatever form', () => {
		expect(words(read('', 'Robot, hund, hunden'))).toEqual(['hund', 'robot']);
		expect(weightOf('hund', read('', 'Hund, hunden'))).toBeGreaterThan(weightOf('hund', read('', 'Hund')));
	});

	test('no small words, no short ones, and nothing with a digit', () => {
		expect(words(read('Robot for den som har en øy', 'Døgnet rundt: 24t, A4, 2026'))).toEqual([
			'robot',
			'dögnet',
			'rundt'
		]);
	});

	test('a word of either language for itself', () => {
		expect(words(read('Katt'), read('Katt', '', 'sv'))).toEqual(['katt', 'katt']);
	});

	test('no words that stand far behind', () => {
		const behind = Array.from({ length: 80 }, () => 'robot').join(' ');
		expect(words(read('', `${behind} katt`))).toEqual(['robot']);
	});

	test('what several of its words are a topic of, in the other words of the topic too', () => {
		const laundry = { id: 'laundry', n: ['vaskemaskin', 'tørketrommel', 'klesklype'], s: ['tvättstuga'] };
		const book = lexiconOf([], [], [laundry]);
		const ways = (body: string) =>
			spokenOf([read('', body)], book).flatMap(({ unit }) => (unit.term === '' ? unit.ways : []));
		expect(ways('Vaskemaskin og tørketrommel').flatMap(({ pattern }) => pattern.words.flat())).toEqual(
			expect.arrayContaining(['n.klesklyp', 's.tvättstug'])
		);
		expect(ways('Vaskemaskin')).toEqual([]);
	});

	test('sixty words at most', () => {
		const letters = [...'bdfghklmnprstv'];
		const many = letters.flatMap((first) => letters.map((last) => `${first}å${last}k`));
		const found = [0, 1].map((at) => read('', many.slice(at * 80, at * 80 + 80).join(' ')));
		expect(words(...found)).toHaveLength(60);
	});

	test('a word in all its ways', () => {
		const book = glossary([{ nb: ['pilleboks'], sv: ['dosett'] }]);
		const [spoken] = spokenOf([read('Pilleboksen')], book);
		expect(spoken?.unit.ways.flatMap(({ pattern }) => pattern.words.flat())).toContain('s.dosett');
	});
});

describe('Of the words of a query', () => {
	test('look-alikes are those that the glossary names, on the other side of the border', () => {
		const book = glossary([], [['rolig', 'rolig']]);
		expect(lookAlikesOf(['rolige', 'kveld'], 'n', book)).toEqual(['s.rolig']);
		expect(lookAlikesOf(['rolig'], 's', book)).toEqual(['n.rolig']);
	});
});
