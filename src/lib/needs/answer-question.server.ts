/** The owner's side answers a question for everybody, once, or declines it with a reason for the asker. */
import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { logParticipation } from './need-log.server.ts';
import type { Sender } from './need-mail.server.ts';
import { demandNeed, noteNeed, type WorkedNeed } from './need-work.server.ts';
import { tellAsker } from './question-mail.server.ts';
import { isId, type Answer } from './question.ts';
import { question } from './schema.server.ts';

type Place = { readonly needId: string; readonly questionId: string };
type Open = typeof question.$inferSelect;

/** @returns its number. @throws 404, 403 */
export async function answerQuestion(
	db: Db,
	by: Actor,
	place: Place,
	given: Answer,
	sender: Sender
): Promise<Decision<number>> {
	return ended(db, by, place, async (tx, need, asked) => {
		const [last] = await tx
			.select({ no: sql<number>`coalesce(max(${question.answerNo}), 0)` })
			.from(question)
			.where(eq(question.needId, need.id));
		const answerNo = (last?.no ?? 0) + 1;
		// not now(): that is when the transaction began, which may be before the answer with the number before this one
		await tx
			.update(question)
			.set({ ...given, answeredBy: by.personId, answeredAt: sql`clock_timestamp()`, answerNo })
			.where(eq(question.id, asked.id));
		await noteNeed(tx, by, 'need.question_answered', need, { after: { answerNo } });
		await logParticipation(tx, [
			{ needId: need.id, kind: 'answered', organisationId: null, personId: by.personId, detail: { answerNo } }
		]);
		const outcome = { kind: 'question_answered', question: given.publicText, answer: given.answer, answerNo } as const;
		await tellAsker(tx, asked.askedBy, need, outcome, sender);
		return answerNo;
	});
}

/** @throws 404, 403 */
export async function declineQuestion(
	db: Db,
	by: Actor,
	place: Place,
	reason: string,
	sender: Sender
): Promise<Decision<null>> {
	return ended(db, by, place, async (tx, need, asked) => {
		await tx
			.update(question)
			.set({ declinedReason: reason, declinedBy: by.personId, declinedAt: sql`clock_timestamp()` })
			.where(eq(question.id, asked.id));
		await record(tx, {
			kind: 'question.declined',
			by: by.personId,
			organisationId: need.ownerId,
			about: { kind: 'question', id: asked.id },
			reason
		});
		await tellAsker(tx, asked.askedBy, need, { kind: 'question_declined', question: asked.text, reason }, sender);
		return null;
	});
}

/** One end for each question: with its need held, two who answer at once do so one after the other. */
async function ended<T>(
	db: Db,
	by: Actor,
	{ needId, questionId }: Place,
	end: (tx: Db, need: WorkedNeed, asked: Open) => Promise<T>
): Promise<Decision<T>> {
	return db.transaction(async (tx) => {
		const need = await demandNeed(tx, by, 'question.answer', needId, true);
		found(isId(questionId) ? questionId : undefined);
		const [row] = await tx
			.select()
			.from(question)
			.where(and(eq(question.id, questionId), eq(question.needId, need.id)))
			.for('update');
		const asked = found(row);
		if (asked.answeredAt !== null) return no({ field: '', key: 'question.already_answered' });
		if (asked.declinedAt !== null) return no({ field: '', key: 'question.already_declined' });
		return yes(await end(tx, need, asked));
	});
}
