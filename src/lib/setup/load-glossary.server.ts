/** Brings the delivered glossary into the database; what a person edited, looked over or took out stays as it is. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { wordLangs, type Concept, type LookAlike } from '#lib/glossary/concept.ts';
import { glossaryRevision } from '#lib/glossary/schema.server.ts';
import type { Delivered } from './glossary-file.ts';
import { deliveredGlossary, digestOf, glossaryFiles } from './glossary-files.server.ts';

/** Does nothing when the files are those that were loaded last. */
export async function loadGlossary(tx: Db): Promise<void> {
	const files = glossaryFiles();
	const digest = digestOf(files);
	const [kept] = await tx.select({ delivered: glossaryRevision.delivered }).from(glossaryRevision).for('update');
	if (kept?.delivered === digest) return;
	await takeDelivery(tx, deliveredGlossary(files));
	await tx.update(glossaryRevision).set({ delivered: digest });
}

const untouched = sql`concept.edited_at is null and concept.reviewed_at is null`;

export async function takeDelivery(tx: Db, { concepts, lookAlikes }: Delivered): Promise<void> {
	await tx.execute(sql`
		insert into concept (id, category, relation, weight, difference_nb, difference_sv)
		select id, category, relation, weight, difference ->> 'nb', difference ->> 'sv'
		from ${rowsOf(concepts)} as given(id text, category text, relation text, weight int, difference jsonb)
		on conflict (id) do update set category = excluded.category, relation = excluded.relation, weight = excluded.weight,
			difference_nb = excluded.difference_nb, difference_sv = excluded.difference_sv, retired_at = null
		where ${untouched} and (concept.category, concept.relation, concept.weight, concept.difference_nb, concept.difference_sv, concept.retired_at)
			is distinct from (excluded.category, excluded.relation, excluded.weight, excluded.difference_nb, excluded.difference_sv, null)`);
	const ids = textArray(concepts.map(({ id }) => id));
	// its address stays, and says that the word is gone
	await tx.execute(
		sql`update concept set retired_at = now() where retired_at is null and ${untouched} and id <> all(${ids})`
	);
	await loadTerms(tx, concepts, ids);
	await loadPairs(tx, lookAlikes);
	// read whole by the next search: the database should know by then how much it is
	await tx.execute(sql`analyze concept, term`);
}

async function loadTerms(tx: Db, concepts: readonly Concept[], ids: SQL): Promise<void> {
	const rows = concepts.flatMap(({ id, words }) =>
		wordLangs.flatMap((language) => words[language].map((word, position) => ({ id, language, position, word })))
	);
	// not by a join: what a parameter holds the database cannot know, and it may look through all words for each concept
	const touched = sql`(select id from concept where not (${untouched}))`;
	await tx.execute(sql`delete from term where concept_id = any(${ids}) and concept_id not in ${touched}`);
	await tx.execute(sql`
		insert into term (concept_id, language, position, word)
		select g.id, g.language, g.position, g.word
		from ${rowsOf(rows)} as g(id text, language text, position int, word text) where g.id not in ${touched}`);
}

async function loadPairs(tx: Db, pairs: readonly LookAlike[]): Promise<void> {
	const keys = textArray(pairs.map(({ no, sv }) => `${no} ${sv}`));
	await tx.execute(sql`delete from look_alike where edited_at is null and no || ' ' || sv <> all(${keys})`);
	await tx.execute(sql`
		insert into look_alike (no, sv, difference_nb, difference_sv)
		select no, sv, difference ->> 'nb', difference ->> 'sv' from ${rowsOf(pairs)} as given(no text, sv text, difference jsonb)
		on conflict (no, sv) do update set difference_nb = excluded.difference_nb, difference_sv = excluded.difference_sv
		where look_alike.edited_at is null`);
}

/** As one parameter, however many: a statement takes no more than 65 535. */
function rowsOf(rows: readonly object[]): SQL {
	return sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)`;
}

/** As one parameter, however many. */
function textArray(values: readonly string[]): SQL {
	return sql`${sql.param(values)}::text[]`;
}
