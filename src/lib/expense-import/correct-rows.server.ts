import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { valuesOf } from './check.ts';
import type { Columns } from './columns.ts';
import { isField } from './fields.ts';
import { linesFor, ownImport, rowColumns, type At } from './imports.server.ts';
import { isMasked } from './masked-rows.server.ts';
import { mayCorrect } from './match-columns.server.ts';
import { withoutPersonalNumber } from './personal.ts';
import { recheck } from './recheck.server.ts';
import { expenseImport, expenseImportRow } from './schema.server.ts';
import type { Values } from './surroundings.ts';

const longest = 1000;

type Correction = { readonly number: number; readonly corrections: Values };

/**
 * What was typed in the fields `row_<number>_<field>` stands in the rows from now on, and all are checked again. Whoever
 * types something else than what stood there has had a hand in the expense. Rows about wages are left as they are by
 * those who may not see them.
 */
export async function correctRows(db: Db, by: Actor, at: At, form: FormData, today: string): Promise<Decision<null>> {
	const typed = typedCorrections(form);
	return db.transaction(async (tx) => {
		const held = await ownImport(tx, by, at, true);
		const lines = await linesFor(tx, by, at.organisationId, today);
		if (!mayCorrect(held.state) || !held.mapping) return no({ field: '', key: 'expense_import.moved_on' });
		const seesStaff = may(by, 'expense.read_staff', held);
		const changed = await changedOf(tx, at.id, typed, { columns: held.mapping.columns, seesStaff });
		if (changed.length > 0) await keep(tx, by, at, changed);
		await tx
			.update(expenseImport)
			.set({ revision: held.revision + 1 })
			.where(eq(expenseImport.id, at.id));
		await recheck(tx, { ...held, mapping: held.mapping }, lines, { today, seesStaff });
		return yes(null);
	});
}

type Reader = { readonly columns: Columns; readonly seesStaff: boolean };

/** Of what was typed what says something else than the row does. */
async function changedOf(
	tx: Db,
	importId: string,
	typed: readonly Correction[],
	{ columns, seesStaff }: Reader
): Promise<Correction[]> {
	const asked = sql`(select json_array_elements_text(${JSON.stringify(typed.map(({ number }) => number))}::json)::int)`;
	const rows = await tx
		.select({ number: rowColumns.number, cells: rowColumns.cells, corrections: rowColumns.corrections })
		.from(expenseImportRow)
		.where(
			and(
				eq(expenseImportRow.importId, importId),
				inArray(expenseImportRow.number, asked),
				inArray(expenseImportRow.state, ['faulty', 'ready', 'known'])
			)
		);
	const stood = new Map(rows.map((row) => [row.number, valuesOf(row, columns)]));
	return typed.flatMap(({ number, corrections }) => {
		const values = stood.get(number);
		if (!values || (!seesStaff && isMasked({ ...values, ...corrections }))) return [];
		const other = Object.entries(corrections).filter(
			([field, text]) => isField(field) && (values[field] ?? '') !== text
		);
		return other.length === 0 ? [] : [{ number, corrections: Object.fromEntries(other) }];
	});
}

async function keep(tx: Db, by: Actor, at: At, changed: readonly Correction[]): Promise<void> {
	const me = JSON.stringify([by.personId]);
	await tx.execute(sql`
		update expense_import_row row set corrections = row.corrections || r.corrections,
			corrected_by = case when row.corrected_by @> ${me}::jsonb then row.corrected_by else row.corrected_by || ${me}::jsonb end
		from json_to_recordset(${JSON.stringify(changed)}::json) as r(number int, corrections jsonb)
		where row.import_id = ${at.id} and row.number = r.number`);
	await record(tx, {
		kind: 'expense_import.corrected',
		by: by.personId,
		organisationId: at.organisationId,
		about: { kind: 'expense_import', id: at.id },
		after: { rows: changed.map(({ number }) => number) }
	});
}

function typedCorrections(form: FormData): Correction[] {
	const rows = new Map<number, Record<string, string>>();
	for (const [name, value] of form) {
		const [, number = '', field = ''] = /^row_(\d{1,6})_(\w+)$/.exec(name) ?? [];
		if (typeof value !== 'string' || !isField(field)) continue;
		const corrections = rows.get(Number(number)) ?? {};
		corrections[field] = withoutPersonalNumber(value.replaceAll('\0', '').trim().slice(0, longest));
		rows.set(Number(number), corrections);
	}
	return [...rows].map(([number, corrections]) => ({ number, corrections }));
}
