/**
 * Brings in the rows of an import, some hundred in each transaction, in which a row becomes an expense and is marked as
 * that: whenever the process ends, what is marked is in, and the next one goes on with the rest.
 */
import { and, asc, eq, sql } from 'drizzle-orm';
import { actorOfPerson } from '#lib/accounts/session-actor.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { enterExpenses } from '#lib/funding/enter-expenses.server.ts';
import { expenseLines } from '#lib/funding/expense-lines.server.ts';
import { record } from '#lib/journal/journal.server.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import { log } from '#lib/log.server.ts';
import { heldImport, rowColumns, type Import } from './imports.server.ts';
import { recheck } from './recheck.server.ts';
import { expenseImport, expenseImportRow } from './schema.server.ts';
import { entryOf } from './understood.ts';

const rowsAtOnce = 250;

type Held = NonNullable<Import>;
type Fault = 'expense_import.not_allowed' | 'expense_import.no_project' | 'expense_import.rows_refused';

/** All that are running, as the worker is asked to. @throws when one could not go on, so that it is tried again */
export async function runImports(db: Db, today: string): Promise<void> {
	const running = await db
		.select({ id: expenseImport.id })
		.from(expenseImport)
		.where(eq(expenseImport.state, 'running'))
		.orderBy(asc(expenseImport.startedAt))
		.limit(100);
	const failed: string[] = [];
	for (const { id } of running) {
		try {
			await runImport(db, id, today);
		} catch (fault) {
			log('error', 'imports.failed', { import: id, error: fault instanceof Error ? fault.name : 'unknown' });
			failed.push(id);
		}
	}
	if (failed.length > 0) throw new Error(`Imports could not go on: ${failed.join(', ')}`);
}

/** Until nothing is left, or something stops it; the import says which. */
export async function runImport(db: Db, id: string, today: string): Promise<void> {
	let goesOn = true;
	while (goesOn) goesOn = await db.transaction((tx) => runBatch(tx, id, today));
}

/** @returns false when nothing is left to do */
async function runBatch(tx: Db, id: string, today: string): Promise<boolean> {
	const held = await heldImport(tx, id);
	if (held?.state !== 'running') return false;
	// Two imports of one organisation take turns: of rows that are in both, the second finds the first one's.
	await tx.execute(sql`select from organisation where id = ${held.organisationId} for no key update`);
	const by = await actorOfPerson(tx, held.startedBy, today);
	const lines = await expenseLines(tx, held.organisationId, today);
	if (!by || !may(by, 'expense.enter', held)) return stop(tx, held, 'expense_import.not_allowed');
	if (!lines) return stop(tx, held, 'expense_import.no_project');

	const rows = await nextRows(tx, id);
	if (rows.length === 0) return finish(tx, held, by);
	const wanted = rows.flatMap(({ understood }) =>
		understood?.expense ? [{ ...entryOf(understood.expense), sourceKey: understood.sourceKey }] : []
	);
	if (wanted.length !== rows.length) throw new Error('A row that is ready holds no expense');
	const entered = await enterExpenses(tx, by, lines, wanted);
	if (!entered.ok) {
		const seesStaff = may(by, 'expense.read_staff', held);
		if (held.mapping) await recheck(tx, { ...held, mapping: held.mapping }, lines, { today, seesStaff });
		return stop(tx, held, 'expense_import.rows_refused');
	}
	const { ids, known } = entered.value;
	await mark(
		tx,
		id,
		rows.map(({ number }, at) => ({ number, expense: ids[at], state: known.includes(at) ? 'known' : 'imported' }))
	);
	await tellHands(
		tx,
		held,
		rows.map(({ number }) => number)
	);
	await tx
		.update(expenseImport)
		.set({ doneCount: held.doneCount + rows.length })
		.where(eq(expenseImport.id, id));
	return true;
}

async function nextRows(tx: Db, importId: string) {
	return tx
		.select({ number: rowColumns.number, understood: rowColumns.understood })
		.from(expenseImportRow)
		.where(and(eq(expenseImportRow.importId, importId), eq(expenseImportRow.state, 'ready')))
		.orderBy(asc(expenseImportRow.number))
		.limit(rowsAtOnce);
}

async function mark(tx: Db, importId: string, rows: readonly unknown[]): Promise<void> {
	await tx.execute(sql`
		update expense_import_row row set state = r.state, expense_id = r.expense
		from json_to_recordset(${JSON.stringify(rows)}::json) as r(number int, state text, expense uuid)
		where row.import_id = ${importId} and row.number = r.number`);
}

/** Whoever else uploaded the file or corrected a row has had a hand in its expense, and never decides it. */
async function tellHands(tx: Db, held: Held, numbers: readonly number[]): Promise<void> {
	await tx.execute(sql`
		insert into ${journalEntry} (kind, person_id, organisation_id, about_kind, about_id, after)
		select hand.kind, hand.id::uuid, ${held.organisationId}, 'expense', row.expense_id::text,
			jsonb_build_object('import', row.import_id, 'row', row.number)
		from expense_import_row row, lateral (
			select 'expense.corrected_in_file' as kind, corrected.id from jsonb_array_elements_text(row.corrected_by) as corrected(id)
			union
			select 'expense.uploaded_in_file', person_id::text from journal_entry
			where kind = 'expense_import.read' and about_kind = 'expense_import' and about_id = ${held.id}
		) as hand
		where row.import_id = ${held.id} and row.state = 'imported' and hand.id <> ${held.startedBy}
			and row.number in (select json_array_elements_text(${JSON.stringify(numbers)}::json)::int)`);
}

/** What is in stays in; the rest waits until somebody has mended what is in the way. */
async function stop(tx: Db, held: Held, fault: Fault): Promise<false> {
	await tx
		.update(expenseImport)
		.set({ state: 'stopped', fault, finishedAt: sql`now()` })
		.where(eq(expenseImport.id, held.id));
	await journal(tx, held, 'expense_import.stopped', null);
	return false;
}

async function finish(tx: Db, held: Held, by: Actor): Promise<false> {
	await tx
		.update(expenseImport)
		.set({ state: 'done', finishedAt: sql`now()` })
		.where(eq(expenseImport.id, held.id));
	await journal(tx, held, 'expense_import.done', by.personId);
	return false;
}

async function journal(
	tx: Db,
	{ id, organisationId, doneCount }: Held,
	kind: string,
	by: string | null
): Promise<void> {
	await record(tx, { kind, by, organisationId, about: { kind: 'expense_import', id }, after: { rows: doneCount } });
}
