import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { inArray, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { filesFolder, waitingFolder } from './file-folder.server.ts';
import { documentLock } from './keep-documents.server.ts';
import { document } from './schema.server.ts';

export type Removed = { documents: number; files: number };

/**
 * Part of the daily round: documents that belong to nothing any more go, then the files that no document names.
 *
 * @param olderThan what was uploaded or written later is left alone
 */
export async function removeUnused(db: Db, dataDir: string, olderThan: Date): Promise<Removed> {
	// the rows first: a file without a row is harmless, a row without its file is not
	const rows = await db.execute(sql`
		delete from document where uploaded_at < ${olderThan.toISOString()}
			and not exists (select from pilot_document used where used.document_id = document.id)
			and not exists (select from need_document used where used.document_id = document.id)
			and not exists (select from expense_document used where used.document_id = document.id)
			and not exists (select from tray_document used where used.document_id = document.id)`);
	const files = await db.transaction(async (tx) => {
		await tx.execute(sql`select pg_advisory_xact_lock(${documentLock})`);
		return removeUnnamed(tx, dataDir, olderThan);
	});
	await removeLeftOver(dataDir, olderThan);
	return { documents: rows.count, files };
}

type Found = { path: string; sha256: string };

async function removeUnnamed(tx: Db, dataDir: string, olderThan: Date): Promise<number> {
	const found = await olderFiles(dataDir, olderThan);
	const named = await namedAmong(tx, [...new Set(found.map(({ sha256 }) => sha256))]);
	const unnamed = found.filter(({ sha256 }) => !named.has(sha256));
	for (const { path } of unnamed) await rm(path, { force: true });
	return unnamed.length;
}

async function namedAmong(tx: Db, all: readonly string[]): Promise<Set<string>> {
	if (all.length === 0) return new Set();
	const rows = await tx
		.selectDistinct({ sha256: document.sha256 })
		.from(document)
		.where(inArray(document.sha256, sql`(select unnest(${sql.param(all)}::text[]))`));
	return new Set(rows.map(({ sha256 }) => sha256));
}

async function olderFiles(dataDir: string, olderThan: Date): Promise<Found[]> {
	const root = filesFolder(dataDir);
	const found: Found[] = [];
	for (const folder of (await namesIn(root)).filter((name) => /^[0-9a-f]{2}$/.test(name)))
		for (const name of await namesIn(join(root, folder))) {
			const path = join(root, folder, name);
			const sha256 = /^([0-9a-f]{64})(-\d+)?$/.exec(name)?.[1];
			if (sha256 !== undefined && (await isOlder(path, olderThan))) found.push({ path, sha256 });
		}
	return found;
}

/** What requests left that ended half-way. */
async function removeLeftOver(dataDir: string, olderThan: Date): Promise<void> {
	const root = waitingFolder(dataDir);
	for (const name of await namesIn(root))
		if (await isOlder(join(root, name), olderThan)) await rm(join(root, name), { recursive: true, force: true });
}

async function isOlder(path: string, than: Date): Promise<boolean> {
	return (await stat(path)).mtime < than;
}

async function namesIn(folder: string): Promise<string[]> {
	return existsSync(folder) ? readdir(folder) : [];
}
