/** Which hits a change of the glossary brings and takes, before it is made: the change is made, looked at and undone. */
import { TransactionRollbackError } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { yes, type Decision } from '#lib/decision.ts';
import type { ConceptContent } from '#lib/glossary/concept.ts';
import { glossaryBook } from '#lib/glossary/book.server.ts';
import { deskConcept } from '#lib/glossary/desk.server.ts';
import { addConcept, restoreConcept, retireConcept, saveConcept } from '#lib/glossary/edit-concept.server.ts';
import { readEdit } from '#lib/glossary/read-edit.server.ts';
import { readRevision } from '#lib/words-form.ts';
import { comparedHits, queriesFor, sharedWords, type AskedWord, type Preview } from './glossary-preview.ts';
import type { Hit } from './hit.ts';
import { search } from './search.server.ts';

/** As far down as a reader would look. */
const LOOKED_AT = 50;

/**
 * @param contents what the concept says before and after; null where there is none
 * @param change makes the change in the transaction that is undone; what it refuses is the answer
 */
async function previewGlossary(
	db: Db,
	contents: { before: ConceptContent | null; after: ConceptContent | null },
	change: (tx: Db) => Promise<Decision<unknown>>
): Promise<Decision<Omit<Preview, 'alsoIn'>>> {
	const queries = queriesFor(contents.before, contents.after);
	const before = await hitsFor(db, queries);
	const seen: { after: Decision<Hit[][]> } = { after: yes([]) };
	try {
		await db.transaction(async (tx) => {
			const changed = await change(tx);
			seen.after = changed.ok ? yes(await hitsFor(tx, queries)) : changed;
			tx.rollback();
		});
	} catch (fault) {
		if (!(fault instanceof TransactionRollbackError)) throw fault;
	}
	return seen.after.ok ? yes(comparedHits(queries, before, seen.after.value)) : seen.after;
}

/** One after the other: a transaction has one connection. */
async function hitsFor(db: Db, queries: readonly AskedWord[]): Promise<Hit[][]> {
	const all: Hit[][] = [];
	for (const { q, lang } of queries) {
		const { hits } = await search(db, { q, lang, kind: null, country: null, without: [], page: 1, perPage: LOOKED_AT });
		all.push([...hits]);
	}
	return all;
}

/**
 * The same for what stands in a form.
 *
 * @param id null = a concept that is not there yet
 * @throws 404, 403
 */
export async function previewConcept(db: Db, by: Actor, id: string | null, form: FormData): Promise<Decision<Preview>> {
	const before = id === null ? null : (await deskConcept(db, by, id)).concept;
	const edit = await readEdit(db, form);
	if (!edit.ok) return edit;
	const contents = { before: before?.retiredAt === null ? before : null, after: edit.value.content };
	const seen = await previewGlossary(db, contents, async (tx) =>
		id === null
			? addConcept(tx, by, edit.value.content, edit.value.reason)
			: saveConcept(tx, by, id, { ...edit.value, revision: readRevision(form) })
	);
	if (!seen.ok) return seen;
	const { concepts } = await glossaryBook(db);
	return yes({ ...seen.value, alsoIn: sharedWords(edit.value.content, id, concepts.values()) });
}

/**
 * The same for a concept that is taken out, or, where it is out, put back. It needs no reason yet.
 *
 * @throws 404, 403
 */
export async function previewTurn(db: Db, by: Actor, id: string, form: FormData): Promise<Decision<Preview>> {
	const { concept } = await deskConcept(db, by, id);
	const isOut = concept.retiredAt !== null;
	const asked = { revision: readRevision(form), reason: '' };
	const contents = isOut ? { before: null, after: concept } : { before: concept, after: null };
	const seen = await previewGlossary(db, contents, async (tx) =>
		isOut ? restoreConcept(tx, by, id, asked) : retireConcept(tx, by, id, asked)
	);
	return seen.ok ? yes({ ...seen.value, alsoIn: [] }) : seen;
}
