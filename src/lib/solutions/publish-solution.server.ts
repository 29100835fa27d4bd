/** The way of a solution to its readers: sent in, taken back, published or returned, and withdrawn. */
import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf, no, yes, type Decision } from '#lib/decision.ts';
import { solution } from './schema.server.ts';
import { missingForReaders, moved, ruled, type SolutionRuling } from './solution.ts';
import { tellOwner, type Sender } from './solution-mail.server.ts';
import { demandSolution, solutionById, type Solution } from './solutions.server.ts';
import { firmIssues } from './solution-firm.server.ts';
import { linkPilots, noteSolution } from './write-solution.server.ts';

/** @throws 404, 403 */
export async function submitSolution(db: Db, by: Actor, id: string): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const kept = await demandSolution(tx, by, 'solution.write', id, true);
		const next = moved(kept.publication, 'submit');
		const issues = [...issuesOf(next), ...(await firmIssues(tx, kept.ownerId)), ...missingForReaders(kept.content)];
		if (issues.length > 0) return no(...issues);
		await tx
			.update(solution)
			.set({
				publication: 'submitted',
				submittedBy: by.personId,
				submittedAt: sql`now()`,
				decidedBy: null,
				decidedAt: null
			})
			.where(eq(solution.id, id));
		await noteSolution(tx, by, 'solution.submitted', kept);
		return yes(null);
	});
}

/** @throws 404, 403 */
export async function takeBackSolution(db: Db, by: Actor, id: string): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const kept = await demandSolution(tx, by, 'solution.write', id, true);
		const next = moved(kept.publication, 'take_back');
		if (!next.ok) return next;
		await tx.update(solution).set({ publication: next.value }).where(eq(solution.id, id));
		await noteSolution(tx, by, 'solution.taken_back', kept);
		return yes(null);
	});
}

export type SolutionVerdict = Omit<SolutionRuling, 'by'>;

/** The secretariat publishes what was sent in, or returns it with a remark. @throws 404, 403 */
export async function decideSolution(
	db: Db,
	by: Actor,
	id: string,
	verdict: SolutionVerdict,
	sender: Sender
): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		demand(by, 'solution.decide', { organisationId: null }, 'review.read');
		const kept = found(await solutionById(tx, id, { lock: true }));
		const next = ruled(kept, { ...verdict, by: by.personId });
		if (!next.ok) return next;
		if (verdict.verdict === 'return') await sendBack(tx, by, kept, verdict.remark);
		else if (kept.changesId === null) await publish(tx, by, kept);
		else await replace(tx, by, kept, kept.changesId);
		await tellOwner(tx, kept, verdict, sender);
		return yes(null);
	});
}

/** Takes a published solution away from its readers; the owner does it, or the secretariat. @throws 404, 403 */
export async function withdrawSolution(db: Db, by: Actor, id: string, reason: string): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const kept = found(await solutionById(tx, id, { lock: true }));
		const owned = { organisationId: kept.ownerId };
		if (!may(by, 'solution.decide', owned)) await demandSolution(tx, by, 'solution.write', id);
		const next = moved(kept.publication, 'withdraw');
		if (!next.ok) return next;
		if (reason === '') return no({ field: 'remark', key: 'solution.reason_missing' });
		await tx.delete(solution).where(eq(solution.changesId, id));
		await tx.update(solution).set({ publication: next.value }).where(eq(solution.id, id));
		await noteSolution(tx, by, 'solution.withdrawn', kept, { reason });
		return yes(null);
	});
}

const decided = (by: Actor) => ({ decidedBy: by.personId, decidedAt: sql`now()` });

async function publish(tx: Db, by: Actor, { id, ...kept }: Solution): Promise<void> {
	await tx
		.update(solution)
		.set({ publication: 'published', remark: null, ...decided(by) })
		.where(eq(solution.id, id));
	await noteSolution(tx, by, 'solution.published', { id, ...kept }, { after: kept.content });
}

/** The words of an edit take the place of the published ones, and the edit is gone. */
async function replace(tx: Db, by: Actor, edit: Solution, publishedId: string): Promise<void> {
	const before = found(await solutionById(tx, publishedId, { lock: true }));
	const { pilots, ...columns } = edit.content;
	await tx
		.update(solution)
		.set({
			...columns,
			revision: before.revision + 1,
			writtenBy: edit.writtenBy,
			writtenAt: sql`now()`,
			submittedBy: edit.submittedBy,
			submittedAt: edit.submittedAt,
			remark: null,
			...decided(by)
		})
		.where(eq(solution.id, publishedId));
	await linkPilots(tx, publishedId, pilots);
	await tx.delete(solution).where(eq(solution.id, edit.id));
	await noteSolution(tx, by, 'solution.published', before, { before: before.content, after: edit.content });
}

async function sendBack(tx: Db, by: Actor, kept: Solution, remark: string): Promise<void> {
	await tx
		.update(solution)
		.set({ publication: 'returned', remark, ...decided(by) })
		.where(eq(solution.id, kept.id));
	await noteSolution(tx, by, 'solution.returned', kept, { reason: remark });
}
