/** Reads again what went stale, so that the search sees what is public now. */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { log } from '#lib/log.server.ts';
import { indexedOf, type Indexed, type IndexedWord } from './index-document.ts';
import { isSearchKind, type SearchKind } from './hit.ts';
import { addUpChanges } from './index-state.server.ts';
import type { Source } from './source.ts';
import { eventSources } from './sources/events.server.ts';
import { lessonSources } from './sources/lessons.server.ts';
import { needSources } from './sources/needs.server.ts';
import { organisationSources } from './sources/organisations.server.ts';
import { pageSources } from './sources/pages.server.ts';
import { pilotSources } from './sources/pilots.server.ts';
import { resultSources } from './sources/results.server.ts';
import { solutionSources } from './sources/solutions.server.ts';

const BATCH = 250;

const sources: Readonly<Record<SearchKind, (db: Db, ids: readonly string[]) => Promise<Source[]>>> = {
	pilot: pilotSources,
	result: resultSources,
	lesson: lessonSources,
	solution: solutionSources,
	need: needSources,
	organisation: organisationSources,
	event: eventSources,
	page: pageSources
};

/** Reads everything that is stale and nobody else reads at this moment. @returns how many things that was */
export async function refreshSearch(db: Db): Promise<number> {
	let all = 0;
	for (let read = await refreshOnce(db); read > 0; read = await refreshOnce(db)) all += read;
	if (all > 0) await forgetWords(db);
	await addUpChanges(db);
	return all;
}

/** Of one run. */
const MOST_FORGOTTEN = 5_000;

/** A word that stands in nothing public any more is neither known nor suggested; in turn, for there are many. */
async function forgetWords(db: Db): Promise<void> {
	await db.execute(sql`
		delete from search_word w using (
			select side, word from search_word order by random() limit ${MOST_FORGOTTEN} for update skip locked) looked_at
		where w.side = looked_at.side and w.word = looked_at.word and not exists (
			select from search_document d where d.words @@ quote_literal(w.side || '/' || w.word)::tsquery)`);
}

/** One batch: what a reader may wait for. */
async function refreshOnce(db: Db): Promise<number> {
	const read = await db.transaction(async (tx) => {
		const stale = await tx.execute<{ kind: string; id: string }>(sql`
			select kind, id from search_stale order by at, kind, id limit ${BATCH} for update skip locked`);
		const known = new Map<string, IndexedWord>();
		const rows: Indexed[] = [];
		for (const [kind, of] of Map.groupBy(stale, (each) => each.kind)) {
			if (!isSearchKind(kind)) continue;
			const found = await sources[kind](
				tx,
				of.map(({ id }) => id)
			);
			rows.push(...found.map((source) => indexedOf(kind, source, known)));
		}
		await keepWords(tx, [...known.values()]);
		await keepDocuments(tx, rows);
		await forget(tx, stale);
		return stale.length;
	});
	// a list of waiting entries would make each search slower until the server finds the time for it
	if (read > 0) await db.execute(sql`select gin_clean_pending_list('search_document_words')`);
	return read;
}

/** In one order for all, so that two that read at once never wait for each other in a circle. */
async function keepWords(tx: Db, words: readonly IndexedWord[]): Promise<void> {
	if (words.length === 0) return;
	await tx.execute(sql`
		insert into search_word (side, word, plain, stem, cognate)
		select side, word, plain, stem, cognate
		from jsonb_to_recordset(${JSON.stringify(words)}::text::jsonb) as w(side text, word text, plain text, stem text, cognate text)
		order by side, word
		on conflict (side, word) do update set plain = excluded.plain, stem = excluded.stem, cognate = excluded.cognate
		where (search_word.plain, search_word.stem, search_word.cognate) is distinct from (excluded.plain, excluded.stem, excluded.cognate)`);
}

async function keepDocuments(tx: Db, rows: readonly Indexed[]): Promise<void> {
	if (rows.length === 0) return;
	await tx.execute(sql`
		insert into search_document (kind, id, slug, language, title, body, other, country, owner_id, technology_area, at, words)
		select kind, id, slug, language, title, body, other, country, owner_id, technology_area, at, words::tsvector
		from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as d(kind text, id text, slug text, language text, title text,
			body text, other jsonb, country text, owner_id text, technology_area text, at timestamptz, words text)
		on conflict (kind, id) do update set slug = excluded.slug, language = excluded.language, title = excluded.title,
			body = excluded.body, other = excluded.other, country = excluded.country, owner_id = excluded.owner_id,
			technology_area = excluded.technology_area, at = excluded.at, words = excluded.words`);
}

async function forget(tx: Db, stale: readonly { kind: string; id: string }[]): Promise<void> {
	if (stale.length === 0) return;
	await tx.execute(sql`
		delete from search_stale using jsonb_to_recordset(${JSON.stringify(stale)}::text::jsonb) as read(kind text, id text)
		where search_stale.kind = read.kind and search_stale.id = read.id`);
}

/**
 * Before a search: one batch of what waits, so that nobody waits for more than that. A text that cannot be read is found
 * by nobody until it can, and no reason to find nothing else: what was taken away is gone already.
 */
export async function refreshIfStale(db: Db): Promise<void> {
	const [row] = await db.execute<{ isStale: boolean }>(sql`select exists (select from search_stale) as "isStale"`);
	if (row?.isStale !== true) return;
	await refreshOnce(db).catch((fault: unknown) => {
		// the statement itself holds the texts
		const { cause } = fault instanceof Error ? fault : {};
		log('error', 'search_index.not_refreshed', {
			error: cause instanceof Error ? cause.message : String(fault).slice(0, 200)
		});
	});
}
