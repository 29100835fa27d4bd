import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testDb } from '../../../tests/db.ts';
import { pathOf, waitingFolder } from './file-folder.server.ts';
import { removeUnused } from './remove-unused.server.ts';

const { db } = await testDb();
const dataDir = await mkdtemp(join(tmpdir(), 'sol-unused-'));
afterAll(() => rm(dataDir, { recursive: true, force: true }));

test('a file that is being uploaded stays, and goes when it was left behind', async () => {
	const unnamed = pathOf(dataDir, 'a'.repeat(64));
	const waiting = join(waitingFolder(dataDir), 'request');
	await mkdir(join(unnamed, '..'), { recursive: true });
	await mkdir(waiting, { recursive: true });
	await writeFile(unnamed, 'x');

	const hour = 3_600_000;
	expect(await removeUnused(db, dataDir, new Date(Date.now() - hour))).toEqual({ documents: 0, files: 0 });
	expect([existsSync(unnamed), existsSync(waiting)]).toEqual([true, true]);
	expect(await removeUnused(db, dataDir, new Date(Date.now() + hour))).toEqual({ documents: 0, files: 1 });
	expect([existsSync(unnamed), existsSync(waiting)]).toEqual([false, false]);
});
