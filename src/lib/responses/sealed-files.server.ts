/**
 * The files of answers: ciphertext in `DATA_DIR/sealed/<id of its row>`. A file is complete before it gets its name, and
 * a row comes only after it; what a killed process leaves behind is ciphertext that nothing names, and goes with the
 * daily round.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { and, eq, inArray, notInArray } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { isId, type ResponseFile } from './response.ts';
import { responseFile } from './schema.server.ts';
import type { Vault } from './seal-key.server.ts';
import { seal, SealFault, unseal } from './seal.server.ts';

/** A file that was read and found to be of a kind that is taken. */
export type NewFile = { readonly name: string; readonly mediaType: string; readonly bytes: Buffer };
export type FileContent = { readonly file: ResponseFile; readonly bytes: Buffer };
export type Owner = { readonly needId: string; readonly responseId: string };

export function sealedFolder(dataDir: string): string {
	return join(dataDir, 'sealed');
}

/** @throws for anything but an id, so that nothing outside the folder can be named */
function pathOf(dataDir: string, id: string): string {
	if (!isId(id)) throw new Error('Not the name of a sealed file');
	return join(sealedFolder(dataDir), id);
}

/** Lays sealed files down and gives each a row. `placed` names them, for a caller that has to take them back. */
export async function keepFiles(
	tx: Db,
	by: Actor,
	vault: Vault,
	owner: Owner,
	{ files, placed }: { readonly files: readonly NewFile[]; readonly placed: string[] }
): Promise<ResponseFile[]> {
	const kept: ResponseFile[] = [];
	for (const { name, mediaType, bytes } of files) {
		const id = randomUUID();
		placed.push(id);
		await lay(vault.dataDir, id, seal(vault.key, bytes, { what: 'file', ...owner, version: id }));
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		kept.push({ id, name, mediaType, byteCount: bytes.length, sha256 });
	}
	if (kept.length > 0)
		await tx.insert(responseFile).values(
			kept.map(({ id, name, mediaType, byteCount }) => ({
				id,
				responseId: owner.responseId,
				label: seal(vault.key, Buffer.from(JSON.stringify({ name, mediaType })), {
					what: 'label',
					...owner,
					version: id
				}),
				keyId: vault.key.id,
				size: byteCount,
				addedBy: by.personId
			}))
		);
	return kept;
}

async function lay(dataDir: string, id: string, sealed: Buffer): Promise<void> {
	const path = pathOf(dataDir, id);
	await mkdir(sealedFolder(dataDir), { recursive: true, mode: 0o700 });
	await writeFile(`${path}.part`, sealed, { mode: 0o600, flush: true });
	await rename(`${path}.part`, path);
}

/** The content of a file of a version that was opened. @throws SealFault */
export async function readSealed(db: Db, vault: Vault, owner: Owner, file: ResponseFile): Promise<Buffer> {
	const [row] = await db
		.select({ keyId: responseFile.keyId })
		.from(responseFile)
		.where(and(eq(responseFile.id, file.id), eq(responseFile.responseId, owner.responseId)));
	const sealed = await readFile(pathOf(vault.dataDir, file.id)).catch(() => undefined);
	if (!row || !sealed) throw new SealFault('broken');
	const bytes = unseal(vault.key, row.keyId, sealed, { what: 'file', ...owner, version: file.id });
	if (createHash('sha256').update(bytes).digest('hex') !== file.sha256) throw new SealFault('broken');
	return bytes;
}

/** Rows of files that no version names any more go; @returns their ids, for `dropFiles` once that holds. */
export async function forgetFiles(tx: Db, responseId: string, still: readonly ResponseFile[]): Promise<string[]> {
	const ids = still.map(({ id }) => id);
	const rows = await tx
		.delete(responseFile)
		.where(and(eq(responseFile.responseId, responseId), ids.length > 0 ? notInArray(responseFile.id, ids) : undefined))
		.returning({ id: responseFile.id });
	return rows.map(({ id }) => id);
}

export async function dropFiles(dataDir: string, ids: readonly string[]): Promise<void> {
	for (const id of ids)
		for (const path of [pathOf(dataDir, id), `${pathOf(dataDir, id)}.part`]) await rm(path, { force: true });
}

const batch = 500;

/** Part of the daily round. @param olderThan what was written later may still get its row */
export async function removeUnnamed(db: Db, dataDir: string, olderThan: Date): Promise<number> {
	const names = await readdir(sealedFolder(dataDir)).catch(() => [] as string[]);
	let removed = 0;
	for (let start = 0; start < names.length; start += batch) {
		const some = names.slice(start, start + batch).map((name) => ({ name, id: name.replace(/\.part$/, '') }));
		const unnamed = await withoutRow(db, some);
		for (const { name } of unnamed) {
			const path = join(sealedFolder(dataDir), name);
			if ((await stat(path)).mtime >= olderThan) continue;
			await rm(path, { force: true });
			removed += 1;
		}
	}
	return removed;
}

type Found = { readonly name: string; readonly id: string };

async function withoutRow(db: Db, some: readonly Found[]): Promise<Found[]> {
	const ids = some.map(({ id }) => id).filter((id) => isId(id));
	const rows = await db.select({ id: responseFile.id }).from(responseFile).where(inArray(responseFile.id, ids));
	const named = new Set(rows.map(({ id }) => id));
	return some.filter(({ name, id }) => isId(id) && (name !== id || !named.has(id)));
}
