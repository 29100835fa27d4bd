import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { isField } from './fields.ts';
import { linesFor, ownImport, type At } from './imports.server.ts';
import { mayCorrect } from './match-columns.server.ts';
import { withoutPersonalNumber } from './personal.ts';
import { recheck } from './recheck.server.ts';
import { expenseImport } from './schema.server.ts';

const longest = 1000;

/** What was typed in the fields `row_<number>_<field>` stands in the rows from now on, and all are checked again. */
export async function correctRows(db: Db, by: Actor, at: At, form: FormData, today: string): Promise<Decision<null>> {
	const typed = typedCorrections(form);
	return db.transaction(async (tx) => {
		const held = await ownImport(tx, by, at, true);
		const lines = await linesFor(tx, by, at.organisationId, today);
		if (!mayCorrect(held.state) || !held.mapping) return no({ field: '', key: 'expense_import.moved_on' });
		await tx.execute(sql`
			update expense_import_row row set corrections = row.corrections || r.corrections
			from json_to_recordset(${JSON.stringify(typed)}::json) as r(number int, corrections jsonb)
			where row.import_id = ${at.id} and row.number = r.number and row.state in ('faulty', 'ready', 'known')`);
		await tx
			.update(expenseImport)
			.set({ revision: held.revision + 1 })
			.where(eq(expenseImport.id, at.id));
		await recheck(tx, { ...held, mapping: held.mapping }, lines, today);
		return yes(null);
	});
}

function typedCorrections(form: FormData): { number: number; corrections: Record<string, string> }[] {
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
