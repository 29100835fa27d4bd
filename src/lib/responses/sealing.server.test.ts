import { eq } from 'drizzle-orm';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answering, file, firm } from '../../../tests/answering.ts';
import { testDb } from '../../../tests/db.ts';
import { aContent, openNeed } from '../../../tests/responses.ts';
import { openFile, openResponse } from './open-response.server.ts';
import { ownResponse } from './own-response.server.ts';
import { response } from './schema.server.ts';
import { checkKey, keptKey, type Vault } from './seal-key.server.ts';
import { sealKeyOf } from './seal.server.ts';
import { removeUnnamed, sealedFolder } from './sealed-files.server.ts';
import { withdrawResponse } from './withdraw-response.server.ts';
import { saveDraft } from './write-response.server.ts';

const { db } = await testDb({ demo: true });
const { vault, who, submit, own, rowOf, seen } = await answering(db);

describe('the key', () => {
	test('another one opens nothing, says so, and lets the firm take its answer back', async () => {
		const { id, slug } = await openNeed(db);
		await submit(slug);
		const other: Vault = { ...vault, key: sealKeyOf(Buffer.alloc(32, 4)) };
		const at = { organisationId: firm, slug };
		expect(await ownResponse(db, who('supplier'), other, at)).toMatchObject({ fault: 'other_key', submitted: null });
		const which = { organisationId: 'karlstad', needId: id, responseId: (await rowOf(id)).id };
		await expect(openResponse(db, who('secretariat'), other, which)).rejects.toMatchObject({ why: 'other_key' });
		const typed = { revision: 1, content: aContent(), added: [], removed: [] };
		await expect(saveDraft(db, who('supplier'), other, at, typed)).rejects.toMatchObject({ why: 'other_key' });
		expect(await checkKey(db, other.key)).toBeGreaterThan(0);
		expect(await checkKey(db, vault.key)).toBe(0);
		expect(await withdrawResponse(db, who('supplier'), other, at)).toMatchObject({ ok: true });
	});

	test('ciphertext that was altered or moved to another answer does not open', async () => {
		const [one, two] = [await openNeed(db), await openNeed(db)];
		await submit(one.slug, { added: [file] });
		await submit(two.slug);
		const [a, b] = [await rowOf(one.id), await rowOf(two.id)];
		await db.update(response).set({ submitted: b.submitted }).where(eq(response.id, a.id));
		await expect(seen(one.id, 'secretariat')).rejects.toMatchObject({ why: 'broken' });
		await db.update(response).set({ submitted: a.submitted }).where(eq(response.id, a.id));
		expect(await seen(one.id, 'secretariat')).toBe(aContent().offer);
		const [kept] = (await own(one.slug)).submitted?.files ?? [];
		await writeFile(join(sealedFolder(vault.dataDir), kept?.id ?? ''), 'noe annet');
		const which = { organisationId: 'karlstad', needId: one.id, responseId: a.id };
		await expect(openFile(db, who('secretariat'), vault, which, kept?.id ?? '')).rejects.toMatchObject({
			why: 'broken'
		});
	});

	test('is made once in the data folder, for its owner alone, and never in place of a lost one', async () => {
		const { db: fresh } = await testDb({ demo: true });
		const dataDir = await mkdtemp(join(tmpdir(), 'sol-key-'));
		const [one, two] = await Promise.all([keptKey(fresh, dataDir), keptKey(fresh, dataDir)]);
		expect(one).toEqual(two);
		expect(await keptKey(fresh, dataDir)).toEqual(one);
		await rm(join(dataDir, 'seal.key'));
		await expect(keptKey(db, dataDir)).rejects.toThrow('SEAL_KEY');
		await writeFile(join(dataDir, 'seal.key'), 'ikke en nøkkel');
		await expect(keptKey(fresh, dataDir)).rejects.toThrow('seal.key');
		await rm(dataDir, { recursive: true });
	});
});

test('files that no answer names are removed by the daily round, the others stay', async () => {
	const { slug } = await openNeed(db);
	await submit(slug, { added: [file] });
	const [kept] = (await own(slug)).submitted?.files ?? [];
	const left = 'aaaaaaaa-0000-4000-8000-000000000000';
	for (const name of [left, `${kept?.id ?? ''}.part`]) await writeFile(join(sealedFolder(vault.dataDir), name), 'x');
	expect(await removeUnnamed(db, vault.dataDir, new Date(0))).toBe(0);
	expect(await removeUnnamed(db, vault.dataDir, new Date(Date.now() + 1000))).toBe(2);
	expect(existsSync(join(sealedFolder(vault.dataDir), kept?.id ?? ''))).toBe(true);
});
