/** The secretariat writes the glossary. What it saves holds for the very next search. */
import { eq, like, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { holdAddress } from '#lib/hold-address.server.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import { slugOf } from '#lib/slug.ts';
import type { ConceptContent } from './concept.ts';
import { changedFields } from './typed-concept.ts';
import type { KeptConcept } from './concepts.server.ts';
import { concept } from './schema.server.ts';
import { changeConcept, contentOf, insertConcept, lockConcept, type Change } from './write-concept.server.ts';

/** Addresses beside those of concepts. */
const taken = ['ny', 'forslag', 'foresla', 'like-ord'];
const changedMeanwhile = { field: '', key: 'glossary.changed_meanwhile' };

type Edit = Omit<Change, 'what'> & { readonly revision: number };

/** @throws 404, 403 */
export async function saveConcept(db: Db, by: Actor, id: string, edit: Edit): Promise<Decision<number>> {
	mayEdit(by);
	return db.transaction(async (tx) => {
		const kept = await lockConcept(tx, id);
		if (kept.revision !== edit.revision || kept.retiredAt !== null) return no(changedMeanwhile);
		if (changedFields(contentOf(kept), edit.content).length === 0)
			return no({ field: '', key: 'glossary.nothing_changed' });
		return yes(await changeConcept(tx, by, kept, { what: 'edited', ...edit }));
	});
}

/** @returns its id, which never changes @throws 404, 403 */
export async function addConcept(
	db: Db,
	by: Actor,
	content: ConceptContent,
	reason: string,
	language?: ContentLang
): Promise<Decision<string>> {
	mayEdit(by);
	return db.transaction(async (tx) => yes(await addFreeConcept(tx, by, { content, reason, language })));
}

/** Under an id that nothing has, made of its word. */
export async function addFreeConcept(tx: Db, by: Actor, added: Omit<Change, 'what'>): Promise<string> {
	const { en, nb, sv } = added.content.words;
	const base = slugOf(en[0] ?? nb[0] ?? sv[0] ?? '') || 'word';
	await holdAddress(tx, 'concept', base);
	const rows = await tx
		.select({ id: concept.id })
		.from(concept)
		.where(like(concept.id, `${base}%`))
		.limit(1000);
	const used = new Set([...taken, ...rows.map(({ id }) => id)]);
	let id = base;
	for (let number = 2; used.has(id); number += 1) id = `${base}-${number}`;
	await insertConcept(tx, by, id, added);
	return id;
}

/** It joins nothing any more, and its page says so. @throws 404, 403 */
export async function retireConcept(
	db: Db,
	by: Actor,
	id: string,
	asked: Omit<Edit, 'content'>
): Promise<Decision<number>> {
	return turn(db, by, id, asked, 'retired');
}

/** It is in use again as it was. @throws 404, 403 */
export async function restoreConcept(
	db: Db,
	by: Actor,
	id: string,
	asked: Omit<Edit, 'content'>
): Promise<Decision<number>> {
	return turn(db, by, id, asked, 'restored');
}

async function turn(
	db: Db,
	by: Actor,
	id: string,
	{ revision, reason, language }: Omit<Edit, 'content'>,
	what: 'retired' | 'restored'
): Promise<Decision<number>> {
	mayEdit(by);
	return db.transaction(async (tx) => {
		const kept = await lockConcept(tx, id);
		if (kept.revision !== revision || isAlready(kept, what)) return no(changedMeanwhile);
		return yes(await changeConcept(tx, by, kept, { what, content: contentOf(kept), reason, language }));
	});
}

function isAlready({ retiredAt }: KeptConcept, what: 'retired' | 'restored'): boolean {
	return (retiredAt !== null) === (what === 'retired');
}

/** Somebody who reads both languages has looked it over as it stands. @throws 404, 403 */
export async function reviewConcept(db: Db, by: Actor, id: string, revision: number): Promise<Decision<null>> {
	mayEdit(by);
	return db.transaction(async (tx) => {
		const kept = await lockConcept(tx, id);
		if (kept.revision !== revision || kept.retiredAt !== null) return no(changedMeanwhile);
		await tx
			.update(concept)
			.set({ reviewedBy: by.personId, reviewedAt: sql`now()` })
			.where(eq(concept.id, id));
		const about = { kind: 'concept', id };
		await record(tx, { kind: 'glossary.concept_reviewed', by: by.personId, organisationId: null, about });
		return yes(null);
	});
}

function mayEdit(by: Actor): void {
	demand(by, 'glossary.edit', { organisationId: null }, 'glossary.read_proposals');
}
