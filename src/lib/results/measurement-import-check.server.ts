import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { readText } from '#lib/text.ts';
import { readTable } from './measurement-import-file.server.ts';
import { readRows } from './measurement-import-sheet.ts';
import { words } from './measurement-imports.server.ts';
import { measurementImport } from './reporting-schema.server.ts';

/** Keeps a file of measurements to be looked at; nothing else is written. Gives its id. @throws 404, 403 */
export async function keepImport(
	db: Db,
	by: Actor,
	organisationId: string,
	file: File | null
): Promise<Decision<string>> {
	demand(by, 'measurement.write', { organisationId }, 'workspace.read');
	const table = await readTable(file);
	if (!table.ok) return table;
	const rows = readRows(table.value, words);
	if (!rows.ok) return rows;
	const name = readText(file?.name ?? '', { max: 200 });
	if (!name.ok) return no({ field: 'file', key: 'import.file_name' });
	return db.transaction(async (tx) => {
		const [row] = await tx
			.insert(measurementImport)
			.values({ organisationId, fileName: name.value, rows: rows.value, uploadedBy: by.personId })
			.returning({ id: measurementImport.id });
		const id = row?.id ?? '';
		await record(tx, {
			kind: 'measurement_import.checked',
			by: by.personId,
			organisationId,
			about: { kind: 'measurement_import', id },
			after: { rows: rows.value.length }
		});
		return yes(id);
	});
}
