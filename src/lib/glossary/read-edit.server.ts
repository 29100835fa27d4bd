import type { Db } from '#lib/db.server.ts';
import { all, type Decision } from '#lib/decision.ts';
import { glossaryBook } from './book.server.ts';
import type { ConceptContent } from './concept.ts';
import { readConcept, readReason } from './concept-form.ts';

/** What a form says of a concept, and why; every fault of both at once. */
export async function readEdit(db: Db, form: FormData): Promise<Decision<{ content: ConceptContent; reason: string }>> {
	const { lookAlikes } = await glossaryBook(db);
	return all({ content: readConcept(form, lookAlikes), reason: readReason(form) });
}
