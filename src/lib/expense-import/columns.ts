/** Where a table has its headings, and which of its columns holds what. */
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { fieldOfHeading, fields, folded, type Field } from './fields.ts';
import type { Table } from './workbook-xml.ts';

/** Index of the column by what it holds. */
export type Columns = Readonly<Partial<Record<Field, number>>>;

/** What somebody agreed to before the rows are checked. */
export type Mapping = {
	readonly columns: Columns;
	/** Cost type by account number. */
	readonly accounts: Readonly<Record<string, string>>;
	/** For rows that name none. */
	readonly category: string;
	readonly workPackage: string;
	/** What happens to VAT in rows that do not say; not there in what was remembered before it was asked. */
	readonly vatTreatment?: string;
};

const linesLooked = 40;

/** The row of the headings, and the rows below it that hold anything, each by its place in the table. */
export function headingsOf(table: Table): { at: number; names: readonly string[] } | undefined {
	let best = { at: -1, known: 0 };
	for (const [at, row] of table.slice(0, linesLooked).entries()) {
		const known = new Set(row.flatMap((cell) => fieldOfHeading(cell) ?? [])).size;
		if (known > best.known) best = { at, known };
	}
	// One known word can stand in a title: without two the first row with two words in it is taken.
	const at = best.known >= 2 ? best.at : table.findIndex((row) => row.filter(isWord).length >= 2);
	const row = table[at];
	return row && { at, names: row.map((name) => name.trim()) };
}

function isWord(cell: string): boolean {
	return /\p{L}/u.test(cell);
}

/** The same for two files of the same origin; where it is remembered what their columns hold. */
export function foldedHeadings(names: readonly string[]): string {
	return names.map(folded).join('|').slice(0, 2000);
}

/** Of two columns for the same the first is taken, but one that fits the word exactly before one that only begins so. */
export function guessedColumns(names: readonly string[]): Columns {
	const guessed: Partial<Record<Field, number>> = {};
	for (const [at, name] of names.entries()) {
		const field = fieldOfHeading(name);
		if (field && guessed[field] === undefined) guessed[field] = at;
	}
	// With debit and credit the third column of amounts is a running balance.
	if (guessed.debit !== undefined && guessed.credit !== undefined) delete guessed.amount;
	return guessed;
}

/** What was chosen for each column: the field by the index of the column. */
export function readColumns(chosen: ReadonlyMap<number, string>): Decision<Columns> {
	const columns: Partial<Record<Field, number>> = {};
	const issues: Issue[] = [];
	for (const [at, choice] of chosen) {
		const field = fields.find((each) => each === choice);
		if (!field) continue;
		if (columns[field] === undefined) columns[field] = at;
		else issues.push({ field: `column_${at}`, key: 'expense_import.column_twice' });
	}
	issues.push(...missingColumns(columns));
	return issues.length > 0 ? no(...issues) : yes(columns);
}

function missingColumns(columns: Columns): Issue[] {
	const missing = (['date', 'text'] as const).filter((field) => columns[field] === undefined);
	const keys = missing.map((field) => `expense_import.missing_${field}`);
	const makers = ['amount', 'debit', 'total', 'staff_rate'] as const;
	if (makers.every((field) => columns[field] === undefined)) keys.push('expense_import.missing_amount');
	if (columns.amount !== undefined && columns.debit !== undefined) keys.push('expense_import.amount_and_debit');
	return keys.map((key) => ({ field: 'column_0', key }));
}

/** As the spreadsheet calls it: 0 is A, 27 is AB. */
export function columnLetter(at: number): string {
	const letter = String.fromCharCode(65 + (at % 26));
	return at < 26 ? letter : columnLetter(Math.floor(at / 26) - 1) + letter;
}
