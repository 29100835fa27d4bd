/** Brings the delivered glossary into the database; what a person edited, looked over or took out stays as it is. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { wordLangs, type Concept, type LookAlike } from '#lib/glossary/concept.ts';
import { concept, glossaryRevision, lookAlike, term } from '#lib/glossary/schema.server.ts';
import type { Delivered } from './glossary-file.ts';
import { deliveredGlossary, digestOf, glossaryFiles } from './glossary-files.server.ts';

/** Columns times rows must stay under what PostgreSQL takes as parameters of one statement. */
const AT_ONCE = 5000;

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
	const values = concepts.map(({ id, category, relation, weight, difference }) => ({
		id,
		category,
		relation,
		weight,
		differenceNb: difference.nb,
		differenceSv: difference.sv
	}));
	await tx
		.insert(concept)
		.values(values)
		.onConflictDoUpdate({
			target: concept.id,
			set: {
				category: sql`excluded.category`,
				relation: sql`excluded.relation`,
				weight: sql`excluded.weight`,
				differenceNb: sql`excluded.difference_nb`,
				differenceSv: sql`excluded.difference_sv`,
				retiredAt: null
			},
			setWhere: untouched
		});
	const ids = textArray(concepts.map(({ id }) => id));
	// its address stays, and says that the word is gone
	await tx.execute(
		sql`update concept set retired_at = now() where retired_at is null and ${untouched} and id <> all(${ids})`
	);
	await tx.execute(
		sql`delete from term using concept where concept.id = term.concept_id and ${untouched} and id = any(${ids})`
	);
	await loadTerms(tx, concepts, ids);
	await loadPairs(tx, lookAlikes);
}

async function loadTerms(tx: Db, concepts: readonly Concept[], ids: SQL): Promise<void> {
	const open = await tx
		.select({ id: concept.id })
		.from(concept)
		.where(sql`${untouched} and id = any(${ids})`)
		.limit(100_000);
	const mine = new Set(open.map(({ id }) => id));
	const rows = concepts
		.filter(({ id }) => mine.has(id))
		.flatMap(({ id, words }) =>
			wordLangs.flatMap((language) =>
				words[language].map((word, position) => ({ conceptId: id, language, position, word }))
			)
		);
	for (let from = 0; from < rows.length; from += AT_ONCE)
		await tx.insert(term).values(rows.slice(from, from + AT_ONCE));
}

async function loadPairs(tx: Db, pairs: readonly LookAlike[]): Promise<void> {
	const keys = textArray(pairs.map(({ no, sv }) => `${no} ${sv}`));
	await tx.execute(sql`delete from look_alike where edited_at is null and no || ' ' || sv <> all(${keys})`);
	if (pairs.length === 0) return;
	await tx
		.insert(lookAlike)
		.values(
			pairs.map(({ no, sv, difference }) => ({ no, sv, differenceNb: difference.nb, differenceSv: difference.sv }))
		)
		.onConflictDoUpdate({
			target: [lookAlike.no, lookAlike.sv],
			set: { differenceNb: sql`excluded.difference_nb`, differenceSv: sql`excluded.difference_sv` },
			setWhere: sql`look_alike.edited_at is null`
		});
}

/** As one parameter, however many. */
function textArray(values: readonly string[]): SQL {
	return sql`${sql.param(values)}::text[]`;
}
