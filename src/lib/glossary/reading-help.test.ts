import { describe, expect, test } from 'vitest';
import { deliveredBook as book } from '../../../tests/word-book.ts';
import { piecesOf, readingHelp } from './reading-help.ts';

const first = 'Hjemmetjenesten bruker medisindispenser.';
const second = 'Hjemmetjenesten og pårørende bruker den.';
const text = `${first}\n\n  ${second} \n`;

const explained = (shown: string, help = readingHelp([{ text, language: 'nb' }], 'sv', book)) =>
	piecesOf(shown, help)
		.filter(({ number }) => number !== null)
		.map((piece) => piece.text);

describe('the reading help of a page', () => {
	test('explains each word once, wherever on the page its line stands', () => {
		expect(explained(first)).toContain('Hjemmetjenesten');
		expect(explained(second)).not.toContain('Hjemmetjenesten');
		expect(explained(second)).toContain('pårørende');
	});

	test('knows the lines of a text that is shown whole', () => {
		expect(explained(text)).toEqual([...explained(first), ...explained(second)]);
	});

	test('changes no letter of a text', () => {
		const help = readingHelp([{ text, language: 'nb' }], 'sv', book);
		for (const shown of [text, first, second, '', 'Noe ganske annet', 'constructor'])
			expect(
				piecesOf(shown, help)
					.map((piece) => piece.text)
					.join('')
			).toBe(shown);
	});

	test('gives each explained word a number of its own', () => {
		const help = readingHelp(
			[
				{ text: first, language: 'nb' },
				{ text: 'Läkemedelsautomat i hemtjänsten', language: 'sv' }
			],
			'sv',
			book
		);
		const numbers = Object.values(help.marks).flatMap((marks) => marks.map(({ number }) => number));
		expect(new Set(numbers).size).toBe(numbers.length);
		expect(help.meanings).toHaveLength(numbers.length);
	});
});
