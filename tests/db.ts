import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, inject } from 'vitest';
import { openDb, type Db } from '#lib/db.server.ts';

/**
 * A database of the calling test file's own, with reference data and, when asked, the demonstration's: as it was loaded
 * on a day that never changes, or now, where deadlines are to be ahead.
 * Call it at the top of a file or in `beforeAll`; it goes after the file's last test.
 */
export async function testDb({ demo = false }: { demo?: boolean | 'now' } = {}): Promise<{ db: Db; url: string }> {
	const { url: server, prefix } = inject('databases');
	const name = `${prefix}_${randomUUID().replaceAll('-', '')}`;
	const template = `${prefix}_${demo === 'now' ? 'demo_now' : demo ? 'demo' : 'reference'}`;
	// As files, in half the time that it takes through the log: nobody needs this database after a crash.
	await onServer(server, `create database ${name} template ${template} strategy file_copy`);

	const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
	const { db, close } = openDb(url);
	afterAll(async () => {
		await close();
		await onServer(server, `drop database if exists ${name} with (force)`);
	});
	return { db, url };
}

async function onServer(url: string, statement: string): Promise<void> {
	const { db, close } = openDb(url, 1);
	try {
		await db.execute(sql.raw(statement));
	} finally {
		await close();
	}
}
