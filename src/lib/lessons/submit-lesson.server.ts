import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { contentOf, lockLesson, recordMove, setPublication, type LockedLesson } from './lesson-work.server.ts';
import { missingForSubmitting, moved } from './lesson.ts';

/** Hands a draft or a returned lesson to the secretariat. @throws 404, 403 */
export async function submitLesson(db: Db, by: Actor, id: string, revision: number): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const kept = await lockLesson(tx, by, 'lesson.write', id);
		const move = moved(kept, revision, 'submit');
		const missing = move.ok ? missingForSubmitting(contentOf(kept)) : move.issues;
		if (missing.length > 0) return no(...missing);
		await markSubmitted(tx, by, kept);
		return yes(id);
	});
}

/** For a lesson that its caller has locked and found fit to be handed in. */
export async function markSubmitted(tx: Db, by: Actor, kept: LockedLesson): Promise<void> {
	await setPublication(tx, kept, 'submitted', {
		submittedBy: by.personId,
		submittedAt: new Date(),
		decidedBy: null,
		decidedAt: null
	});
	await recordMove(tx, by, 'submitted', kept);
}
