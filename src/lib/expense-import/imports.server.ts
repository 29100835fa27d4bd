/** The imports of an organisation, seen by those who enter its expenses. Whoever starts one stands for what it enters. */
import { asc, desc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { expenseLines, type ExpenseLines } from '#lib/funding/expense-lines.server.ts';
import { isId } from '#lib/funding/locked-expense.server.ts';
import type { Values } from './surroundings.ts';
import type { Mapping } from './columns.ts';
import { expenseImport, expenseImportRow } from './schema.server.ts';
import type { Fault, Headings, RowState, Understood } from './understood.ts';

export type ImportState = 'read' | 'checked' | 'running' | 'done' | 'undone' | 'stopped';
export type At = { readonly organisationId: string; readonly id: string };

const columns = {
	id: expenseImport.id,
	organisationId: expenseImport.organisationId,
	fileName: expenseImport.fileName,
	headings: sql<Headings>`${expenseImport.headings}`,
	mapping: sql<Mapping | null>`${expenseImport.mapping}`,
	state: sql<ImportState>`${expenseImport.state}`,
	rowCount: expenseImport.rowCount,
	doneCount: expenseImport.doneCount,
	fault: expenseImport.fault,
	startedBy: expenseImport.startedBy,
	startedAt: expenseImport.startedAt,
	finishedAt: expenseImport.finishedAt,
	undoneAt: expenseImport.undoneAt,
	revision: expenseImport.revision
};

export type Import = Awaited<ReturnType<typeof importById>>;

async function importById(db: Db, id: string, hold: boolean) {
	const query = db.select(columns).from(expenseImport).where(eq(expenseImport.id, id));
	const [row] = hold ? await query.for('update') : await query;
	return row;
}

/** Held until the transaction ends; undefined where there is none. */
export async function heldImport(tx: Db, id: string) {
	return isId(id) ? importById(tx, id, true) : undefined;
}

/** An import of the organisation. @throws 404, 403 */
export async function ownImport(db: Db, by: Actor, { organisationId, id }: At, hold = false) {
	demand(by, 'expense.read', { organisationId });
	const row = isId(id) ? await importById(db, id, hold) : undefined;
	const own = found(row?.organisationId === organisationId ? row : undefined);
	demand(by, 'expense.enter', { organisationId }, 'expense.read');
	return own;
}

/** What somebody may import into. @throws 404, 403 */
export async function linesFor(db: Db, by: Actor, organisationId: string, today: string): Promise<ExpenseLines> {
	demand(by, 'expense.enter', { organisationId }, 'expense.read');
	return found(await expenseLines(db, organisationId, today));
}

/** The newest twenty. */
export async function ownImports(db: Db, organisationId: string) {
	return db
		.select(columns)
		.from(expenseImport)
		.where(eq(expenseImport.organisationId, organisationId))
		.orderBy(desc(expenseImport.startedAt))
		.limit(20);
}

export const rowColumns = {
	number: expenseImportRow.number,
	cells: sql<string[]>`${expenseImportRow.cells}`,
	corrections: sql<Values>`${expenseImportRow.corrections}`,
	faults: sql<Fault[]>`${expenseImportRow.faults}`,
	state: sql<RowState>`${expenseImportRow.state}`,
	understood: sql<Understood | null>`${expenseImportRow.entry}`,
	expenseId: expenseImportRow.expenseId
};

export type ImportRow = Awaited<ReturnType<typeof allRows>>[number];

/** A file has ten thousand rows at most. */
export async function allRows(db: Db, importId: string) {
	return db
		.select(rowColumns)
		.from(expenseImportRow)
		.where(eq(expenseImportRow.importId, importId))
		.orderBy(asc(expenseImportRow.number))
		.limit(11_000);
}

export type Counts = Readonly<Record<RowState, number>>;

export async function countsOf(db: Db, importId: string): Promise<Counts> {
	const rows = await db
		.select({ state: rowColumns.state, count: sql<number>`count(*)::int` })
		.from(expenseImportRow)
		.where(eq(expenseImportRow.importId, importId))
		.groupBy(expenseImportRow.state);
	const none: Counts = { read: 0, ready: 0, faulty: 0, known: 0, imported: 0, left_out: 0, taken_back: 0 };
	return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
}
