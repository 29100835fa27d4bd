/** The table in which a partner writes its expenses: what each row holds in the browser. */
import type { ExpenseState } from '#lib/funding/expense.ts';
import type { Pair } from '#lib/funding/pair.ts';

/** The fields of a row, in the order of the table. */
export const rowFields = ['date', 'category', 'work_package', 'pilot', 'text', 'amount'] as const;
export type RowField = (typeof rowFields)[number];
export type RowValues = Readonly<Record<RowField, string>>;

/** What the next expense of a pile usually has in common with the one before. */
export const keptFields = ['date', 'category', 'work_package', 'pilot'] as const satisfies readonly RowField[];

export const emptyRow: RowValues = { date: '', category: '', work_package: '', pilot: '', text: '', amount: '' };

export type TableRow = {
	readonly id: string;
	readonly revision: number;
	readonly state: ExpenseState;
	/** As they would be typed. */
	readonly values: RowValues;
	readonly amountMinor: bigint;
	readonly pilotTitle: string;
	/** Written in the table; false for what has been sent in, and for amounts that other answers make. */
	readonly isWritable: boolean;
	readonly isMasked: boolean;
	readonly language: string;
	readonly documents: readonly { readonly id: string; readonly name: string }[];
	readonly lacksDocument: boolean;
	readonly warnings: number;
	/** What takes it back or corrects it, or what it takes back. */
	readonly pairs: readonly Pair[];
};

export function rowValues(typed: Readonly<Record<string, string>>): RowValues {
	return { ...emptyRow, ...Object.fromEntries(rowFields.map((field) => [field, typed[field] ?? ''])) };
}

export function sameValues(a: RowValues, b: RowValues): boolean {
	return rowFields.every((field) => a[field].trim() === b[field].trim());
}
