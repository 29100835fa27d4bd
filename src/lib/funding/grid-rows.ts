/** What the table holds in the browser beside what is saved. */
import type { Issue } from '#lib/decision.ts';
import { keptFields, rowFields, type RowField, type RowValues, type TableRow } from '#lib/funding/expense-table.ts';
import type { Currency } from '#lib/money.ts';

/** What the table is about. */
export type GridPart = {
	readonly period: { readonly code: string };
	readonly rows: readonly TableRow[];
	readonly currency: Currency;
	readonly categories: readonly string[];
	readonly workPackages: readonly { code: string; nameNb: string; nameSv: string }[];
	readonly pilots: readonly { id: string; title: string; language: string }[];
	readonly mayEnter: boolean;
	readonly sumMinor: bigint;
};

/** A row that is being written: a saved one by its id, a new one by a number of its own. */
export type OpenRow = {
	readonly id: string;
	readonly isNew: boolean;
	/** The revision that was on the screen when it was opened. */
	readonly revision: number;
	readonly values: RowValues;
	readonly issues: readonly Issue[];
	readonly isSaving: boolean;
};

export function isFieldOfRow(name: string | undefined): name is RowField {
	return rowFields.some((field) => field === name);
}

/** What the row after this one begins with. */
export function nextRow(values: RowValues): RowValues {
	const kept = Object.fromEntries(keptFields.map((field) => [field, values[field]]));
	return { date: '', category: '', work_package: '', pilot: '', ...kept, text: '', amount: '' };
}

export function isOvertaken(issues: readonly Issue[]): boolean {
	return issues.some(({ key }) => key === 'expense.changed_meanwhile');
}
