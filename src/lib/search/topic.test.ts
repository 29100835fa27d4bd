import { describe, expect, test } from 'vitest';
import { byStem } from './lexeme.ts';
import { topicIndex, topics, topicWays } from './topic.ts';

const theft = { n: ['innbrudd', 'tyveri', 'ta seg inn'], s: ['inbrott', 'tjuv'] };
const never = () => false;
const index = topicIndex([theft, { n: ['tyveri', 'politi'], s: ['polis'] }]);

describe('A topic', () => {
	test('leads from each of its words to all others, in both languages', () => {
		const [here, phrase, there] = topicWays(['tjuvar'], 's', index, never);
		expect(here?.pattern.words).toEqual([[byStem('s', 'inbrott'), byStem('s', 'tjuv')]]);
		expect(phrase?.pattern.words.flat()).toContain(byStem('n', 'innbrudd'));
		expect(there?.pattern.words).toHaveLength(3);
	});

	test('leads nowhere from a word of the other language', () => {
		expect(topicWays(['tjuv'], 'n', index, never)).toEqual([]);
	});

	test('holds a phrase as a whole, not by its words', () => {
		expect(topicWays(['ta', 'seg', 'inn'], 'n', index, never)).not.toEqual([]);
		expect(topicWays(['inn'], 'n', index, never)).toEqual([]);
	});

	test('shares a word with another one', () => {
		const lexemes = topicWays(['tyveri'], 'n', index, never).flatMap(({ pattern }) => pattern.words.flat());
		for (const each of [byStem('n', 'politi'), byStem('s', 'polis'), byStem('s', 'tjuv')])
			expect(lexemes).toContain(each);
	});

	test('leads nowhere across the border from a word that looks like another one there', () => {
		const ways = topicWays(['tjuv'], 's', index, (key) => key === 'tjuv');
		const lexemes = ways.flatMap(({ pattern }) => pattern.words.flat());
		expect(lexemes).toContain(byStem('s', 'inbrott'));
		expect(lexemes).not.toContain(byStem('n', 'innbrudd'));
	});

	test('is worth less than anything that was asked for', () => {
		for (const way of topicWays(['tjuv'], 's', index, never)) expect(way.weight).toBeLessThan(0.2);
	});
});

test('every topic has words on both sides of the border, each once', () => {
	for (const { n, s } of topics)
		for (const words of [n, s]) {
			expect(words.length).toBeGreaterThan(0);
			expect(new Set(words).size).toBe(words.length);
		}
});
