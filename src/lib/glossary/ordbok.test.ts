import { describe, expect, test } from 'vitest';
import type { Concept } from './concept.ts';
import { lineOf, listed, ordbokQuery, readAsked, warningsFor } from './ordbok.ts';
import { wordBook } from './word-sense.ts';

const concept = (id: string, nb: string[], sv: string[], more: Partial<Concept> = {}): Concept => ({
	id,
	category: 'technology',
	relation: 'different',
	weight: 90,
	words: { nb, nn: [], sv, en: [] },
	difference: { nb: 'Svensken sier …', sv: 'Norrmannen säger …' },
	...more
});
const all = [
	concept('dispenser', ['medisindispenser'], ['läkemedelsautomat', 'dosett']),
	concept('nurse', ['sykepleier'], ['sjuksköterska'], {
		category: 'role',
		words: { nb: ['sykepleier'], nn: ['sjukepleiar'], sv: ['sjuksköterska'], en: ['nurse'] }
	}),
	concept('river', ['å'], ['å']),
	concept('older', ['eldre'], ['äldre']),
	concept('own', ['vernepleier'], [], { relation: 'none', weight: 0 })
];
const pair = { no: 'rar', sv: 'rar', difference: { nb: 'snill', sv: 'konstig' } };
const book = wordBook({ concepts: all, lookAlikes: [pair] });
const asked = (query: string) => readAsked(new URLSearchParams(query));
const ids = (query: string, lang: 'nb' | 'nn' | 'sv' = 'nb') =>
	listed(book, asked(query), null, lang).lines.map(({ id }) => id);

describe('a reader of the dictionary', () => {
	test('reads it in the order of the own alphabet, å last in Norway and before ä in Sweden', () => {
		expect(ids('')).toEqual(['older', 'dispenser', 'nurse', 'own', 'river']);
		expect(ids('', 'sv')).toEqual(['dispenser', 'nurse', 'own', 'river', 'older']);
	});

	test('finds a word by any of its words in either language, without the neighbour’s letters', () => {
		expect(ids('q=lakemedelsautomat')).toEqual(['dispenser']);
		expect(ids('q=laekemedelsautomat')).toEqual(['dispenser']);
		expect(ids('q=DOSETT')).toEqual(['dispenser']);
		expect(ids('q=sjukepleiar', 'sv')).toEqual(['nurse']);
		expect(ids('q=nurse')).toEqual(['nurse']);
		expect(ids('q=tull')).toEqual([]);
	});

	test('sees what is called so first, then what begins so', () => {
		const many = wordBook({
			concepts: [
				concept('b', ['nattalarm'], ['x']),
				concept('a', ['alarmknapp'], ['y']),
				concept('c', ['alarm'], ['z'])
			],
			lookAlikes: []
		});
		expect(listed(many, asked('q=alarm'), null, 'nb').lines.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
	});

	test('chooses a field or a letter', () => {
		expect(ids('felt=role')).toEqual(['nurse']);
		expect(ids('bokstav=s')).toEqual(['nurse']);
		expect(ids('bokstav=S', 'sv')).toEqual(['nurse']);
		expect(listed(book, asked('bokstav=s'), null, 'sv').letters).toEqual(['L', 'S', 'V', 'Å', 'Ä']);
	});

	test('reads nynorsk where there is nynorsk', () => {
		const nurse = all[1] as Concept;
		expect(lineOf(nurse, 'nn')).toMatchObject({ own: 'sjukepleiar', other: 'sjuksköterska' });
		expect(lineOf(nurse, 'sv')).toMatchObject({ own: 'sjuksköterska', other: 'sykepleier' });
		expect(lineOf(all[0] as Concept, 'nn').own).toBe('medisindispenser');
	});

	test('keeps what was asked in the address, and nothing that means nothing', () => {
		expect(ordbokQuery(asked('q=  to   ord &felt=x&bokstav=ab&side=2'))).toBe('?q=to+ord');
		expect(ordbokQuery(asked('felt=role&bokstav=s'), 2)).toBe('?felt=role&bokstav=S&side=2');
		expect(ordbokQuery(asked(''))).toBe('');
	});

	test('is warned of what a word must not be taken for', () => {
		expect(warningsFor(concept('odd', ['Rar'], ['underlig']), book.lookAlikes)).toEqual([pair]);
		expect(warningsFor(concept('kind', ['snill'], ['snäll', 'rar']), book.lookAlikes)).toEqual([pair]);
		expect(warningsFor(all[0] as Concept, book.lookAlikes)).toEqual([]);
	});
});
