/** Rows as they are sent to somebody's screen: without who worked and at what price for those who may not see it. */
import { messages } from '#lib/messages.server.ts';
import type { Columns } from './columns.ts';
import { staffFields, type Field } from './fields.ts';
import { namesOf } from './names.ts';
import { removed } from './personal.ts';
import { isStaffRow, maskedFields } from './staff-row.ts';
import type { Values } from './surroundings.ts';

const names = namesOf({ categories: [], workPackages: [], pilots: [], periods: [] }, [
	messages.nb,
	messages.nn,
	messages.sv
]);

/** Whether a row tells about somebody's wage. */
export function isMasked(values: Values): boolean {
	return isStaffRow(values, names) || staffFields.some((field) => (values[field] ?? '').trim() !== '');
}

type Sent = { readonly cells: readonly string[]; readonly values: Values };

/** A row of another kind is sent as it is. */
export function maskedRow<T extends Sent>(row: T, columns: Columns): T & { isMasked: boolean } {
	if (!isMasked(row.values)) return { ...row, isMasked: false };
	const at = new Set(maskedFields.flatMap((field) => columns[field] ?? []));
	return {
		...row,
		isMasked: true,
		cells: row.cells.map((cell, index) => (at.has(index) && cell !== '' ? removed : cell)),
		values: Object.fromEntries(
			Object.entries(row.values).map(([field, text]) => [field, maskedFields.includes(field as Field) ? '' : text])
		)
	};
}

/** Where a file tells about wages in any of its columns, these are the columns of which no example is shown. */
export function maskedColumns(columns: Columns): ReadonlySet<number> {
	const tells = staffFields.some((field) => columns[field] !== undefined);
	return new Set(tells ? maskedFields.flatMap((field) => columns[field] ?? []) : []);
}
