import { inArray, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Texts } from './document-form.ts';
import { document } from './schema.server.ts';

type Change = Texts & { readonly id: string };

const listOf = (values: readonly string[], type: 'uuid' | 'text') => sql`${sql.param(values)}::${sql.raw(type)}[]`;

/** The caller has made sure that `by` may write about them, and that nothing else shows them. */
export async function writeTexts(tx: Db, changes: readonly Change[]): Promise<void> {
	if (changes.length === 0) return;
	await tx
		.update(document)
		.set({ textNb: sql`typed.nb`, textSv: sql`typed.sv` })
		.from(typedRows(changes))
		.where(sql`document.id = typed.id`);
}

/**
 * The same files under new ids, with other texts: what shows the old ones goes on showing them. Gives new ids by old.
 */
export async function copyWithTexts(tx: Db, changes: readonly Change[]): Promise<Map<string, string>> {
	const ids = new Map(changes.map(({ id }) => [id, crypto.randomUUID() as string]));
	if (changes.length === 0) return ids;
	await tx.execute(sql`
		insert into document (id, organisation_id, name, media_type, sha256, byte_count, width, height, text_nb, text_sv,
			language, uploaded_by, uploaded_at, is_demo, case_number, document_date, sender, receiver, registered_at)
		select fresh.id, organisation_id, name, media_type, sha256, byte_count, width, height, typed.nb, typed.sv,
			language, uploaded_by, uploaded_at, is_demo, case_number, document_date, sender, receiver, registered_at
		from ${typedRows(changes)}
		join unnest(${listOf([...ids.keys()], 'uuid')}, ${listOf([...ids.values()], 'uuid')}) as fresh(old_id, id)
			on fresh.old_id = typed.id
		join document on document.id = typed.id`);
	return ids;
}

/** Hashes of some documents. */
export async function hashesOf(tx: Db, ids: readonly string[]): Promise<Set<string>> {
	if (ids.length === 0) return new Set();
	const rows = await tx
		.select({ sha256: document.sha256 })
		.from(document)
		.where(inArray(document.id, [...ids]));
	return new Set(rows.map(({ sha256 }) => sha256));
}

function typedRows(changes: readonly Change[]) {
	const ids = listOf(
		changes.map(({ id }) => id),
		'uuid'
	);
	const nb = listOf(
		changes.map(({ textNb }) => textNb),
		'text'
	);
	const sv = listOf(
		changes.map(({ textSv }) => textSv),
		'text'
	);
	return sql`unnest(${ids}, ${nb}, ${sv}) as typed(id, nb, sv)`;
}
