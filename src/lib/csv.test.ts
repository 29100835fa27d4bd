import { describe, expect, test } from 'vitest';
import { csvText } from '#lib/csv.ts';

describe('a file for a spreadsheet', () => {
	test('opens with umlauts, columns and decimals in both countries', () => {
		expect(csvText([['Värmland', { minor: 30520068n }, { minor: -5n }]])).toBe('\uFEFFVärmland;305200,68;-0,05\r\n');
	});

	test('keeps what holds its own marks in one cell', () => {
		expect(csvText([['a;b', 'say "x"', 'two\nlines']])).toBe('\uFEFF"a;b";"say ""x""";"two\nlines"\r\n');
	});

	test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])('never runs %j as a formula', (text) => {
		expect(csvText([[text]])).toBe(`\uFEFF'${text}\r\n`);
	});

	test('writes a measured value as a number, below zero too', () => {
		expect(csvText([[{ decimal: '-1.2' }, { decimal: '0' }, '-1']])).toBe(`\uFEFF-1,2;0;'-1\r\n`);
	});
});
