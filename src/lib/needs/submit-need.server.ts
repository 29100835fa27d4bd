import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { yes, type Decision } from '#lib/decision.ts';
import { readRevision } from '#lib/words-form.ts';
import { knownNames } from './known-names.server.ts';
import type { NeedContent } from './need-content.ts';
import { lintNeed, questionId } from './need-lint.ts';
import { saveNeed, submitNeed } from './write-need.server.ts';

/**
 * Saves what the form says and sends it in. A question about its words that the author has not seen holds it once: it
 * is saved and the question shown; sent again with the same words it goes.
 */
export async function submitAsked(
	db: Db,
	by: Actor,
	id: string,
	form: FormData,
	content: NeedContent
): Promise<Decision<'asked' | 'submitted'>> {
	const seen = new Set(form.getAll('seen').map(String));
	const questions = lintNeed(content, await knownNames(db));
	return db.transaction(async (tx) => {
		const saved = await saveNeed(tx, by, id, readRevision(form), content);
		if (!saved.ok) return saved;
		if (questions.some((question) => !seen.has(questionId(question)))) return yes('asked' as const);
		const sent = await submitNeed(tx, by, id);
		return sent.ok ? yes('submitted' as const) : sent;
	});
}
