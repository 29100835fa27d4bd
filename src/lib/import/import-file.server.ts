/** An import as the command line does it: reads, loads, makes it searchable, and says what happened. */
import type { Db } from '#lib/db.server.ts';
import { refreshSearch } from '#lib/search/refresh-search.server.ts';
import { organisation, technologyArea } from '#lib/organisations/schema.server.ts';
import { importDocuments } from './import-documents.server.ts';
import { readImport } from './import-file.ts';

export type Said = { readonly ok: boolean; readonly lines: readonly string[] };

/** More faults than anybody reads at once. */
const MOST_FAULTS = 200;

export async function importFile(
	db: Db,
	{ where, text }: { where: string; text: string | undefined },
	today: string
): Promise<Said> {
	if (text === undefined) return { ok: false, lines: [`${where} cannot be read.`] };
	const [organisations, areas] = await Promise.all([
		db.select({ id: organisation.id }).from(organisation).limit(100_000),
		db.select({ key: technologyArea.key }).from(technologyArea).limit(10_000)
	]);
	const [owners, keys] = [new Set(organisations.map(({ id }) => id)), new Set(areas.map(({ key }) => key))];
	const read = readImport(text, { technology: (key) => keys.has(key), organisation: (id) => owners.has(id) });
	if (!read.ok) return refused(read.faults);
	const imported = await importDocuments(db, read.documents, today);
	if (!imported.ok) return refused(imported.faults);
	await refreshSearch(db);
	const { added, changed, unchanged } = imported.value;
	const overlooked = read.overlooked.length > 0 ? [`Overlooked fields: ${read.overlooked.join(', ')}.`] : [];
	return { ok: true, lines: [...overlooked, `${added} new, ${changed} changed, ${unchanged} unchanged.`] };
}

function refused(faults: readonly string[]): Said {
	const more = faults.length - MOST_FAULTS;
	return {
		ok: false,
		lines: [
			...faults.slice(0, MOST_FAULTS),
			...(more > 0 ? [`… and ${more} more.`] : []),
			`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}; nothing was imported.`
		]
	};
}
