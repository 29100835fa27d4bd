import { describe, expect, test } from 'vitest';
import nb from '#messages/nb.json' with { type: 'json' };
import sv from '#messages/sv.json' with { type: 'json' };
import { headings, names, right } from '../../../tests/expense-rows.ts';
import { columnLetter, foldedHeadings, guessedColumns, headingsOf, readColumns } from './columns.ts';
import { fieldOfHeading, fields } from './fields.ts';
import { codeOf } from './names.ts';

describe('headings', () => {
	test('are found below titles, by the words in them', () => {
		expect(headingsOf([['Regnskap 2026'], [], ['Dato:', '12'], [...headings], right])).toMatchObject({ at: 3 });
		expect(
			headingsOf([
				['Når', 'Hva', 'Kroner'],
				['1', '2', '3']
			])
		).toEqual({ at: 0, names: ['Når', 'Hva', 'Kroner'] });
		expect(headingsOf([['1', '2'], ['3']])).toBeUndefined();
	});

	test.each([
		['Bokföringsdatum', 'date'],
		['Payment date', 'date'],
		['BELØP (NOK)', 'amount'],
		['Belopp exkl. moms', 'amount'],
		['Ver.nr', 'voucher'],
		['Verifikationsnummer', 'voucher'],
		['Leverantörsnamn', 'supplier'],
		['Work package', 'work_package'],
		['Kostnadsslag', 'category'],
		['Debit', 'debit'],
		['Kredit', 'credit'],
		['Vad gäller det?', 'text'],
		['Fakturadato', 'invoiced_on'],
		['Kontonr.', 'account'],
		['Beløp inkl. mva', 'total'],
		['Fakturabelopp', 'total'],
		['Varav moms (SEK)', 'vat'],
		['VAT', 'vat'],
		['Momsbehandling', 'vat_treatment'],
		['Medarbeider', 'person'],
		['Anställd', 'person'],
		['Arbetad månad', undefined],
		['Arbeidsmåned', 'month'],
		['Antal timmar', 'hours'],
		['Stillingsprosent', 'percent'],
		['Hourly rate', 'staff_rate'],
		['Timpris', 'staff_rate'],
		['In kind', 'contribution'],
		['Egeninnsats', 'contribution']
	])('«%s» holds %s', (heading, field) => {
		expect(fieldOfHeading(heading)).toBe(field);
	});

	test('of our own templates are all known, in both languages', () => {
		for (const texts of [nb, sv])
			for (const field of fields)
				expect([field, fieldOfHeading(texts.expense_import[`field_${field}`])]).toEqual([field, field]);
	});

	test('are the same for the memory however they are written', () => {
		expect(foldedHeadings(['Dato ', 'BELØP (kr)'])).toBe(foldedHeadings(['dato', 'Beløp']));
	});

	test('with debit and credit make the amount of them, not of a balance', () => {
		expect(guessedColumns(['Dato', 'Debet', 'Kredit', 'Saldo'])).toEqual({ date: 0, debit: 1, credit: 2 });
	});

	test('that lack something or say it twice are refused with all that is wrong', () => {
		expect(
			readColumns(
				new Map([
					[0, 'date'],
					[1, 'date'],
					[2, 'amount'],
					[3, 'debit'],
					[4, 'nonsense']
				])
			)
		).toMatchObject({
			ok: false,
			issues: [
				{ field: 'column_1', key: 'expense_import.column_twice' },
				{ key: 'expense_import.missing_text' },
				{ key: 'expense_import.amount_and_debit' }
			]
		});
	});

	test('stand in columns that the spreadsheet names', () => {
		expect([0, 25, 26, 27, 59].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AB', 'BH']);
	});
});

describe('a name in a cell', () => {
	test.each([
		['category', 'travel', 'travel'],
		['category', 'Reise og opphold', 'travel'],
		['category', 'RESOR OCH LOGI', 'travel'],
		['category', 'Travel and accommodation', 'travel'],
		['category', 'Lön', 'staff'],
		['work_package', 'AP2', 'AP2'],
		['work_package', 'ap 2', 'AP2'],
		['work_package', '2', 'AP2'],
		['work_package', 'WP2', 'AP2'],
		['work_package', 'Arbetspaket 1', 'AP1'],
		['work_package', 'AP1 – Ledelse', 'AP1'],
		['work_package', 'Ledning och kommunikation', 'AP1'],
		['pilot', 'digital nattillsyn', 'p-1'],
		['period', 'p3', 'P3']
	] as const)('%s «%s» is %s', (field, text, code) => {
		expect(codeOf(names[field], text)).toBe(code);
	});

	test('that is none is not guessed', () => {
		expect([codeOf(names.category, 'Kaffe'), codeOf(names.work_package, 'AP9')]).toEqual([undefined, undefined]);
	});
});
