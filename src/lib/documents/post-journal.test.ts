import { describe, expect, test } from 'vitest';
import nb from '#messages/nb.json' with { type: 'json' };
import { textFor } from '#lib/ui/text.ts';
import { ownJournal, publicJournal, receivedKinds, sentKinds, type JournalLine } from './post-journal.ts';
import type { RegisterEntry } from './register.ts';

const text = textFor('nb', nb);
const origin = 'https://sol.example';

describe('The list for the post journal', () => {
	const line: JournalLine = {
		day: '2026-03-05',
		what: 'document',
		id: 'a1',
		name: 'avtale.pdf',
		textNb: 'Avtale',
		textSv: '',
		caseNumber: '2026/1',
		sender: 'Kari',
		receiver: null,
		isPublic: false
	};
	const lined = (change: Partial<JournalLine>) =>
		ownJournal([{ ...line, ...change }], text, { origin, own: 'Ringsaker kommune' })[1] ?? [];

	test('a document has its case, its parties and the address where it can be read', () => {
		expect(lined({}).slice(0, 7)).toEqual([
			'2026-03-05',
			'2026/1',
			'Avtale',
			'Kari',
			'',
			'a1',
			`${origin}/dokument/a1/avtale.pdf`
		]);
		expect(lined({ isPublic: true })[6]).toBe(`${origin}/nb/dokumenter/a1`);
	});

	test('a message says which way it went, and a question never who asked', () => {
		const message = { name: 'pilot.submitted', caseNumber: null, sender: null, textNb: 'Rutene' };
		expect(lined({ ...message, what: 'sent' }).slice(2, 5)).toEqual([
			'Sendt til gjennomgang: Rutene',
			'Ringsaker kommune',
			'Sekretariatet'
		]);
		expect(lined({ ...message, what: 'received' }).slice(3, 5)).toEqual(['Sekretariatet', 'Ringsaker kommune']);
		expect(lined({ ...message, what: 'question' }).slice(2, 5)).toEqual([
			'Spørsmål om behovet «Rutene»',
			'Spørsmålsstiller (vises ikke)',
			'Ringsaker kommune'
		]);
		expect(lined({ ...message, what: 'answer' }).slice(3, 5)).toEqual(['Ringsaker kommune', 'Alle']);
	});

	test.each([...sentKinds, ...receivedKinds])('%s has its words', (name) => {
		expect(lined({ name, what: 'sent', textNb: '' })[2]).not.toBe('');
	});

	test('the public one has minutes at the page of their meeting, and as many cells in each row', () => {
		const entry: RegisterEntry = {
			id: 'b1',
			kind: 'minutes',
			name: '',
			textNb: '',
			textSv: '',
			language: 'sv',
			byteCount: null,
			sha256: null,
			ownerId: null,
			caseNumber: null,
			documentDate: null,
			publishedOn: '2026-01-02',
			sender: null,
			receiver: null,
			place: { kind: 'event', slug: 'mote', title: 'Möte', language: 'sv' }
		};
		const [head, row] = publicJournal([entry], text, { origin, ownerOf: () => '' });
		expect(row?.[2]).toBe('Referat: Möte');
		expect(row?.[6]).toBe(`${origin}/nb/arrangementer/mote`);
		expect(row).toHaveLength(head?.length ?? 0);
	});
});
