import { describe, expect, test } from 'vitest';
import { exactRate, notStanding, ofMonth, readMonth, readTypedRate, staleCurrencies } from './rate.ts';
import { readRateFile } from './rate-file.ts';

const november = '2026-11-01';
const sek = ofMonth('SEK', november, '11.2345');
const nok = ofMonth('NOK', november, '11.7');
const rates = (text: string, month: string | null = november) => {
	const read = readRateFile(text, month ?? undefined);
	return read.ok ? read.value : read.issues.map(({ key, params }) => `${key} ${String(params?.['row'] ?? '')}`.trim());
};
const json = (rows: string) => `[${rows}]`;
const row = (code: string, value: string) =>
	`{"country":"X","currency":"Y","isoA3Code":"${code}","isoA2Code":"XX","value":${value},"comment":null}`;

describe('a rate', () => {
	test.each([
		['11.2345', '11.2345'],
		['11.234500', '11.2345'],
		['8', '8'],
		['8.0', '8'],
		['0011.5', '11.5'],
		['0.000001', '0.000001']
	])('%s is kept as %s', (typed, kept) => {
		expect(exactRate(typed)).toBe(kept);
	});

	test.each(['0', '0.0', '-1', '1e3', '11,2', '1.2345678', '', 'x', '.5', '5.', '9999999999', 'NaN'])(
		'is not %s',
		(typed) => {
			expect(exactRate(typed)).toBeUndefined();
		}
	);

	test.each(['2026-11', '2026-11-01', '11.2026', '11/2026', '01.11.2026', '202611', ' 2026-11 '])(
		'%s is November',
		(typed) => {
			expect(readMonth(typed)).toEqual({ ok: true, value: november });
		}
	);

	test.each(['', '2026-13', 'november', '2026', '11', '1998-12'])('%s is no month', (typed) => {
		expect(readMonth(typed).ok).toBe(false);
	});

	test('holds for its whole month', () => {
		expect(sek).toEqual({ currency: 'SEK', validFrom: november, validTo: '2026-11-30', perEuro: '11.2345' });
		expect(ofMonth('SEK', '2028-02-01', '11').validTo).toBe('2028-02-29');
	});

	test('that is typed is read as people write it, all faults at once', () => {
		expect(readTypedRate({ currency: ' sek', month: '11.2026', value: '11,2345' })).toEqual({ ok: true, value: sek });
		const refused = readTypedRate({ currency: 'kr', month: '', value: '0' });
		expect(refused.ok ? [] : refused.issues.map(({ field, key }) => `${field} ${key}`)).toEqual([
			'currency rate.currency_unreadable',
			'month rate.month_missing',
			'value number.too_small'
		]);
		expect(readTypedRate({ currency: 'EUR', month: '2026-11', value: '1' })).toMatchObject({
			issues: [{ field: 'currency', key: 'rate.euro' }]
		});
	});
});

describe('rates that stand', () => {
	test('are left out when they are asked for again', () => {
		expect(notStanding([{ ...sek, perEuro: '11.234500' }, nok], [sek], 'file')).toEqual({ ok: true, value: [nok] });
		expect(notStanding([sek], [ofMonth('SEK', '2026-10-01', '10')], 'file')).toEqual({ ok: true, value: [sek] });
	});

	test('are never changed: both values are told', () => {
		expect(notStanding([{ ...sek, perEuro: '12' }, nok], [sek], 'value')).toEqual({
			ok: false,
			issues: [
				{
					field: 'value',
					key: 'rate.stands',
					params: { currency: 'SEK', month: '2026-11', stands: '11,2345', asked: '12' }
				}
			]
		});
	});

	test('are missed after the second day of the month', () => {
		expect(staleCurrencies(['NOK', 'SEK'], [nok], '2026-11-02')).toEqual([]);
		expect(staleCurrencies(['NOK', 'SEK'], [nok], '2026-11-03')).toEqual(['SEK']);
		expect(staleCurrencies(['NOK', 'SEK'], [nok, sek], '2026-12-03')).toEqual(['NOK', 'SEK']);
	});
});

describe("the Commission's list", () => {
	test('is read to the last digit, which a float would lose', () => {
		const text = json(`${row('SEK', '11.2345')},${row('NOK', '11.700000')},${row('IDR', '123456789.123456')}`);
		expect(rates(text)).toEqual([sek, nok, ofMonth('IDR', november, '123456789.123456')]);
	});

	test('may name a currency for each of its countries, and the euro', () => {
		expect(rates(json(`${row('NOK', '11.7')},${row('NOK', '11.7')},${row('EUR', '1')}`))).toEqual([nok]);
	});

	test('is refused with every fault and its row', () => {
		const text = json(
			`${row('SEK', '0')},${row('nok', '11.7')},${row('USD', '1e-3')},{},7,${row('DKK', '7.4')},${row('DKK', '7.5')}`
		);
		expect(rates(text)).toEqual([
			'rate.row_value 1',
			'rate.row_currency 2',
			'rate.row_value 3',
			'rate.row_currency 4',
			'rate.row_value 4',
			'rate.row_currency 5',
			'rate.row_value 5',
			'rate.row_twice 7'
		]);
	});

	test.each(['', '{}', '[', '{"error":1}', '[1', '<html>', '[]'])('is not %s', (text) => {
		const read = rates(text);
		expect(read).toHaveLength(text === '<html>' ? 2 : 1);
		expect(read[0]).toMatch(/^rate\.(file|column)_/);
	});

	test('needs its month told', () => {
		const read = readRateFile(json(row('SEK', '11.2')), undefined);
		expect(read).toMatchObject({ ok: false, issues: [{ key: 'rate.row_no_month', params: { row: 1 } }] });
	});
});

describe('a table of rates', () => {
	test.each([
		['semicolons and decimal comma', '\uFEFFValuta;Kurs;Måned\r\nSEK;11,2345;2026-11\r\nNOK;11,7;11.2026\r\n'],
		['commas and decimal point', 'currency,rate,valid from\nSEK,11.2345,2026-11-01\nNOK,11.7,2026-11-01'],
		['commas around a decimal comma', 'code,value,month\nSEK,"11,2345",2026-11\n"NOK","11,7","2026-11"'],
		[
			'tabs, other columns and an empty line',
			'land\tkod\tkurs\tfrån\nSverige\tSEK\t11,2345\t01.11.2026\n\nNorge\tNOK\t11.7\t2026-11-15'
		]
	])('with %s', (_, text) => {
		expect(rates(text, null)).toEqual([sek, nok]);
	});

	test('takes the month that is told when it has none', () => {
		expect(rates('valuta;kurs\nSEK;11,2345')).toEqual([sek]);
	});

	test('is refused with every fault and its row', () => {
		expect(rates('valuta;kurs;måned\nSEK;elleve;2026-11\nkroner;11,7;nov\nNOK;11,7', null)).toEqual([
			'rate.row_value 2',
			'rate.row_currency 3',
			'rate.row_month 3',
			'rate.row_no_month 4'
		]);
		expect(rates('land;dato\nNorge;1')).toEqual(['rate.column_currency', 'rate.column_value']);
	});

	test('of more than two thousand rows is refused at once', () => {
		expect(rates(`valuta;kurs\n${'SEK;11\n'.repeat(2001)}`)).toEqual(['rate.file_too_long']);
	});
});
