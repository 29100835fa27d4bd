import { describe, expect, test } from 'vitest';
import { issuesOf } from '#lib/decision.ts';
import { readText } from '#lib/text.ts';

const keys = (...args: Parameters<typeof readText>) => issuesOf(readText(...args)).map((issue) => issue.key);

describe('typing a text', () => {
	test('is trimmed and brought to one form of each letter', () => {
		expect(readText('  A\u030Amot  ', { max: 20 })).toEqual({ ok: true, value: 'Åmot' });
	});

	test('keeps new lines and tabs where they belong', () => {
		expect(readText('en\r\nto\rtre\tfire', { max: 20, multiline: true })).toEqual({
			ok: true,
			value: 'en\nto\ntre\tfire'
		});
		expect(keys('en\nto', { max: 20 })).toEqual(['text.control_character']);
		expect(keys('en\tto', { max: 20 })).toEqual(['text.control_character']);
	});

	test.each([null, undefined, '', '  \n ', 12, new Blob(['x'])])('%j reads as empty', (value) => {
		expect(readText(value, { max: 5 })).toEqual({ ok: true, value: '' });
		expect(keys(value, { max: 5, required: true })).toEqual(['text.required']);
	});

	test('is measured in characters as people count them', () => {
		expect(readText('æøå😀', { max: 4 }).ok).toBe(true);
		expect(readText('æøå😀!', { max: 4 })).toMatchObject({
			issues: [{ field: '', key: 'text.too_long', params: { max: 4, length: 5 } }]
		});
		expect(keys('x'.repeat(100_000), { max: 4000 })).toEqual(['text.too_long']);
	});

	test.each(['a\u0000b', 'a\u001Bb', 'a\u007Fb', 'a\u0085b', 'a\uD800b', 'a\u202Eb', 'a\u2066b'])(
		'%j is refused for a mark that nobody sees',
		(value) => {
			expect(keys(value, { max: 20, multiline: true })).toEqual(['text.control_character']);
		}
	);

	test.each(['👩‍⚕️ på vakt', 'בית', 'mor–barn «ja» … 50 %', "'; DROP TABLE pilot; --"])('%j passes', (value) => {
		expect(readText(value, { max: 100 }).ok).toBe(true);
	});

	test('names every fault at once', () => {
		expect(keys('\u0007 811218-9876 og mer', { max: 10, required: true })).toEqual([
			'text.too_long',
			'text.control_character',
			'text.personal_number'
		]);
	});
});
