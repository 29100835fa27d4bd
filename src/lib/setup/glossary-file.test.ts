import { describe, expect, test } from 'vitest';
import { readGlossary, type Entry } from './glossary-file.ts';
import { deliveredGlossary } from './glossary-files.server.ts';

const good: Entry = {
	id: 'a-word',
	nb: 'ord',
	nn: null,
	sv: 'ord',
	en: 'word',
	synonyms: { nb: ['glose', 'ord'], nn: [], sv: [] },
	relation: 'same',
	weight: 100,
	difference: null
};
const read = (...entries: Partial<Entry>[]) =>
	readGlossary({ fields: [{ category: 'x', entries: entries.map((each) => ({ ...good, ...each })) }], pairs: [] });

describe('A delivered entry', () => {
	test('is a concept with its words, each once', () => {
		const { concepts, faults } = read({});
		expect(faults).toEqual([]);
		expect(concepts).toEqual([
			{
				id: 'a-word',
				category: 'x',
				relation: 'same',
				weight: 100,
				words: { nb: ['ord', 'glose'], nn: [], sv: ['ord'], en: ['word'] },
				difference: { nb: '', sv: '' }
			}
		]);
	});

	test('in nynorsk has its own word first, the one of bokmål where only its synonyms differ', () => {
		const synonyms = { nb: [], nn: ['gloser'], sv: [] };
		expect(read({ nn: 'ordet', synonyms }).concepts[0]?.words.nn).toEqual(['ordet', 'gloser']);
		expect(read({ synonyms }).concepts[0]?.words.nn).toEqual(['ord', 'gloser']);
	});

	test.each<[string, Partial<Entry>]>([
		['its id is no address', { id: 'Å' }],
		['no relation is called twin', { relation: 'twin' }],
		['101 is no per cent', { weight: 101 }],
		['a word is missing in a language', { sv: null }],
		['a word is empty or has blanks around it', { nb: ' ord' }],
		['the difference is not told', { relation: 'partial' }]
	])('is told of when %s, and stops nothing', (fault, more) => {
		const { concepts, faults } = read(more, { id: 'another' });
		expect(faults).toEqual([`x.json, ${more.id ?? 'a-word'}: ${fault}`]);
		expect(concepts.map(({ id }) => id)).toContain('another');
		expect(concepts.every(({ relation }) => ['same', 'near'].includes(relation))).toBe(true);
	});

	test('that stands twice is kept once', () => {
		const { concepts, faults } = read({}, { nb: 'annet' });
		expect(concepts).toHaveLength(1);
		expect(faults).toEqual(['x.json, a-word: stands twice']);
	});
});

test('a file that is no list is told of, and the others are read', () => {
	const files = [
		{ name: 'bad.json', text: '[{' },
		{ name: 'good.json', text: JSON.stringify([good]) }
	];
	const { concepts, faults } = deliveredGlossary(files);
	expect(faults).toEqual(['bad.json: is no list']);
	expect(concepts).toMatchObject([{ id: 'a-word', category: 'good' }]);
});
