import { sql } from 'drizzle-orm';
import type { Db } from './db.server.ts';

/** Of two who want one address at the same moment the other waits here until the first has it, and then sees it taken. */
export async function holdAddress(tx: Db, what: 'need' | 'event' | 'concept', address: string): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`${what} ${address}`}))`);
}
