import { describe, expect, test } from 'vitest';
import { issuesOf } from '#lib/decision.ts';
import { accepted } from '../../../tests/decided.ts';
import { compareBalances, readBalances, readMonth } from './reconciliation.ts';

const table = (text: string) => ({ table: text.split('\n').map((line) => line.split(';')), firstLine: 1 });
const read = (text: string) => {
	return accepted(readBalances(table(text)));
};

describe('reading a ledger', () => {
	test('takes headings or none, and adds up what is the same', () => {
		const rows = [{ account: '5010', month: '2026-09-01', amountMinor: 8_450_050n }];
		expect(read('Konto;Månad;Belopp\n5010;2026-09;84 500,50')).toEqual(rows);
		expect(read('\n5010;09.2026; 84500,50')).toEqual(rows);
		expect(read('5010;2026-09;84 000,00\n5010;30.9.2026;500,50')).toEqual(rows);
	});
	test('takes credits and zeros', () => {
		expect(read('5010;2026-09;-12,00\n5020;2026-09;0').map(({ amountMinor }) => amountMinor)).toEqual([-1200n, 0n]);
	});
	test('names every row that cannot be read', () => {
		const faults = issuesOf(readBalances(table('5010;2026-13;12,00\n;2026-09;x')));
		expect(faults.map(({ key, params }) => `${key} ${params?.['row']}`)).toEqual([
			'reconciliation.row_month 1',
			'reconciliation.row_account 2',
			'reconciliation.row_amount 2'
		]);
		for (const empty of [' \n', 'Konto;Månad;Belopp'])
			expect(issuesOf(readBalances(table(empty)))[0]?.key).toBe('reconciliation.empty');
		const later = readBalances({ ...table('x;y;z'), firstLine: 7 });
		expect(issuesOf(later)).toMatchObject([{ key: 'reconciliation.empty' }]);
	});
	test.each([
		['2026-09', '2026-09-01'],
		['9/2026', '2026-09-01'],
		['202609', '2026-09-01'],
		['30.9.2026', '2026-09-01'],
		['2026-13', undefined],
		['september', undefined]
	])('reads %s as the month of %s', (text, month) => {
		expect(readMonth(text)).toBe(month);
	});
});

describe('holding the ledger against the expenses', () => {
	const row = (account: string, month: string, amountMinor: bigint) => ({ account, month, amountMinor });
	test('shows each account and month of either side with the difference', () => {
		const compared = compareBalances(
			[row('5010', '2026-09-01', 1000n), row('6000', '2026-10-01', 50n)],
			[row('5010', '2026-09-01', 900n), row('5010', '2026-10-01', 10n)]
		);
		expect(
			compared.map((one) => [one.account, one.month, one.ledgerMinor, one.expensesMinor, one.differenceMinor])
		).toEqual([
			['5010', '2026-09-01', 1000n, 900n, 100n],
			['5010', '2026-10-01', undefined, 10n, -10n],
			['6000', '2026-10-01', 50n, 0n, 50n]
		]);
	});
});
