/**
 * Answers that were worked out before and still hold. What a snapshot of the database sees is told by its text alone: as
 * long as that is the same, nothing anybody wrote has become visible, and no answer can differ. So an answer is never
 * older than the search that asks for it.
 */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Asked, SearchAnswer } from './hit.ts';

const MOST_KEPT = 500;
const kept = new Map<string, SearchAnswer>();

/** Null inside a transaction that has written: it sees more than its snapshot tells. */
async function stateOf(db: Db): Promise<string | null> {
	const [row] = await db.execute<{ state: string | null }>(sql`
		select case when pg_current_xact_id_if_assigned() is null and not exists (select from search_stale)
			then current_database() || ' ' || pg_current_snapshot() end as state`);
	return row?.state ?? null;
}

export async function knownAnswer(db: Db, asked: Asked, answer: () => Promise<SearchAnswer>): Promise<SearchAnswer> {
	const before = await stateOf(db);
	if (before === null) return answer();
	const key = JSON.stringify([before, asked]);
	const known = kept.get(key);
	if (known) return known;
	const found = await answer();
	if ((await stateOf(db)) === before) keep(key, found);
	return found;
}

function keep(key: string, answer: SearchAnswer): void {
	kept.set(key, answer);
	for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_KEPT))) kept.delete(old);
}
