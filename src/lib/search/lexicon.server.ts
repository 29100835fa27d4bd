/** The glossary in memory, built anew when it has changed. */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { lexiconOf, type ConceptEntry, type Lexicon, type LookAlikePair } from './lexicon.ts';

/** Of one installation only the newest is asked for; tests have several. */
const MOST_KEPT = 4;
const kept = new Map<string, Promise<Lexicon>>();

/** Who last wrote the number is part of it, so that a change under trial is seen by nobody else. */
export const revisionKey = sql`select concat_ws(' ', current_database(), revision, xmin) from glossary_revision`;

/** As it stands now: a change is seen by the next search, and no search waits while one is being written. */
export async function lexicon(db: Db): Promise<Lexicon> {
	const [now] = await db.execute<{ key: string }>(sql`select (${revisionKey}) as key`);
	return lexiconAt(db, now?.key ?? '');
}

/** As it stands at a revision that was just read. */
export async function lexiconAt(db: Db, key: string): Promise<Lexicon> {
	const known = kept.get(key);
	if (known) return known;
	const read = readLexicon(db);
	kept.set(key, read);
	read.catch(() => kept.delete(key));
	for (const old of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(old);
	return read;
}

async function readLexicon(db: Db): Promise<Lexicon> {
	const [concepts, pairs] = await Promise.all([
		db.execute<ConceptEntry>(sql`
			select c.id, c.relation, c.weight, json_build_object(
				'nb', coalesce(json_agg(t.word order by t.position) filter (where t.language = 'nb'), '[]'),
				'nn', coalesce(json_agg(t.word order by t.position) filter (where t.language = 'nn'), '[]'),
				'sv', coalesce(json_agg(t.word order by t.position) filter (where t.language = 'sv'), '[]')) as words
			from concept c join term t on t.concept_id = c.id
			where c.retired_at is null
			group by c.id order by c.id limit 20000`),
		db.execute<LookAlikePair>(sql`select no, sv from look_alike where retired_at is null order by no, sv limit 20000`)
	]);
	return lexiconOf(concepts, pairs);
}
