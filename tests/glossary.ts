import { eq } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { ConceptContent } from '#lib/glossary/concept.ts';
import { conceptsWhere, type KeptConcept } from '#lib/glossary/concepts.server.ts';
import { concept } from '#lib/glossary/schema.server.ts';
import { contentOf } from '#lib/glossary/write-concept.server.ts';

/** One that is not in the glossary. */
export const freshConcept: ConceptContent = {
	category: 'technology',
	relation: 'different',
	weight: 90,
	words: { nb: ['snurrebenk'], nn: [], sv: ['svängstol'], en: ['swivel thing'] },
	difference: { nb: 'Svenskene sier svängstol.', sv: 'Norrmännen säger snurrebenk.' }
};

export async function keptConcept(db: Db, id: string): Promise<KeptConcept> {
	const [row] = await conceptsWhere(db, eq(concept.id, id));
	if (!row) throw new Error(`There is no ${id}`);
	return row;
}

/** What the concept says, with one Swedish word more. */
export async function withWord(db: Db, id: string, word: string): Promise<ConceptContent> {
	const content = contentOf(await keptConcept(db, id));
	return { ...content, words: { ...content.words, sv: [...content.words.sv, word] } };
}
