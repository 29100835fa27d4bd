import { describe, expect, test } from 'vitest';
import { blocksOf, longest, readPageText } from '#lib/site/page-text.ts';

describe('the text of a page', () => {
	test('is parted into headings and paragraphs', () => {
		expect(blocksOf('Først.\nSamme avsnitt.\n\n## Hvorfor\nSå dette.\n\n\nOg dette.')).toEqual([
			{ kind: 'paragraph', text: 'Først. Samme avsnitt.' },
			{ kind: 'heading', text: 'Hvorfor' },
			{ kind: 'paragraph', text: 'Så dette.' },
			{ kind: 'paragraph', text: 'Og dette.' }
		]);
	});

	test('knows no other marks: they are shown as they are written', () => {
		const text = '<b>fet</b> **fet** # ikke overskrift';
		expect(blocksOf(text)).toEqual([{ kind: 'paragraph', text }]);
	});

	test('may begin with a heading, and an empty heading is none', () => {
		expect(blocksOf('## Om oss\r\n\r\nTekst\n\n## ')).toEqual([
			{ kind: 'heading', text: 'Om oss' },
			{ kind: 'paragraph', text: 'Tekst' }
		]);
		expect(blocksOf('')).toEqual([]);
	});
});

describe('reading what the secretariat typed', () => {
	test('wants both languages, and names every fault at once', () => {
		const read = readPageText({ nb: ' ', sv: 'x'.repeat(longest + 1) });
		expect(read.ok ? [] : read.issues.map(({ field }) => field)).toEqual(['nb', 'sv']);
	});

	test('refuses a personal number', () => {
		expect(readPageText({ nb: 'Ring 01010112356', sv: 'Text' }).ok).toBe(true);
		expect(readPageText({ nb: 'Tekst', sv: 'Nummer 19121212-1212' })).toMatchObject({
			ok: false,
			issues: [{ field: 'sv', key: 'text.personal_number' }]
		});
	});
});
