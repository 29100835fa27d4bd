/** A partner's own ledger as a file: read as files of expenses are, and held against the expenses. */
import writeXlsxFile from 'write-excel-file/node';
import { describe, expect, test } from 'vitest';
import { issuesOf } from '../src/lib/decision.ts';
import { readFile, readPasted } from '../src/lib/expense-import/read-table.server.ts';
import { readBalances } from '../src/lib/reports/reconciliation.ts';

async function balancesOf(file: File) {
	const table = await readFile(file);
	if (!table.ok) throw new Error(JSON.stringify(table.issues));
	return readBalances(table.value);
}

const value = [
	{ account: '5010', month: '2026-09-01', amountMinor: 8_450_030n },
	{ account: '6000', month: '2026-10-01', amountMinor: -1200n }
];

describe('the own ledger as a file', () => {
	test('is read from a workbook with dates, numbers and sums of floats', async () => {
		const day = (text: string) => ({ value: new Date(text), type: Date, format: 'mm.yyyy' });
		const bytes = await writeXlsxFile([
			[{ value: 'Konto' }, { value: 'Måned' }, { value: 'Beløp' }],
			[{ value: 5010 }, day('2026-09-30T00:00:00Z'), { value: 84_500 + 0.1 + 0.2 }],
			[{ value: '6000' }, { value: '2026-10' }, { value: -12 }]
		]).toBuffer();
		expect(await balancesOf(new File([new Uint8Array(bytes)], 'bok.xlsx'))).toEqual({ ok: true, value });
	});

	test('is read from a CSV file of an older Excel, and as pasted', async () => {
		const text = 'Konto;Månad;Belopp\r\n5010;2026-09;84 500,30\r\n6000;2026-10;-12,00\r\n';
		const older = new File([Buffer.from(text, 'latin1')], 'bok.csv');
		expect(await balancesOf(older)).toEqual({ ok: true, value });
		const pasted = readPasted(text.replaceAll(';', '\t'), 'balances');
		expect(pasted.ok && readBalances(pasted.value)).toEqual({ ok: true, value });
	});

	test('names the row of the workbook that cannot be read', async () => {
		const bytes = await writeXlsxFile([
			[{ value: 'Konto' }, { value: 'Måned' }, { value: 'Beløp' }],
			[{ value: 5010 }, { value: 'høst' }, { value: 1 }]
		]).toBuffer();
		expect(issuesOf(await balancesOf(new File([new Uint8Array(bytes)], 'bok.xlsx')))).toEqual([
			{ field: 'balances', key: 'reconciliation.row_month', params: { row: 2 } }
		]);
	});

	test('is told at the field it came by when it is no table at all', async () => {
		const zip = new File([Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)], 'a.xlsx');
		expect(issuesOf(await readFile(zip))).toMatchObject([{ field: 'file', key: 'expense_import.unreadable' }]);
		expect(issuesOf(readPasted(' ', 'balances'))).toMatchObject([{ field: 'balances' }]);
	});
});
