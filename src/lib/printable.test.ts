import { describe, expect, test } from 'vitest';
import { printable } from './printable.ts';

describe('what people wrote is set on paper', () => {
	test('the letters and signs of both languages stay as they are', () => {
		const text = 'å ä ö ø æ Å Ä Ö Ø Æ é – — « » “ ” ’ € … − ½ ≥ ≤ → • ŋđŧ\u00A0% Ελλάδα Привет\nny linje';
		expect(printable(text)).toBe(text);
	});

	test('a letter in two parts becomes one', () => {
		expect(printable('A\u030A')).toBe('Å');
	});

	test('what no font has becomes an empty box, however many code points it is made of', () => {
		expect(printable('Bra 😀 👍🏽 ❤️')).toBe('Bra □ □□ □');
		expect(printable('日本')).toBe('□□');
	});
});
