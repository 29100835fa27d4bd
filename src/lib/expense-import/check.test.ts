import { describe, expect, test } from 'vitest';
import { check, right } from '../../../tests/expense-rows.ts';
import type { Mapping } from './columns.ts';
import { compareSums } from './comparison.ts';
import { entryOf, stored } from './understood.ts';

const faultsOf = (cells: readonly string[], changes: Partial<Mapping> = {}) =>
	check([cells], changes)[0]?.faults.map(({ field, key }) => `${field} ${key}`);

describe('a row', () => {
	test('that is right is an expense with all that it says', () => {
		const [outcome] = check([right]);
		expect(outcome).toMatchObject({
			number: 2,
			kind: 'expense',
			faults: [],
			amount: { minor: 123_450n, currency: 'NOK' }
		});
		expect(outcome?.entry).toMatchObject({
			paidOn: '2026-10-02',
			periodCode: 'P3',
			category: 'travel',
			workPackage: 'AP2',
			voucherNumber: 'B1',
			amountMinor: 123_450n
		});
		expect(outcome && entryOf(stored(outcome).expense ?? ({} as never))).toEqual(outcome?.entry);
	});

	test('names every fault at once', () => {
		expect(faultsOf(['x'.repeat(31), '31.2.2026', '', 'mye', 'Kaffe', 'AP9', '', '', '', 'P9', 'Ukjent'])).toEqual([
			'date day.not_in_calendar',
			'text expense.text_empty',
			'voucher text.too_long',
			'amount money.unreadable',
			'category expense_import.category_unknown',
			'work_package expense_import.work_package_unknown',
			'pilot expense.pilot_unknown',
			'period expense.period_unknown'
		]);
	});

	test('without cost type or work package takes that of its account, then that chosen for all', () => {
		const bare = ['', '2.10.2026', 'Tog', '1,50', '', '', '7140'];
		expect(faultsOf(bare)).toEqual([
			'category expense_import.account_unmatched',
			'work_package expense.work_package_empty'
		]);
		expect(faultsOf(bare, { category: 'staff', workPackage: 'AP1' })).toEqual([]);
		expect(
			check([bare], { accounts: { '7140': 'travel' }, category: 'staff', workPackage: 'AP1' })[0]?.entry
		).toMatchObject({
			category: 'travel',
			workPackage: 'AP1'
		});
		expect(faultsOf(['', '2.10.2026', 'Tog', '1,50'])).toEqual([
			'category expense.category_empty',
			'work_package expense.work_package_empty'
		]);
	});

	test('in a locked period or a category that is computed is refused', () => {
		expect(faultsOf(['', '2.3.2026', 'Tog', '1,50', 'travel', 'AP1'])).toEqual(['period expense.period_locked']);
		expect(faultsOf(['', '2.3.2026', 'Tog', '1,50', 'travel', 'AP1', '', '', '', 'P3'])).toEqual([]);
		expect(faultsOf(['', '2.10.2026', 'Husleie', '1,50', 'Kontor', 'AP1'])).toEqual([
			'category expense.category_unknown'
		]);
	});

	test.each([
		['12,50', 'NOK', ''],
		['12,50', 'kr', ''],
		['NOK 12,50', '', ''],
		['12,50 kr', '', '']
	])('in our own currency is taken as it is: %s %s', (amount, currency, rate) => {
		expect(check([['', '2.10.2026', 'Tog', amount, 'travel', 'AP1', '', currency, rate]])[0]?.entry).toMatchObject({
			amountMinor: 1250n
		});
	});

	test.each([
		['100', 'EUR', '11,5', []],
		['EUR 100', '', '11.5', []],
		['100 €', '', '11,123', []],
		['100', 'EUR', '', ['rate expense_import.rate_needed']],
		['100', 'EUR', '0', ['rate expense_import.rate_needed']],
		['100', 'EUR', '-1', ['rate expense_import.rate_needed']],
		['100', 'euroer', '2', ['currency expense_import.currency_unknown']]
	])('in another needs a rate: %s %s at %s', (amount, currency, rate, faults) => {
		expect(faultsOf(['', '2.10.2026', 'Tog', amount, 'travel', 'AP1', '', currency, rate])).toEqual(faults);
	});

	test('in doubt is read as the rest of its column is written', () => {
		const doubtful = ['', '2.10.2026', 'Tog', '1.234', 'travel', 'AP1'];
		expect(check([doubtful])[0]?.faults.map(({ key }) => key)).toEqual(['money.ambiguous']);
		expect(check([doubtful, right])[0]?.entry?.amountMinor).toBe(123_400n);
	});
});

describe('what is no expense', () => {
	const kinds = (rows: readonly (readonly string[])[]) => check(rows).map(({ kind }) => kind);

	test('is a sum, a balance, a heading in between', () => {
		expect(
			kinds([
				['6550 Reise'],
				right,
				['Sum 6550', '', '', '1 234,50'],
				['', '', 'Inngående saldo', '5,00'],
				right,
				['', 'Totalt', '', '2 469,00']
			])
		).toEqual(['other', 'expense', 'sum', 'other', 'expense', 'sum']);
	});

	test('is a lone amount at the end, but not amid the rows', () => {
		expect(kinds([right, ['', '', '', '9,00'], right, ['', '', '', '2 469,00']])).toEqual([
			'expense',
			'expense',
			'expense',
			'sum'
		]);
	});

	test('is not a purchase that is called total, nor one whose day is missing', () => {
		expect(
			kinds([
				['B1', '', 'Totalentreprise', '5,00', 'travel', 'AP1'],
				['B2', '', 'Sum for buss', '5,00', 'travel', 'AP1']
			])
		).toEqual(['expense', 'expense']);
	});
});

describe('what makes a row the same', () => {
	const keys = (rows: readonly (readonly string[])[]) => check(rows).map(({ sourceKey }) => sourceKey);

	test('is voucher, day, amount, text and how many there are, however they are written', () => {
		const [first] = keys([right]);
		expect(keys([['b1', '2026-10-02', ' TOG ', '1234.50', 'Utstyr', 'AP1', '', 'NOK']])).toEqual([first]);
		const differing = [
			['B2', ...right.slice(1)],
			['B1', '3.10.2026', ...right.slice(2)],
			['B1', '2.10.2026', 'Buss', ...right.slice(3)],
			['B1', '2.10.2026', 'Tog', '1,00']
		];
		expect(new Set([first, ...keys(differing)]).size).toBe(5);
		expect(new Set(keys([right, right, right])).size).toBe(3);
		expect(keys([['B0', ...right.slice(1)], right, right]).slice(1)).toEqual(keys([right, right]));
	});

	test('is unknown while day, amount or text cannot be read', () => {
		expect(
			keys([
				['B1', '', 'Tog', '1'],
				['B1', '2.10.2026', 'Tog', 'x'],
				['B1', '2.10.2026', '', '1']
			])
		).toEqual([null, null, null]);
	});
});

describe('sums', () => {
	test('are compared with what the file says', () => {
		const sum = (state: 'ready' | 'faulty' | 'known', minor: bigint) => ({
			kind: 'expense' as const,
			state,
			currency: 'NOK',
			minor
		});
		const told = { kind: 'sum' as const, state: 'left_out' as const, currency: 'NOK', minor: 70n };
		expect(compareSums([sum('ready', 10n), sum('faulty', 20n), sum('known', 30n), told])).toEqual([
			{ currency: 'NOK', right: 10n, faulty: 20n, known: 30n, all: 60n, told: 70n, difference: 10n }
		]);
		expect(compareSums([sum('ready', 10n)])).toMatchObject([{ told: null, difference: 0n }]);
	});
});
