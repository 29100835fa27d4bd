import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import { place } from './file-folder.server.ts';
import type { Prepared } from './prepare-files.server.ts';
import { document } from './schema.server.ts';

export type Keeper = { organisationId: string; language: ContentLang };

/**
 * Gives prepared files their place on the disk and then a row each; gives the new ids in the same order. Runs in the
 * transaction of whatever the documents belong to; the caller has made sure that `by` may do it.
 */
export async function keepDocuments(
	tx: Db,
	by: Actor,
	dataDir: string,
	prepared: readonly Prepared[],
	{ organisationId, language }: Keeper
): Promise<string[]> {
	if (prepared.length === 0) return [];
	// until this transaction ends, no file is taken away as unused
	await tx.execute(sql`select pg_advisory_xact_lock_shared(${documentLock})`);
	for (const { sha256, files } of prepared)
		for (const { path, width } of files) await place(dataDir, path, sha256, width);
	const rows = await tx
		.insert(document)
		.values(
			prepared.map(({ name, mediaType, sha256, byteCount, width, height }) => ({
				organisationId,
				name,
				mediaType,
				sha256,
				byteCount,
				width,
				height,
				language,
				uploadedBy: by.personId
			}))
		)
		.returning({ id: document.id });
	return rows.map(({ id }) => id);
}

/** Shared by those who keep files, held alone by whoever removes unused ones. */
export const documentLock = 20_261_122;
