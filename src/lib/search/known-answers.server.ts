/**
 * Answers that were worked out before and still hold: an answer is kept with the state of the index and of the glossary
 * that it was worked out from, and given only to a search that sees the same. So it is never older than the search that
 * asks for it, and lasts until something is changed that is searched.
 */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Asked, SearchAnswer } from './hit.ts';
import { indexState } from './index-state.server.ts';
import { revisionKey } from './lexicon.server.ts';

const MOST_KEPT = 500;
const kept = new Map<string, SearchAnswer>();

/** Where the database stands, read at one moment. */
export type Moment = {
	/** Of the index; null inside a transaction that has written: it sees what nobody else does. */
	readonly state: string | null;
	readonly isStale: boolean;
	/** Of the glossary. */
	readonly words: string;
};

async function momentOf(db: Db): Promise<Moment> {
	const [row] = await db.execute<Moment>(sql`
		select case when pg_current_xact_id_if_assigned() is null then (${indexState}) end as state,
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
	const key = JSON.stringify([before, asked]);
	const known = kept.get(key);
	if (known) return known;
	const found = await answer(before);
	const after = await momentOf(db);
	if (JSON.stringify([after, asked]) === key) keep(key, found);
	return found;
}

function keep(key: string, answer: SearchAnswer): void {
	kept.set(key, answer);
	for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_KEPT))) kept.delete(old);
}
