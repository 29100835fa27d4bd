/** What the steps of an import show, each with the check of who reads it. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { expense } from '#lib/funding/schema.server.ts';
import { readPage } from '#lib/page.ts';
import { compareSums, type StateSum } from './comparison.ts';
import { foldedHeadings, guessedColumns, type Mapping } from './columns.ts';
import { valuesOf } from './check.ts';
import { maskedColumns, maskedRow } from './masked-rows.server.ts';
import { countsOf, linesFor, ownImport, ownImports, rowColumns, type At } from './imports.server.ts';
import { expenseImportRow, importMapping } from './schema.server.ts';
import { hoursToUndo, isUntouched, mayUndo } from './undo-import.server.ts';

const rowsOnPage = 25;
const mostAccounts = 200;

export async function firstPage(db: Db, by: Actor, organisationId: string, today: string) {
	const { currency } = await linesFor(db, by, organisationId, today);
	return { currency, earlier: await ownImports(db, organisationId) };
}

/** Columns with what stands in them first, and what they hold as far as it is known or guessed. */
export async function columnsPage(db: Db, by: Actor, at: At, today: string) {
	const held = await ownImport(db, by, at);
	const { categories, workPackages } = await linesFor(db, by, at.organisationId, today);
	const { names } = held.headings;
	const mapping = held.mapping ?? (await rememberedMapping(db, at.organisationId, names));
	const first = await db
		.select({ cells: rowColumns.cells })
		.from(expenseImportRow)
		.where(eq(expenseImportRow.importId, at.id))
		.orderBy(asc(expenseImportRow.number))
		.limit(30);
	const hidden = may(by, 'expense.read_staff', held) ? undefined : maskedColumns(mapping.columns);
	const examples = names.map((_, column) =>
		hidden?.has(column)
			? []
			: [...new Set(first.map(({ cells }) => cells[column] ?? '').filter((cell) => cell !== ''))].slice(0, 3)
	);
	const accounts = await accountsIn(db, at.id, mapping.columns.account);
	return { held, names, examples, mapping, accounts, categories, workPackages };
}

async function rememberedMapping(db: Db, organisationId: string, names: readonly string[]): Promise<Mapping> {
	const [row] = await db
		.select({ mapping: sql<Mapping>`${importMapping.mapping}` })
		.from(importMapping)
		.where(and(eq(importMapping.organisationId, organisationId), eq(importMapping.headings, foldedHeadings(names))));
	return row?.mapping ?? { columns: guessedColumns(names), accounts: {}, category: '', workPackage: '' };
}

/** Account numbers in the file, the most frequent first. */
async function accountsIn(db: Db, importId: string, column: number | undefined) {
	if (column === undefined) return [];
	const rows = await db.execute<{ account: string; count: number }>(sql`
		select trim(cells ->> ${column}::int) as account, count(*)::int as count
		from expense_import_row
		where import_id = ${importId} and trim(cells ->> ${column}::int) <> '' and entry ->> 'kind' is distinct from 'other'
		group by 1 order by 2 desc, 1 limit ${mostAccounts}`);
	return [...rows];
}

const { number, cells, corrections, faults, expenseId } = rowColumns;
/** What was understood of a row is not for the screen. */
const sentColumns = { number, cells, corrections, faults, expenseId };

const shownStates = ['faulty', 'known', 'ready', 'left_out', 'imported'] as const;

/** Rows of one kind, first those with faults; counts and sums of all. */
export async function checkPage(db: Db, by: Actor, at: At, asked: URLSearchParams, today: string) {
	const held = await ownImport(db, by, at);
	const { currency, categories, workPackages, periods, pilots, inKind } = await linesFor(
		db,
		by,
		at.organisationId,
		today
	);
	const counts = await countsOf(db, at.id);
	const wanted = shownStates.find((state) => state === asked.get('vis'));
	const shown = wanted ?? shownStates.find((state) => counts[state] > 0) ?? 'faulty';
	const page = readPage(asked.get('side'), counts[shown], rowsOnPage);
	const rows = await db
		.select(sentColumns)
		.from(expenseImportRow)
		.where(and(eq(expenseImportRow.importId, at.id), eq(expenseImportRow.state, shown)))
		.orderBy(asc(expenseImportRow.number))
		.limit(rowsOnPage)
		.offset(page.offset);
	const columns = held.mapping?.columns ?? {};
	const seesStaff = may(by, 'expense.read_staff', held);
	const sent = rows.map((row) => ({ ...row, values: valuesOf(row, columns) }));
	return {
		held,
		counts,
		shown,
		page,
		sums: compareSums(await sumsOf(db, at.id)),
		rows: sent.map((row) => (seesStaff ? { ...row, isMasked: false } : maskedRow(row, columns))),
		columns,
		lines: { currency, categories, workPackages, periods, pilots, inKind }
	};
}

/** Of the rows that are sums only the last of each currency. */
async function sumsOf(db: Db, importId: string): Promise<StateSum[]> {
	const rows = await db.execute<{
		kind: 'expense' | 'sum';
		state: StateSum['state'];
		currency: string;
		minor: string;
	}>(sql`
		select 'expense' as kind, state, entry -> 'amount' ->> 'currency' as currency,
			sum((entry -> 'amount' ->> 'minor')::bigint)::text as minor
		from expense_import_row
		where import_id = ${importId} and entry ->> 'kind' = 'expense' and entry -> 'amount' ->> 'minor' is not null
		group by 2, 3
		union all
		(select distinct on (entry -> 'amount' ->> 'currency') 'sum', state, entry -> 'amount' ->> 'currency',
			entry -> 'amount' ->> 'minor'
		from expense_import_row
		where import_id = ${importId} and entry ->> 'kind' = 'sum' and entry -> 'amount' ->> 'minor' is not null
		order by entry -> 'amount' ->> 'currency', number desc)`);
	return [...rows].map(({ minor, ...rest }) => ({ ...rest, minor: BigInt(minor) }));
}

const mostTouched = 100;

/** How far it has come, and once it is done what can still be taken back. */
export async function statePage(db: Db, by: Actor, at: At, now: Date) {
	const held = await ownImport(db, by, at);
	const counts = await countsOf(db, at.id);
	const undo = mayUndo(held, now);
	const touched = await touchedRows(db, at.id, may(by, 'expense.read_staff', held));
	const until = held.finishedAt && new Date(held.finishedAt.getTime() + hoursToUndo * 3_600_000);
	return { held, counts, undo, until, touched: touched.rows, touchedCount: touched.count };
}

/** Expenses of the import that somebody has worked on since: they stay. */
async function touchedRows(db: Db, importId: string, seesStaff: boolean) {
	const rows = await db
		.select({
			number: expenseImportRow.number,
			id: expense.id,
			text: expense.text,
			kind: expense.kind,
			language: expense.language,
			state: expense.state,
			count: sql<number>`count(*) over ()::int`
		})
		.from(expenseImportRow)
		.innerJoin(expense, eq(expense.id, expenseImportRow.expenseId))
		.where(
			and(eq(expenseImportRow.importId, importId), eq(expenseImportRow.state, 'imported'), sql`not ${isUntouched}`)
		)
		.orderBy(asc(expenseImportRow.number))
		.limit(mostTouched);
	const sent = rows.map(({ kind, text, ...row }) => {
		const isMasked = kind === 'staff' && !seesStaff;
		return { ...row, isMasked, text: isMasked ? '' : text };
	});
	return { rows: sent, count: rows[0]?.count ?? 0 };
}
