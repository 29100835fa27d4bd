/** Makes a database ready: tables, the data that every installation has, and on request the demonstration. */
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { openDb } from '#lib/db.server.ts';
import { catchUpLedger } from '#lib/funding/catch-up-ledger.server.ts';
import { refreshSearch } from '#lib/search/refresh-search.server.ts';
import { rereadByNewRules } from '#lib/search/reread-by-new-rules.server.ts';
import { loadDemo } from './demo.server.ts';
import { loadReference } from './reference.server.ts';

const migrations = fileURLToPath(new URL('../../../drizzle', import.meta.url));
/** Any number, the same in each process: drizzle's migrator takes no lock of its own. */
const LOCK = 20_260_901;

export type Prepared = { demoLoaded: boolean };

/**
 * @param options.today decides which reporting period of the demonstration is open
 * @param options.dataDir where files are kept; without it the demonstration has no pictures
 */
export async function prepareDatabase(
	url: string,
	options: { demo: boolean; today?: string; progress?: (line: string) => void; dataDir?: string }
): Promise<Prepared> {
	await migrateAlone(url);
	const { db, close } = openDb(url, 2);
	try {
		await loadReference(db);
		const today = options.today ?? new Date().toISOString().slice(0, 10);
		const demoLoaded = options.demo && (await loadDemo(db, today, options.progress, options.dataDir));
		await catchUpLedger(db);
		await rereadByNewRules(db);
		await refreshSearch(db);
		return { demoLoaded };
	} finally {
		await close();
	}
}

/** Brings the tables up to date, one process at a time. */
export async function migrateAlone(url: string): Promise<void> {
	const client = postgres(url, { max: 1, onnotice: () => undefined });
	try {
		const db = drizzle(client);
		await db.execute(sql`select pg_advisory_lock(${LOCK})`);
		await migrate(db, { migrationsFolder: migrations });
	} finally {
		await client.end({ timeout: 5 });
	}
}
