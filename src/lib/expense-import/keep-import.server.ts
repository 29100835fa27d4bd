import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { Lang } from '#lib/lang.ts';
import { openPeriod } from '#lib/projects/project.ts';
import { readText } from '#lib/text.ts';
import { headingsOf } from './columns.ts';
import { linesFor } from './imports.server.ts';
import { withoutPersonalNumber } from './personal.ts';
import { mostRows, type ReadTable } from './read-table.server.ts';
import { expenseImport } from './schema.server.ts';
import type { Headings } from './understood.ts';

export type Brought = { readonly fileName: string; readonly sha256: string; readonly read: ReadTable };

/** Keeps the rows of a file to be looked at; no expense is written. Gives its id. @throws 404, 403 */
export async function keepImport(
	db: Db,
	by: Actor,
	organisationId: string,
	{ fileName, sha256, read }: Brought,
	{ today, lang }: { today: string; lang: Lang }
): Promise<Decision<string>> {
	const lines = await linesFor(db, by, organisationId, today);
	const period = openPeriod(lines.periods, today);
	const name = readText(fileName, { max: 200 });
	const headings = headingsOf(read.table);
	const rows = headings ? rowsBelow(read, headings.at) : [];
	if (!name.ok) return no({ field: 'file', key: 'expense_import.file_name' });
	if (!headings || rows.length === 0) return no({ field: 'file', key: 'expense_import.no_rows' });
	if (rows.length > mostRows)
		return no({ field: 'file', key: 'expense_import.too_many_rows', params: { max: mostRows } });
	if (!period) return no({ field: 'file', key: 'expense_import.no_open_period' });

	const kept: Headings = {
		names: headings.names.map(withoutPersonalNumber),
		line: headings.at + read.firstLine,
		from1904: read.from1904,
		lang
	};
	const values = {
		projectId: lines.projectId,
		organisationId,
		periodCode: period.code,
		fileName: name.value,
		sha256,
		headings: kept,
		rowCount: rows.length,
		startedBy: by.personId
	};
	return yes(await db.transaction((tx) => insertImport(tx, values, rows)));
}

async function insertImport(
	tx: Db,
	values: typeof expenseImport.$inferInsert,
	rows: readonly unknown[]
): Promise<string> {
	const [row] = await tx.insert(expenseImport).values(values).returning({ id: expenseImport.id });
	const { id } = found(row);
	await tx.execute(sql`
		insert into expense_import_row (import_id, number, cells)
		select ${id}, r.number, r.cells
		from json_to_recordset(${JSON.stringify(rows)}::json) as r(number int, cells jsonb)`);
	await record(tx, {
		kind: 'expense_import.read',
		by: values.startedBy,
		organisationId: values.organisationId,
		about: { kind: 'expense_import', id },
		after: { rows: rows.length, sha256: values.sha256 }
	});
	return id;
}

/** The rows that hold anything, by their number in the spreadsheet. Repeated headings of a printed page go. */
function rowsBelow({ table, firstLine }: ReadTable, headingsAt: number) {
	const head = JSON.stringify(table[headingsAt]);
	return table.flatMap((cells, at) => {
		if (at <= headingsAt || cells.every((cell) => cell === '') || JSON.stringify(cells) === head) return [];
		return [{ number: at + firstLine, cells: cells.map(withoutPersonalNumber) }];
	});
}
