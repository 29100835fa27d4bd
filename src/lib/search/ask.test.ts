import { describe, expect, test } from 'vitest';
import { readAsk } from './ask.ts';

describe('A query is taken apart', () => {
	test('into words, parts of words and what is quoted', () => {
		expect(readAsk('Digitalt "tilsyn om natten" e-lås')).toMatchObject({
			words: [
				{ word: 'digitalt', parts: [] },
				{ word: 'elås', parts: ['e', 'lås'] }
			],
			quoted: [['tilsyn', 'om', 'natten']]
		});
	});

	test('small words count where nothing else stands, and inside what may be a phrase', () => {
		expect(readAsk('og i').words.map(({ word }) => word)).toEqual(['og', 'i']);
		expect(readAsk('fall på natten i').words.map(({ word }) => word)).toEqual(['fall', 'på', 'natten', 'i']);
		expect(readAsk('"tilsyn" og').words).toEqual([]);
	});

	test('behind the last telling word two small ones, which may end a phrase: «gå seg vill», «klippa sig»', () => {
		const words = (q: string) => readAsk(q).words.map(({ word }) => word);
		expect(words('klippa sig')).toEqual(['klippa', 'sig']);
		expect(words('hjelp til å på i')).toEqual(['hjelp', 'til', 'å']);
	});

	test('and is cut where it is too long', () => {
		expect(readAsk(Array.from({ length: 100 }, (_, at) => `ord${at}`).join(' ')).words.length).toBeLessThanOrEqual(8);
		expect(readAsk('"'.repeat(200))).toEqual({ words: [], quoted: [] });
		expect(readAsk('')).toEqual({ words: [], quoted: [] });
	});
});
