/** A partner's own ledger held against the expenses it entered here, per account and month. */
import { readDay } from '#lib/day.ts';
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { readAmount } from '#lib/money.ts';

export type Balance = {
	readonly account: string;
	/** First day of the month. */
	readonly month: string;
	readonly amountMinor: bigint;
};
export type Compared = Omit<Balance, 'amountMinor'> & {
	/** Undefined where the ledger was not told for that account and month. */
	readonly ledgerMinor: bigint | undefined;
	readonly expensesMinor: bigint;
	/** Ledger less expenses. */
	readonly differenceMinor: bigint;
};

const mostRows = 5000;

/** As a file or what was pasted was read; `firstLine` is what the spreadsheet calls its first row. */
type BalanceTable = { readonly table: readonly (readonly string[])[]; readonly firstLine: number };

/**
 * Account, month and amount in the first three columns. Rows of the same account and month are added up; a first row
 * that holds no number is taken for headings.
 */
export function readBalances({ table, firstLine }: BalanceTable): Decision<Balance[]> {
	const rows = table
		.map((cells, index) => ({ number: index + firstLine, cells: cells.map((cell) => cell.trim()) }))
		.filter(({ cells }) => cells.some((cell) => cell !== ''));
	const [first, ...rest] = rows;
	if (!first) return no({ field: 'balances', key: 'reconciliation.empty' });
	if (rows.length > mostRows)
		return no({ field: 'balances', key: 'reconciliation.too_many', params: { max: mostRows } });

	const filled = isHeading(first.cells) ? rest : rows;
	if (filled.length === 0) return no({ field: 'balances', key: 'reconciliation.empty' });
	const read = filled.map(({ number, cells }) => readRow(number, cells));
	const faults = read.flatMap((row) => (row.ok ? [] : row.issues));
	if (faults.length > 0) return no(...faults.slice(0, 20));
	return yes(addedUp(read.flatMap((row) => (row.ok ? [row.value] : []))));
}

function isHeading(cells: readonly string[]): boolean {
	return !cells.some((cell) => /\d/.test(cell));
}

function readRow(number: number, [account = '', month = '', amount = '']: readonly string[]): Decision<Balance> {
	const issues: Issue[] = [];
	const fault = (what: string) =>
		issues.push({ field: 'balances', key: `reconciliation.row_${what}`, params: { row: number } });
	const day = readMonth(month);
	const read = readAmount(amount, { negative: true, zero: true });
	if (!/^[\p{L}\p{N}][\p{L}\p{N} .-]{0,19}$/u.test(account)) fault('account');
	if (day === undefined) fault('month');
	if (!read.ok) fault('amount');
	if (issues.length > 0 || day === undefined || !read.ok) return no(...issues);
	return yes({ account, month: day, amountMinor: read.value });
}

/** 2026-09, 09.2026, 9/2026, or any day in the month. */
export function readMonth(text: string): string | undefined {
	const yearFirst = /^(\d{4})[-./]?(\d{1,2})$/.exec(text);
	const monthFirst = /^(\d{1,2})[-./ ](\d{4})$/.exec(text);
	const [year, month] = yearFirst ? [yearFirst[1], yearFirst[2]] : [monthFirst?.[2], monthFirst?.[1]];
	const day = readDay(year && month ? `1.${month}.${year}` : text);
	return day.ok ? `${day.value.slice(0, 7)}-01` : undefined;
}

function addedUp(rows: readonly Balance[]): Balance[] {
	const sums = new Map<string, Balance>();
	for (const row of rows) {
		const key = keyOf(row);
		sums.set(key, { ...row, amountMinor: row.amountMinor + (sums.get(key)?.amountMinor ?? 0n) });
	}
	return [...sums.values()];
}

/** Every account and month that stands on either side, sorted by account, then month. */
export function compareBalances(ledger: readonly Balance[], expenses: readonly Balance[]): Compared[] {
	const [own, entered] = [byKey(ledger), byKey(expenses)];
	const all = new Map([...entered, ...own]);
	return [...all]
		.map(([key, { account, month }]) => {
			const ledgerMinor = own.get(key)?.amountMinor;
			const expensesMinor = entered.get(key)?.amountMinor ?? 0n;
			return { account, month, ledgerMinor, expensesMinor, differenceMinor: (ledgerMinor ?? 0n) - expensesMinor };
		})
		.sort((a, b) => compareText(a.account, b.account) || compareText(a.month, b.month));
}

function byKey(rows: readonly Balance[]): Map<string, Balance> {
	return new Map(addedUp(rows).map((row) => [keyOf(row), row]));
}

function keyOf({ account, month }: Pick<Balance, 'account' | 'month'>): string {
	return `${account}\n${month}`;
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
