/**
 * Before and after, without gaps: somebody who begins to follow hears of everything that was not there yet. The number of
 * an entry is taken before its transaction ends, so a higher one may be readable while a lower one is not; whoever wants
 * to know the newest waits for those who are about to write.
 */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';

/** Of no meaning but to be the same on both sides. */
const NEWS = 510_002;

/** Those who write do not wait for each other. */
export async function beforeNews(tx: Db): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock_shared(${NEWS})`);
}

/** Everything up to this number is there; what comes gets a higher one. Holds until the end of the transaction. */
export async function newestNews(tx: Db): Promise<number> {
	await tx.execute(sql`select pg_advisory_xact_lock(${NEWS})`);
	const [row] = await tx.execute<{ id: string }>(sql`select coalesce(max(journal_id), 0) as id from news`);
	return Number(row?.id ?? 0);
}
