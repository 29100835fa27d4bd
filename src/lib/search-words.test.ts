import { expect, test } from 'vitest';
import { wordsOf } from '#lib/search-words.ts';

test.each([
	['', []],
	['  Natt & dag | (e-helse)!:* ', ['natt', 'dag', 'e', 'helse']],
	['a b c d e f g h i j', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']]
])('the words of «%s» are what it has of letters and digits, eight at most', (q, words) => {
	expect(wordsOf(q)).toEqual(words);
});
