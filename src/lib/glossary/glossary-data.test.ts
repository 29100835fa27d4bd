import { describe, expect, test } from 'vitest';
import { cognateOf } from '#lib/search/cognate.ts';
import { stemOf } from '#lib/language/stem.ts';
import nb from '#messages/nb.json' with { type: 'json' };
import { delivered } from '../../../tests/word-book.ts';
import { categories, categoryKey, isCategory, mainWord, needsDifference, type Concept } from './concept.ts';

const { concepts, lookAlikes, faults } = delivered;
const norwegian = ({ words }: Concept) => new Set([...words.nb, ...words.nn].map((word) => word.toLowerCase()));
const swedish = ({ words }: Concept) => new Set(words.sv.map((word) => word.toLowerCase()));

/** The words of a phrase as the rule of regular correspondences writes them: what is the same then is one word, not two. */
function ruled(phrase: string, side: 'n' | 's'): string {
	const words = phrase.match(/[\p{L}\p{N}]+/gu) ?? [];
	return words.map((word) => cognateOf(stemOf(word.toLowerCase(), side), side)).join(' ');
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
			return concept.weight > 0 && no !== undefined && sv !== undefined && ruled(no, 'n') !== ruled(sv, 's');
		});
		expect(unlike.length).toBeGreaterThanOrEqual(600);
		const fully = unlike.filter((concept) => [...norwegian(concept)].every((word) => !swedish(concept).has(word)));
		expect(fully.length).toBeGreaterThanOrEqual(600);
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
