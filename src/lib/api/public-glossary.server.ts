import { inArray } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { glossaryBook } from '#lib/glossary/book.server.ts';
import { conceptsWhere, type KeptConcept } from '#lib/glossary/concepts.server.ts';
import { says } from '#lib/glossary/ordbok.ts';
import { concept } from '#lib/glossary/schema.server.ts';
import type { GlossaryFilter } from './glossary-query.ts';

export type GlossaryItem = {
	id: string;
	url: { nb: string; sv: string };
	category: string;
	relation: string;
	/** 0 to 1. */
	weight: number;
	/** Null where the language has no word of its own; no nynorsk = as bokmål. */
	nb: string | null;
	nn: string | null;
	sv: string | null;
	en: string | null;
	synonyms: { nb: string[]; nn: string[]; sv: string[] };
	difference: { nb: string; sv: string } | null;
	reviewed_at: Date | null;
};

/** A page of the concepts in use, in the order of their ids. */
export async function glossaryItems(db: Db, filter: GlossaryFilter, origin: string) {
	const { page, perPage, q, category, relation } = filter;
	const book = await glossaryBook(db);
	const wanted = [...book.concepts.values()].filter(
		(each) =>
			(category === null || each.category === category) &&
			(relation === null || each.relation === relation) &&
			says(each, q)
	);
	const ids = wanted.slice((page - 1) * perPage, page * perPage).map(({ id }) => id);
	const shown = await conceptsWhere(db, inArray(concept.id, ids));
	return { total: wanted.length, items: shown.map((each) => glossaryItem(each, origin)) };
}

export function glossaryItem(kept: KeptConcept, origin: string): GlossaryItem {
	const { id, category, relation, weight, words, difference, reviewedAt } = kept;
	const [[nb, ...moreNb], [nn, ...moreNn], [sv, ...moreSv], [en]] = [words.nb, words.nn, words.sv, words.en];
	return {
		id,
		url: { nb: `${origin}/nb/ordbok/${id}`, sv: `${origin}/sv/ordbok/${id}` },
		category,
		relation,
		weight: weight / 100,
		nb: nb ?? null,
		nn: nn ?? null,
		sv: sv ?? null,
		en: en ?? null,
		synonyms: { nb: moreNb, nn: moreNn, sv: moreSv },
		difference: difference.nb === '' && difference.sv === '' ? null : { ...difference },
		reviewed_at: reviewedAt
	};
}
