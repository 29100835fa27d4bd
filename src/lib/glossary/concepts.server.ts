/** The glossary as it is kept. */
import { asc, isNull, sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { pairLang, type Lang } from '#lib/lang.ts';
import type { Concept, Relation, WordLang } from './concept.ts';
import { concept, lookAlike } from './schema.server.ts';
import type { Glossary } from './word-sense.ts';

/** More than two small countries have words for. */
const MOST = 50_000;

export type KeptConcept = Concept & {
	readonly revision: number;
	readonly reviewedAt: Date | null;
	readonly editedAt: Date | null;
	readonly retiredAt: Date | null;
};

/** All that is in use. */
export async function glossary(db: Db): Promise<Glossary> {
	const [concepts, lookAlikes] = [await conceptsWhere(db, isNull(concept.retiredAt)), await lookAlikesInUse(db)];
	return { concepts, lookAlikes };
}

/** In the order of their ids, or as a reader's alphabet has their words; all of them, or a part. */
export async function conceptsWhere(
	db: Db,
	where: SQL,
	{ perPage, offset }: { perPage: number; offset: number } = { perPage: MOST, offset: 0 },
	reader?: Lang
): Promise<KeptConcept[]> {
	const rows = await db
		.select({
			id: concept.id,
			category: concept.category,
			relation: sql<Relation>`${concept.relation}`,
			weight: concept.weight,
			difference: { nb: concept.differenceNb, sv: concept.differenceSv },
			words: wordsOf,
			revision: concept.revision,
			reviewedAt: concept.reviewedAt,
			editedAt: concept.editedAt,
			retiredAt: concept.retiredAt
		})
		.from(concept)
		.where(where)
		.orderBy(...(reader === undefined ? [] : [mainWordOf(reader)]), asc(concept.id))
		.limit(perPage)
		.offset(offset);
	return rows.map(({ words, ...row }) => ({ ...row, words: { nb: [], nn: [], sv: [], en: [], ...words } }));
}

/** What a reader knows the concept by: its first word in the reader's country, or the neighbour's where there is none. */
function mainWordOf(reader: Lang): SQL {
	const own = pairLang(reader);
	return sql`(select term.word from term where term.concept_id = concept.id and term.language in ('nb', 'sv')
		order by term.language <> ${own}, term.position limit 1)
		collate ${sql.raw(own === 'sv' ? '"sv-SE-x-icu"' : '"nb-NO-x-icu"')}`;
}

/** By language, in their order; null where there is none at all. */
const wordsOf = sql<Partial<Record<WordLang, string[]>> | null>`(
	select jsonb_object_agg(language, words) from (
		select term.language, jsonb_agg(term.word order by term.position) as words
		from term where term.concept_id = concept.id group by term.language
	) by_language)`;

async function lookAlikesInUse(db: Db) {
	return db
		.select({
			no: lookAlike.no,
			sv: lookAlike.sv,
			difference: { nb: lookAlike.differenceNb, sv: lookAlike.differenceSv }
		})
		.from(lookAlike)
		.where(isNull(lookAlike.retiredAt))
		.orderBy(asc(lookAlike.no), asc(lookAlike.sv))
		.limit(MOST);
}
