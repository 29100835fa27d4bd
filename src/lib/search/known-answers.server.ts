/**
 * Answers that were worked out before and still hold. What a snapshot of the database sees is told by its text alone: as
 * long as that is the same, nothing anybody wrote has become visible, and no answer can differ. So an answer is never
 * older than the search that asks for it.
 */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Asked, SearchAnswer } from './hit.ts';
import { revisionKey } from './lexicon.server.ts';

const MOST_KEPT = 500;
const kept = new Map<string, SearchAnswer>();

/** Where the database stands, read at one moment. */
export type Moment = {
	/** Null inside a transaction that has written: it sees more than its snapshot tells. */
	readonly state: string | null;
	readonly isStale: boolean;
	/** Of the glossary. */
	readonly words: string;
};

async function momentOf(db: Db): Promise<Moment> {
	const [row] = await db.execute<Moment>(sql`
		select case when pg_current_xact_id_if_assigned() is null then current_database() || ' ' || pg_current_snapshot() end as state,
			exists (select from search_stale) as "isStale", (${revisionKey}) as words`);
	return row ?? { state: null, isStale: true, words: '' };
}

export async function knownAnswer(
	db: Db,
	asked: Asked,
	answer: (moment: Moment) => Promise<SearchAnswer>
): Promise<SearchAnswer> {
	const before = await momentOf(db);
	if (before.state === null || before.isStale) return answer(before);
	const key = JSON.stringify([before.state, asked]);
	const known = kept.get(key);
	if (known) return known;
	const found = await answer(before);
	const after = await momentOf(db);
	if (after.state === before.state && !after.isStale) keep(key, found);
	return found;
}

function keep(key: string, answer: SearchAnswer): void {
	kept.set(key, answer);
	for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_KEPT))) kept.delete(old);
}
