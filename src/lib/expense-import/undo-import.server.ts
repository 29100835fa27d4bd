import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { expense, expenseDocument } from '#lib/funding/schema.server.ts';
import { record } from '#lib/journal/journal.server.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import { ownImport, type At, type Import } from './imports.server.ts';
import { expenseImport, expenseImportRow } from './schema.server.ts';

export const hoursToUndo = 24;

export function mayUndo({ state, finishedAt }: Pick<NonNullable<Import>, 'state' | 'finishedAt'>, now: Date): boolean {
	if ((state !== 'done' && state !== 'stopped') || finishedAt === null) return false;
	return now.getTime() - finishedAt.getTime() < hoursToUndo * 3_600_000;
}

/** Nobody has touched it since it came in: a draft of the first revision without a voucher. */
export const isUntouched = sql<boolean>`(${expense.state} = 'draft' and ${expense.revision} = 1 and not exists (
	select from ${expenseDocument} where ${expenseDocument.expenseId} = ${expense.id}))`;

/** Takes back what an import entered, but for what somebody has worked on since; gives how many. @throws 404, 403 */
export async function undoImport(db: Db, by: Actor, at: At, now: Date): Promise<Decision<number>> {
	return db.transaction(async (tx) => {
		const held = await ownImport(tx, by, at, true);
		if (!mayUndo(held, now)) return no({ field: '', key: 'expense_import.undo_over' });
		const ids = await untouched(tx, at.id);
		if (ids.length > 0) await takeBack(tx, by, at, ids);
		await tx
			.update(expenseImport)
			.set({ state: 'undone', undoneBy: by.personId, undoneAt: sql`now()`, revision: held.revision + 1 })
			.where(eq(expenseImport.id, at.id));
		await record(tx, {
			kind: 'expense_import.undone',
			by: by.personId,
			organisationId: at.organisationId,
			about: { kind: 'expense_import', id: at.id },
			after: { rows: ids.length }
		});
		return yes(ids.length);
	});
}

/** Held, in the order of their ids, as whoever submits them holds them. */
async function untouched(tx: Db, importId: string): Promise<string[]> {
	const rows = await tx
		.select({ id: expense.id })
		.from(expense)
		.innerJoin(expenseImportRow, eq(expenseImportRow.expenseId, expense.id))
		.where(and(eq(expenseImportRow.importId, importId), eq(expenseImportRow.state, 'imported'), isUntouched))
		.orderBy(expense.id)
		.for('update', { of: expense });
	return rows.map(({ id }) => id);
}

/** Their rows may come in again, so they give their key free. */
async function takeBack(tx: Db, by: Actor, { organisationId, id }: At, ids: readonly string[]): Promise<void> {
	const these = sql`(select json_array_elements_text(${JSON.stringify(ids)}::json)::uuid)`;
	await tx
		.update(expense)
		.set({ state: 'withdrawn', sourceKey: null, revision: sql`${expense.revision} + 1` })
		.where(inArray(expense.id, these));
	await tx
		.update(expenseImportRow)
		.set({ state: 'taken_back' })
		.where(and(eq(expenseImportRow.importId, id), inArray(expenseImportRow.expenseId, these)));
	await tx.execute(sql`
		insert into ${journalEntry} (kind, person_id, organisation_id, about_kind, about_id, before, after)
		select 'expense.withdrawn', ${by.personId}, ${organisationId}, 'expense', each.id::text,
			'{"state": "draft"}'::jsonb, '{"state": "withdrawn"}'::jsonb
		from json_array_elements_text(${JSON.stringify(ids)}::json) as each(id)`);
}
