/** The one door to PostgreSQL: the same driver for the embedded database and for a server of one's own. */
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { env } from '#lib/env.server.ts';

/** What reads and writes need; a transaction is one too. */
export type Db = Pick<
	PostgresJsDatabase,
	'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'execute' | 'transaction' | '$with' | 'with'
>;

/**
 * What each connection asks of the server. Everything that is read often lies in memory or on a solid-state disk, where
 * reading here and there costs as little as reading in a row. No statement is long enough to be worth compiling.
 */
export const session = {
	statement_timeout: 15_000,
	TimeZone: 'UTC',
	work_mem: '16MB',
	random_page_cost: 1.1,
	// in words: the driver leaves out what is false
	jit: 'off'
};

export type OpenDb = { db: Db; close: () => Promise<void> };

/**
 * A pool of its own on `url`. Fails within seconds when the database is away instead of queueing for ever:
 * a page that says so is better than one that hangs.
 */
export function openDb(url: string, max = 10): OpenDb {
	const client = postgres(url, {
		max,
		connect_timeout: 5,
		backoff: () => 0.1,
		idle_timeout: 60,
		onnotice: () => undefined,
		connection: session
	});
	return { db: drizzle(client), close: () => client.end({ timeout: 5 }) };
}

let pool: OpenDb | undefined;

/** The pool of this process. */
export function db(): Db {
	pool ??= openDb(env().databaseUrl);
	return pool.db;
}

export async function closeDb(): Promise<void> {
	const open = pool;
	pool = undefined;
	await open?.close();
}
