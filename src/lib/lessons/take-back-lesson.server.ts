import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { all, no, yes, type Decision } from '#lib/decision.ts';
import { readRevision } from '#lib/words-form.ts';
import { readReason } from './lesson-form.ts';
import { contentOf, leavesPilot, lockLesson, recordMove, setPublication } from './lesson-work.server.ts';
import { changing, moved } from './lesson.ts';
import { lesson } from './schema.server.ts';

/** Takes a lesson that nobody has decided back to the desk of those who wrote it. @throws 404, 403 */
export async function takeBackLesson(db: Db, by: Actor, id: string, form: FormData): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const kept = await lockLesson(tx, by, 'lesson.write', id);
		const move = moved(kept, readRevision(form), 'take_back');
		const decision = move.ok ? await leavesPilot(tx, kept) : move;
		if (!decision.ok) return decision;
		await setPublication(tx, kept, 'draft', { submittedBy: null, submittedAt: null });
		await recordMove(tx, by, 'taken_back', kept);
		return yes(id);
	});
}

/** Takes a published lesson away from the public, with the reason. @throws 404, 403 */
export async function withdrawLesson(db: Db, by: Actor, id: string, form: FormData): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const kept = await lockLesson(tx, by, 'lesson.write', id);
		const reason = readReason(form, 'reason');
		const decision = all({
			move: moved(kept, readRevision(form), 'withdraw'),
			leaves: await leavesPilot(tx, kept),
			reason: reason.ok && reason.value === '' ? no({ field: 'reason', key: 'lesson.reason_missing' }) : reason
		});
		if (!decision.ok) return decision;
		await setPublication(tx, kept, 'withdrawn', { remark: decision.value.reason });
		await recordMove(tx, by, 'withdrawn', kept, { reason: decision.value.reason });
		return yes(id);
	});
}

/** Makes a draft of a withdrawn lesson, to be mended and handed in again. @throws 404, 403 */
export async function reopenLesson(db: Db, by: Actor, id: string, form: FormData): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const kept = await lockLesson(tx, by, 'lesson.write', id);
		const decision = moved(kept, readRevision(form), 'reopen');
		if (!decision.ok) return decision;
		const undecided = { submittedBy: null, submittedAt: null, decidedBy: null, decidedAt: null, remark: null };
		await setPublication(tx, kept, decision.value, undecided);
		await recordMove(tx, by, 'reopened', kept);
		return yes(id);
	});
}

/** Deletes a draft or a returned lesson; one that was public is only ever withdrawn. @throws 404, 403 */
export async function deleteLesson(db: Db, by: Actor, id: string, form: FormData): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const kept = await lockLesson(tx, by, 'lesson.write', id);
		const change = changing(kept, readRevision(form));
		const decision = change.ok ? await leavesPilot(tx, kept) : change;
		if (!decision.ok) return decision;
		await tx.delete(lesson).where(eq(lesson.id, id));
		await recordMove(tx, by, 'deleted', kept, { before: contentOf(kept) });
		return yes(id);
	});
}
