/** Where the key comes from: SEAL_KEY, else a file in the data folder that is made once. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { log } from '#lib/log.server.ts';
import { SealFault, sealKeyOf, type SealKey } from './seal.server.ts';

/** Where answers are sealed: under which key, and in which folder their files lie. */
export type Vault = { readonly key: SealKey; readonly dataDir: string };

/** @throws SealFault when the key is gone that answers are sealed under */
export async function openVault(db: Db): Promise<Vault> {
	const { sealKey, dataDir } = env();
	return { key: sealKey ? sealKeyOf(sealKey) : await keptKey(db, dataDir), dataDir };
}

const nameOfFile = 'seal.key';

export async function keptKey(db: Db, dataDir: string): Promise<SealKey> {
	const path = join(dataDir, nameOfFile);
	const kept = await readKey(path);
	if (kept) return kept;
	if (await anythingSealed(db)) {
		log('error', 'seal.key_missing', { variable: 'SEAL_KEY', file: nameOfFile });
		throw new SealFault('other_key');
	}
	await mkdir(dataDir, { recursive: true });
	try {
		// of two that make one at the same moment, the first wins
		await writeFile(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true });
		log('info', 'seal.key_made');
	} catch (fault) {
		if (!hasCode(fault, 'EEXIST')) throw fault;
	}
	const made = await readKey(path);
	if (!made) throw new Error(`${nameOfFile} in DATA_DIR cannot be kept`);
	return made;
}

async function readKey(path: string): Promise<SealKey | undefined> {
	const text = await readFile(path, 'utf8').catch((fault: unknown) => {
		if (hasCode(fault, 'ENOENT')) return undefined;
		throw fault;
	});
	if (text === undefined) return undefined;
	if (!/^[0-9a-f]{64}$/i.test(text.trim())) throw new Error(`${nameOfFile} in DATA_DIR holds no key of 64 hex digits`);
	return sealKeyOf(Buffer.from(text.trim(), 'hex'));
}

function hasCode(fault: unknown, code: string): boolean {
	return fault instanceof Error && 'code' in fault && fault.code === code;
}

async function anythingSealed(db: Db): Promise<boolean> {
	const [row] = await db.execute<{ some: boolean }>(
		sql`select exists (select from response where draft is not null or submitted is not null) as some`
	);
	return row?.some === true;
}

/** Said in the log at the start, while there is time to look for the right key: nobody has lost anything yet. */
export async function checkSealKey(db: Db): Promise<void> {
	try {
		await checkKey(db, (await openVault(db)).key);
	} catch (fault) {
		// a missing key was named already; a database that is away is named by whatever needs it
		if (!(fault instanceof SealFault)) log('warn', 'seal.not_checked');
	}
}

/** @returns how many answers are sealed under another key */
export async function checkKey(db: Db, key: SealKey): Promise<number> {
	const [row] = await db.execute<{ count: number }>(sql`
		select count(*)::int as count from response
		where key_id <> ${key.id} and (draft is not null or submitted is not null)`);
	const count = row?.count ?? 0;
	if (count > 0) log('error', 'seal.other_key', { variable: 'SEAL_KEY', keyId: key.id, answers: count });
	return count;
}
