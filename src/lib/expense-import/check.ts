/** All rows of a file at once: which are expenses, which only sum up or head others, and which say the same again. */
import type { Issue } from '#lib/decision.ts';
import type { Entry } from '#lib/funding/expense.ts';
import { decimalMark, type DecimalMark } from './amounts.ts';
import type { Columns } from './columns.ts';
import { readFileDay } from './days.ts';
import { fields, folded, type Field } from './fields.ts';
import { readRowAmount } from './row-amount.ts';
import { readRow } from './row.ts';
import type { FileAmount, Surroundings, Values } from './surroundings.ts';

export type FileRow = {
	/** As the spreadsheet numbers it. */
	readonly number: number;
	readonly cells: readonly string[];
	readonly corrections: Values;
	/** Set when the row is in already, or was: it keeps what it is known by. */
	readonly keptKey?: string | undefined;
};

export type Outcome = {
	readonly number: number;
	readonly kind: 'expense' | 'sum' | 'other';
	readonly amount: FileAmount | null;
	readonly faults: readonly Issue[];
	readonly entry: Entry | null;
	/** The same for the same row of the same file, whenever it is brought; null while what makes it cannot be read. */
	readonly sourceKey: string | null;
};

export function valuesOf({ cells, corrections }: Pick<FileRow, 'cells' | 'corrections'>, columns: Columns): Values {
	const values: Partial<Record<Field, string>> = {};
	for (const field of fields) {
		const at = columns[field];
		const text = corrections[field] ?? (at === undefined ? undefined : (cells[at] ?? ''));
		if (text !== undefined) values[field] = text;
	}
	return values;
}

/** How the columns of amounts are written. */
export function markOf(
	rows: readonly FileRow[],
	{ amount, debit, credit, total, vat }: Columns
): DecimalMark | undefined {
	const columns = [amount, debit, credit, total, vat].filter((at) => at !== undefined);
	return decimalMark(rows.flatMap(({ cells }) => columns.map((at) => cells[at] ?? '')));
}

export function checkRows(rows: readonly FileRow[], around: Surroundings): readonly Outcome[] {
	const { columns } = around.mapping;
	const lastWithAmount = rows.findLast((row) => readRowAmount(valuesOf(row, columns), around).ok)?.number;
	const read = rows.map((row) => {
		const values = valuesOf(row, columns);
		return outcomeOf(row, kindOf(row, values, around, row.number === lastWithAmount), values, around);
	});
	return withKeys(rows, read, around);
}

const sums = /^(?:del|grand )?(?:sum|summa|summer|total|totalt|totalsum|totalsumma|subtotal|i alt|resultat)\b/;
const balances = /^(?:(?:inn|in|ut)gående (?:saldo|balans|balanse)|ib|ub|saldo)\b/;

/** What has no day is no expense when it says that it sums up, when it only heads others, or when it is a lone last amount. */
function kindOf(row: FileRow, values: Values, around: Surroundings, isLast: boolean): Outcome['kind'] {
	if (readFileDay(values.date ?? '', around.lang, around.from1904).ok) return 'expense';
	const hasSum = readRowAmount(values, around).ok;
	const named = namedKind(row.cells.map(folded).filter((cell) => cell !== ''));
	if (named === 'sum') return hasSum ? 'sum' : 'other';
	if (named === 'balance') return 'other';
	if (hasSum && isLast && saysNone(values, ['date', 'text', 'voucher', 'supplier'])) return 'sum';
	return saysNone(values, ['date', 'amount', 'debit', 'credit', 'total', 'staff_rate']) ? 'other' : 'expense';
}

/** A word for a sum among many words is part of what somebody bought. */
function namedKind(cells: readonly string[]): 'sum' | 'balance' | undefined {
	const wordy = cells.filter((cell) => /\p{L}/u.test(cell)).length;
	if (cells.length <= 5 && cells.some((cell) => balances.test(cell))) return 'balance';
	return wordy <= 2 && cells.some((cell) => sums.test(cell)) ? 'sum' : undefined;
}

function saysNone(values: Values, asked: readonly Field[]): boolean {
	return asked.every((field) => (values[field] ?? '').trim() === '');
}

type Unkeyed = Omit<Outcome, 'sourceKey'>;

function outcomeOf({ number }: FileRow, kind: Outcome['kind'], values: Values, around: Surroundings): Unkeyed {
	if (kind === 'other') return { number, kind, amount: null, faults: [], entry: null };
	if (kind === 'sum') {
		const sum = readRowAmount(values, around);
		return { number, kind, amount: sum.ok ? sum.value : null, faults: [], entry: null };
	}
	const { amount, entry } = readRow(values, around);
	return { number, kind, amount, faults: entry.ok ? [] : entry.issues, entry: entry.ok ? entry.value : null };
}

/** Equal rows are told apart by how many there are; one that is in already keeps its place among them. */
function withKeys(rows: readonly FileRow[], read: readonly Unkeyed[], around: Surroundings): Outcome[] {
	const taken = new Set(rows.flatMap(({ keptKey }) => keptKey ?? []));
	const counts = new Map<string, number>();
	return read.map((outcome, at) => {
		const row = rows[at];
		if (row?.keptKey !== undefined) return { ...outcome, sourceKey: row.keptKey };
		const content = row && contentOf(row, outcome, around);
		if (content === undefined) return { ...outcome, sourceKey: null };
		let count = (counts.get(content) ?? 0) + 1;
		while (taken.has(`${content}|${count}`)) count += 1;
		counts.set(content, count);
		return { ...outcome, sourceKey: `${content}|${count}` };
	});
}

/** Voucher, day, amount and text: what stays the same when a file is exported again. */
function contentOf(row: FileRow, { kind, amount }: Unkeyed, around: Surroundings): string | undefined {
	const values = valuesOf(row, around.mapping.columns);
	const day = readFileDay(values.date ?? '', around.lang, around.from1904);
	const text = folded(values.text ?? '');
	if (kind !== 'expense' || !day.ok || amount === null || text === '') return undefined;
	const money = `${amount.minor}${amount.currency}`;
	return ['file', folded(values.voucher ?? '').slice(0, 60), day.value, money, text.slice(0, 300)].join('|');
}
