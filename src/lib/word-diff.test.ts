import { describe, expect, test } from 'vitest';
import { wholeDiff, wordDiff } from './word-diff.ts';

const before = (one: string, other: string) =>
	wordDiff(one, other)
		.filter(({ kind }) => kind !== 'added')
		.map(({ text }) => text)
		.join('');
const after = (one: string, other: string) =>
	wordDiff(one, other)
		.filter(({ kind }) => kind !== 'removed')
		.map(({ text }) => text)
		.join('');

describe('the difference between two texts', () => {
	test('names the words that went and those that came', () => {
		expect(wordDiff('Færre besøk på natten', 'Færre faste besøk på kvelden')).toEqual([
			{ kind: 'same', text: 'Færre ' },
			{ kind: 'added', text: 'faste ' },
			{ kind: 'same', text: 'besøk på ' },
			{ kind: 'removed', text: 'natten' },
			{ kind: 'added', text: 'kvelden' }
		]);
	});

	test('keeps a changed phrase together', () => {
		expect(wordDiff('en liten robot', 'to store biler')).toEqual([
			{ kind: 'removed', text: 'en liten robot' },
			{ kind: 'added', text: 'to store biler' }
		]);
	});

	test('is nothing where nothing changed, and everything where one is empty', () => {
		expect(wordDiff('Det samme.', 'Det samme.')).toEqual([{ kind: 'same', text: 'Det samme.' }]);
		expect(wordDiff('', '')).toEqual([]);
		expect(wordDiff('', 'Nytt')).toEqual([{ kind: 'added', text: 'Nytt' }]);
		expect(wordDiff('Gammelt', '')).toEqual([{ kind: 'removed', text: 'Gammelt' }]);
	});

	test('sees signs, new lines and letters with marks', () => {
		expect(wordDiff('a,b', 'a.b').map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same']);
		expect(wordDiff('én\nto', 'én to').some(({ kind }) => kind === 'added')).toBe(true);
		expect(wordDiff('an', 'ån')).toHaveLength(2);
	});

	test('loses no letter of either text, whatever they are', () => {
		const words = ['å', 'robot', ' ', '\n', ',', '.', '👩‍⚕️', 'e\u0301', '12', '-'];
		let seed = 7;
		const next = () => (seed = (seed * 16807) % 2147483647);
		for (let round = 0; round < 300; round += 1) {
			const text = () => Array.from({ length: next() % 25 }, () => words[next() % words.length]).join('');
			const [one, other] = [text(), text()];
			expect(before(one, other)).toBe(one);
			expect(after(one, other)).toBe(other);
		}
	});

	test('answers at once for the longest texts', () => {
		const long = (word: string) => `${word} x `.repeat(1500);
		const begun = performance.now();
		expect(before(long('a'), long('b'))).toBe(long('a'));
		expect(performance.now() - begun).toBeLessThan(2000);
	});
});

describe('the difference between two values', () => {
	test('is the one whole and the other whole, and neither where there is none', () => {
		expect(wholeDiff('3 partnere', '4 partnere')).toEqual([
			{ kind: 'removed', text: '3 partnere' },
			{ kind: 'added', text: '4 partnere' }
		]);
		expect(wholeDiff('', 'Nytt')).toEqual([{ kind: 'added', text: 'Nytt' }]);
		expect(wholeDiff('Gammelt', '')).toEqual([{ kind: 'removed', text: 'Gammelt' }]);
		expect(wholeDiff('Likt', 'Likt')).toEqual([{ kind: 'same', text: 'Likt' }]);
		expect(wholeDiff('', '')).toEqual([]);
	});
});
