import { describe, expect, test } from 'vitest';
import nb from '#messages/nb.json' with { type: 'json' };
import { delivered } from '../../../tests/word-book.ts';
import { categories, categoryKey, isCategory, mainWord, needsDifference, type Concept } from './concept.ts';
import { folded } from './word-sense.ts';

const { concepts, lookAlikes, faults } = delivered;
const norwegian = ({ words }: Concept) => new Set([...words.nb, ...words.nn].map((word) => word.toLowerCase()));
const swedish = ({ words }: Concept) => new Set(words.sv.map((word) => word.toLowerCase()));

/** The sounds and endings that the two languages differ in by rule; what is the same after it is one word, not two. */
function ruled(word: string): string {
	return folded(word)
		.replaceAll(/aa/g, 'å')
		.replaceAll(/hv/g, 'v')
		.replaceAll(/hj|gj|lj/g, 'j')
		.replaceAll(/kj|tj|kk/g, 'k')
		.replaceAll(/sjon/g, 'tion')
		.replaceAll(/eks/g, 'ex')
		.replaceAll(/(ei|ej)/g, 'e')
		.replaceAll(/(oy)/g, 'o')
		.replaceAll(/[aeiouyåo]/g, 'e')
		.replaceAll(/(.)\1+/g, '$1')
		.replaceAll(/[^a-zå]/g, '')
		.replace(/(eng|ene|ens|er|en|es|e)$/, '');
}

describe('The delivered glossary', () => {
	test('has no fault', () => {
		expect(faults).toEqual([]);
	});

	test('has well over a thousand concepts', () => {
		expect(concepts.length).toBeGreaterThan(1100);
	});

	test('has at least 600 with words in the two languages that no rule makes of each other', () => {
		const unlike = concepts.filter((concept) => {
			const [no, sv] = [mainWord(concept, 'nb'), mainWord(concept, 'sv')];
			return concept.weight > 0 && no !== undefined && sv !== undefined && ruled(no) !== ruled(sv);
		});
		expect(unlike.length).toBeGreaterThanOrEqual(600);
	});

	test('tells the difference, in each language its own, wherever there is one', () => {
		for (const { id, relation, difference } of concepts) {
			if (!needsDifference(relation)) continue;
			expect(difference.nb, id).not.toBe('');
			expect(difference.sv, id).not.toBe(difference.nb);
			expect(Math.max(difference.nb.length, difference.sv.length), id).toBeLessThanOrEqual(400);
		}
	});

	test('never joins two words that only look alike, but for a concept that is about just those', () => {
		for (const { no, sv } of lookAlikes) {
			const joining = concepts.filter((each) => each.weight > 0 && norwegian(each).has(no) && swedish(each).has(sv));
			const backDoor = joining.filter((each) => mainWord(each, 'nb') !== no || mainWord(each, 'sv') !== sv);
			expect(
				backDoor.map(({ id }) => id),
				`${no} – ${sv}`
			).toEqual([]);
		}
	});

	test('says of each pair that looks alike what the neighbour means, to both', () => {
		for (const { no, sv, difference } of lookAlikes) {
			expect(difference.nb.trim(), `${no} – ${sv}`).not.toBe('');
			expect(difference.sv.trim(), `${no} – ${sv}`).not.toBe('');
		}
	});

	test('lies in fields that have a name', () => {
		expect(concepts.filter(({ category }) => !isCategory(category)).map(({ id }) => id)).toEqual([]);
		const names: Record<string, string> = nb.glossary;
		for (const category of categories) expect(names[`category_${categoryKey(category)}`], category).toBeTruthy();
	});
});
