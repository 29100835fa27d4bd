/** How a concept is changed: the lock, the words, the history. Whether somebody may is asked by who calls. */
import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import { wordLangs, type ConceptContent } from './concept.ts';
import { conceptsWhere, type KeptConcept } from './concepts.server.ts';
import { concept, conceptChange, term } from './schema.server.ts';

/** The concept as it stands, which nobody else changes until the transaction ends. @throws 404 */
export async function lockConcept(tx: Db, id: string): Promise<KeptConcept> {
	await tx.select({ id: concept.id }).from(concept).where(eq(concept.id, id)).for('update');
	const [kept] = await conceptsWhere(tx, eq(concept.id, id));
	return found(kept);
}

export type Change = {
	/** `concept_edited` and the like: what the journal calls it. */
	readonly what: 'added' | 'edited' | 'retired' | 'restored';
	readonly content: ConceptContent;
	readonly reason: string;
	/** Of the reason, where it is known. */
	readonly language?: ContentLang | undefined;
};

/** Puts the content in the place of the old one, with its line in the history and in the journal. */
export async function changeConcept(
	tx: Db,
	by: Actor,
	kept: KeptConcept,
	{ what, content, reason, language }: Change
): Promise<number> {
	const revision = kept.revision + 1;
	await keepAsItWas(tx, kept);
	await tx
		.update(concept)
		.set({
			...columnsOf(content),
			revision,
			editedAt: sql`now()`,
			retiredAt: what === 'retired' ? sql`now()` : null,
			// whoever looked it over saw something else
			...(what === 'retired' ? {} : { reviewedBy: null, reviewedAt: null })
		})
		.where(eq(concept.id, kept.id));
	await writeWords(tx, kept.id, content);
	await tx.insert(conceptChange).values({
		conceptId: kept.id,
		revision,
		content: what === 'retired' ? null : content,
		reason,
		language,
		changedBy: by.personId
	});
	await tell(tx, by, { id: kept.id, what, reason, before: contentOf(kept), after: content });
	return revision;
}

export async function insertConcept(
	tx: Db,
	by: Actor,
	id: string,
	{ content, reason, language }: Omit<Change, 'what'>
): Promise<void> {
	await tx.insert(concept).values({ id, ...columnsOf(content), editedAt: sql`now()` });
	await writeWords(tx, id, content);
	await tx
		.insert(conceptChange)
		.values({ conceptId: id, revision: 1, content, reason, language, changedBy: by.personId });
	await tell(tx, by, { id, what: 'added', reason, before: null, after: content });
}

/** What a concept says, without what is kept about it. */
export function contentOf({ category, relation, weight, words, difference }: ConceptContent): ConceptContent {
	return { category, relation, weight, words, difference };
}

/** What was delivered has no line in the history until it is changed for the first time. */
async function keepAsItWas(tx: Db, kept: KeptConcept): Promise<void> {
	await tx
		.insert(conceptChange)
		.values({ conceptId: kept.id, revision: kept.revision, content: contentOf(kept), changedBy: null })
		.onConflictDoNothing();
}

function columnsOf({ category, relation, weight, difference }: ConceptContent) {
	return { category, relation, weight, differenceNb: difference.nb, differenceSv: difference.sv };
}

async function writeWords(tx: Db, conceptId: string, { words }: ConceptContent): Promise<void> {
	const rows = wordLangs.flatMap((language) =>
		words[language].map((word, position) => ({ conceptId, language, position, word }))
	);
	await tx.delete(term).where(eq(term.conceptId, conceptId));
	if (rows.length > 0) await tx.insert(term).values(rows);
}

type Told = { id: string; what: Change['what']; reason: string; before: unknown; after: unknown };

async function tell(tx: Db, by: Actor, { id, what, reason, before, after }: Told): Promise<void> {
	await record(tx, {
		kind: `glossary.concept_${what}`,
		by: by.personId,
		organisationId: null,
		about: { kind: 'concept', id },
		reason: reason === '' ? undefined : reason,
		before,
		after
	});
}
