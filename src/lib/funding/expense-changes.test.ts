import { describe, expect, test } from 'vitest';
import { messages } from '#lib/messages.server.ts';
import { textFor } from '#lib/ui/text.ts';
import { changesOf } from './expense-changes.ts';

const nb = textFor('nb', messages.nb);
const told = (before: unknown, after: unknown) =>
	changesOf(before, after, nb).map((change) => [change.label, change.before, change.after].map(plain));
const plain = (text: string) => text.replaceAll('\u00A0', ' ');

describe('reading what was changed', () => {
	test('tells each field that differs, before and after', () => {
		const before = { paidOn: '2026-10-07', amount: '1200.00', currency: 'SEK', category: 'travel', supplier: 'SJ' };
		expect(told(before, { ...before, paidOn: '2026-10-08', amount: '1300.50', category: 'external' })).toEqual([
			['Dato', '07.10.2026', '08.10.2026'],
			['Kostnadstype', 'Reise og opphold', 'Ekstern kompetanse og tjenester'],
			['Beløp', '1 200,00 SEK', '1 300,50 SEK']
		]);
	});

	test('tells all of what was made, and nothing that is empty', () => {
		expect(told(null, { text: 'Tog', supplier: '', pilotId: null, amount: '5.00', currency: 'NOK' })).toEqual([
			['Hva gjelder det?', '', 'Tog'],
			['Beløp', '', '5,00 NOK']
		]);
	});

	test('tells a decision with state and amounts', () => {
		expect(told({ state: 'submitted', eur: '10.00' }, { state: 'cut', eur: '10.00', approved: '7.50' })).toEqual([
			['Status', 'Til gjennomgang', 'Delvis godkjent'],
			['Godkjent beløp', '', '7,50 EUR']
		]);
	});

	test.each([
		[null, null],
		['x', 3],
		[[1], undefined],
		[{ documentId: 'a' }, { count: 2 }]
	])('tells nothing of %j and %j', (before, after) => {
		expect(told(before, after)).toEqual([]);
	});
});
