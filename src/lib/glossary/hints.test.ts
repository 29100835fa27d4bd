import { describe, expect, test } from 'vitest';
import type { Concept } from './concept.ts';
import { hintsFor } from './hints.ts';
import { wordBook } from './word-sense.ts';

const concept = (id: string, nb: string[], sv: string[], more: Partial<Concept> = {}): Concept => ({
	id,
	category: 'general',
	relation: 'same',
	weight: 90,
	words: { nb, nn: [], sv, en: [] },
	difference: { nb: '', sv: '' },
	...more
});
const home = { nb: 'Hemtjänst er uten sykepleie.', sv: 'Hjemmetjeneste innehåller sjukvård.' };
const book = wordBook({
	concepts: [
		concept('dispenser', ['medisindispenser'], ['läkemedelsautomat']),
		concept('home-care', ['hjemmetjeneste'], ['hemtjänst'], { relation: 'different', difference: home }),
		concept('sensor', ['sensor'], ['sensor']),
		concept('robot', ['robot'], ['robot'], { difference: home }),
		concept('care', ['omsorg'], ['omsorg']),
		concept('alarm', ['alarm'], ['larm']),
		concept('safety-alarm', ['digital trygghetsalarm'], ['digitalt trygghetslarm']),
		concept('need', ['behov'], ['behov'], { difference: home }),
		concept('flat', ['toroms'], ['tvåa']),
		concept('trial', ['pilot', 'prøve ut'], ['pilot']),
		concept('testing', ['utprøving', 'teste'], ['utprovning'], { category: 'verbs' }),
		concept('test', ['teste'], ['testa'], { category: 'verbs' }),
		concept('ombudsman', ['pasientombud'], [], { relation: 'none', weight: 0 })
	],
	lookAlikes: []
});
const hints = (text: string) => hintsFor(text, { from: 'nb', to: 'sv', reader: 'sv' }, book);

describe('who translates', () => {
	test('is told the neighbour’s word, in the order of the text, with the difference in their own language', () => {
		expect(hints('Hjemmetjenesten bruker medisindispensere.')).toEqual([
			{ word: 'Hjemmetjenesten', other: 'hemtjänst', difference: home.sv },
			{ word: 'medisindispensere', other: 'läkemedelsautomat', difference: '' }
		]);
	});

	test('is not told of words that are the same, unless there is something to know', () => {
		expect(hints('En sensor på en robot').map(({ word }) => word)).toEqual(['robot']);
	});

	test('is told of the whole phrase and not of its parts, nor of a compound by its last part', () => {
		expect(hints('En digital trygghetsalarm og en omsorgsrobot').map(({ word }) => word)).toEqual([
			'digital trygghetsalarm'
		]);
	});

	test('is told of one concept for a word, the one that it is first of all the word for', () => {
		expect(hints('Vi tester')).toEqual([{ word: 'tester', other: 'testa', difference: '' }]);
	});

	test('is not told of words that only end alike', () => {
		const from = { from: 'sv', to: 'nb', reader: 'nb' } as const;
		expect(hintsFor('De två behöver det', from, book)).toEqual([]);
		expect(hintsFor('En tvåa med behov', from, book).map(({ word }) => word)).toEqual(['tvåa', 'behov']);
	});

	test('is told nothing where the other language has no word', () => {
		expect(hints('Pasientombud')).toEqual([]);
	});
});
