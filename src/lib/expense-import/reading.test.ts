import { describe, expect, test } from 'vitest';
import { decimalMark, plainAmount, readFileAmount } from './amounts.ts';
import { readFileDay } from './days.ts';
import { delimited } from './delimiter.ts';
import { encodingOf, fileText } from './file-text.ts';
import { isSerial, serialDay, workbookNumber } from './workbook-number.ts';

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const wide = (text: string, mark = true) =>
	Uint8Array.from(
		(mark ? `\uFEFF${text}` : text).split('').flatMap((each) => [each.charCodeAt(0) & 255, each.charCodeAt(0) >> 8])
	);

describe('the letters of a file', () => {
	const text = 'Dato;Beløp;Övrigt\r\n2.10.2026;12,50;Kjøp\r\n';

	test.each([
		['utf-8', new TextEncoder().encode(text)],
		['utf-8', new TextEncoder().encode(`\uFEFF${text}`)],
		['windows-1252', latin(text)],
		['utf-16le', wide(text)],
		['utf-16le', wide(text, false)],
		['utf-16be', wide(text).map((_, at, all) => all[at ^ 1] ?? 0)]
	] as const)('are told from the bytes: %s', (encoding, bytes) => {
		expect(encodingOf(bytes)).toBe(encoding);
		expect(fileText(bytes)).toBe(text);
	});

	test('in Windows-1252 are also those that no other code has there', () => {
		expect(fileText(Uint8Array.of(0x80, 0x96, 0xe5))).toBe('€–å');
	});
});

describe('the mark that parts values', () => {
	test.each([
		['Dato;Beløp;Tekst\n1.10.2026;1 234,50;Kjøp, frakt\n2.10.2026;2,50;Tog', ';'],
		['Date,Amount,Text\n2026-10-01,1234.50,Train\n2026-10-02,2.50,Bus', ','],
		['Datum\tBelopp\tText\n2026-10-01\t1 234,50\tTåg; buss', '\t'],
		['"Date","Amount","Text"\n"2026-10-01","1;2;3","a"', ','],
		['Rapport;;;\n;;;\nDato;Beløp;Tekst;Konto\n1.10.2026;12,50;Tog;7140', ';'],
		['Bare én kolonne\n12', ';']
	])('is found: %j', (text, delimiter) => {
		expect(delimited(text)).toEqual({ text, skipped: 0, delimiter });
	});

	test('is what the first line says when Excel says it', () => {
		expect(delimited('sep=,\r\nDato;x,Beløp')).toEqual({ text: 'Dato;x,Beløp', skipped: 1, delimiter: ',' });
		expect(delimited('"sep=\t"\nDato')).toEqual({ text: 'Dato', skipped: 1, delimiter: '\t' });
	});
});

describe('an amount in a file', () => {
	test.each([
		['1234,50', 123450n],
		['1 234,50', 123450n],
		['1\u00A0234,50', 123450n],
		['1\u202F234\u202F567,5', 123456750n],
		['1.234,50', 123450n],
		['1,234.50', 123450n],
		["1'234.50", 123450n],
		['1’234’567.00', 123456700n],
		['-1234,50', -123450n],
		['\u22121234,50', -123450n],
		['1234,50-', -123450n],
		['1 234,50 -', -123450n],
		['(1 234,50)', -123450n],
		['450,-', 45000n],
		['12', 1200n],
		['0,01', 1n]
	])('%j is %s øre', (text, minor) => {
		expect(readFileAmount(text, undefined)).toEqual({ ok: true, value: minor });
	});

	test.each([
		['1.234', ',', 123400n],
		['1,234', '.', 123400n],
		['-1.234', ',', -123400n],
		['(12.500)', ',', -1250000n]
	] as const)('%j in a column with %s before the decimals is %s øre', (text, mark, minor) => {
		expect(readFileAmount(text, mark)).toEqual({ ok: true, value: minor });
	});

	test.each([
		['', 'money.empty'],
		['mye', 'money.unreadable'],
		['1.234', 'money.ambiguous'],
		['12,345,6', 'money.unreadable'],
		['0', 'money.zero'],
		['0,00', 'money.zero'],
		['1,2345', 'money.too_many_decimals'],
		['1000000000,00', 'money.too_large'],
		['#REF!', 'money.unreadable']
	])('%j is none: %s', (text, key) => {
		expect(readFileAmount(text, undefined)).toMatchObject({ ok: false, issues: [{ field: 'amount', key }] });
	});

	test('of a column that shows decimals is never guessed otherwise', () => {
		expect(readFileAmount('1,234', ',')).toMatchObject({ ok: false, issues: [{ key: 'money.too_many_decimals' }] });
	});

	test('tells what stands before the decimals where any of the column shows it', () => {
		expect(decimalMark(['1.234', '12', '5.000'])).toBeUndefined();
		expect(decimalMark(['1.234', '12,50'])).toBe(',');
		expect(decimalMark(['1,234', '12.5'])).toBe('.');
		expect(decimalMark(['1.234.567'])).toBe(',');
		expect(decimalMark(['1,234,567'])).toBe('.');
		expect(decimalMark(['1.234,5'])).toBe(',');
		expect(decimalMark(['Sum', '', '1 234'])).toBeUndefined();
	});

	test('with a unit or a sign behind keeps what it says', () => {
		expect(plainAmount('1 234,50 -')).toBe('-1 234,50');
		expect(plainAmount('450,-')).toBe('450,-');
	});
});

describe('a day in a file', () => {
	test.each([
		['2026-10-02'],
		['02.10.2026'],
		['2.10.2026'],
		['2/10-2026'],
		['2/10-26'],
		['2/10/2026'],
		['20261002'],
		['2026-10-02 00:00:00'],
		['2026-10-02T13:45:00.000Z'],
		['02.10.2026 08:15'],
		['46297'],
		['46297,5'],
		['46297.25']
	])('%s', (text) => {
		expect(readFileDay(text, 'nb', false)).toEqual({ ok: true, value: '2026-10-02' });
	});

	test('of six digits is read as in the language of whoever brought it', () => {
		expect(readFileDay('021026', 'nb', false)).toEqual({ ok: true, value: '2026-10-02' });
		expect(readFileDay('261002', 'sv', false)).toEqual({ ok: true, value: '2026-10-02' });
	});

	test('counts from 1904 where the workbook says so', () => {
		expect(readFileDay('44835', 'nb', true)).toEqual({ ok: true, value: '2026-10-02' });
		expect(serialDay(44_835, true)).toBe('2026-10-02');
		expect(serialDay(0, true)).toBe('1904-01-01');
	});

	test('counts from 1900 with the day that never was', () => {
		expect(serialDay(1, false)).toBe('1900-01-01');
		expect(serialDay(59, false)).toBe('1900-02-28');
		expect(serialDay(61, false)).toBe('1900-03-01');
		expect(serialDay(46_297.99, false)).toBe('2026-10-02');
	});

	test.each(['', 'Sum', '31.2.2026', '12345', '99999', '2.10', '1.1.1999'])('%j is none', (text) => {
		expect(readFileDay(text, 'nb', false)).toMatchObject({ ok: false, issues: [{ field: 'date' }] });
		expect(isSerial(text, false)).toBe(false);
	});
});

describe('a number of a workbook', () => {
	test.each([
		['1234.5', '1234,5'],
		['1234.5599999999999', '1234,56'],
		['0.1', '0,1'],
		['.5', '0,5'],
		['1.2345E4', '12345'],
		['1.5E-2', '0,015'.concat('0')],
		['-12.34', '-12,34'],
		['12.345', '12,3450'],
		['100', '100'],
		['0', '0'],
		['-0', '0'],
		['99999999999999999', '100000000000000000'],
		['0.30000000000000004', '0,3'],
		['123456789.12', '123456789,12'],
		['9999999999999.995', '10000000000000'],
		['00012', '12']
	])('%s is written %s', (raw, text) => {
		expect(workbookNumber(raw)).toBe(text);
	});

	test.each(['', 'abc', '1,5', '#N/A', '1e', '--1'])('%j is none', (raw) => {
		expect(workbookNumber(raw)).toBeUndefined();
	});
});
