/** What those who own a need do while it is a draft: begin, save, send in, take back, throw away. */
import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf, no, yes, type Decision } from '#lib/decision.ts';
import { missingForReaders, type NeedContent } from './need-content.ts';
import type { NeedBeginning } from './need-form.ts';
import { demandNeed, noteNeed } from './need-work.server.ts';
import { mayBeWritten, moved } from './need.ts';
import { need, needSite } from './schema.server.ts';

/** A new draft; its id. @throws 404, 403 */
export async function beginNeed(
	db: Db,
	by: Actor,
	organisationId: string,
	beginning: NeedBeginning
): Promise<Decision<string>> {
	demand(by, 'need.write', { organisationId }, 'need.read_draft');
	return db.transaction(async (tx) => {
		const [row] = await tx
			.insert(need)
			.values({
				...beginning,
				ownerId: organisationId,
				text: '',
				state: 'draft',
				// its address among readers is made of the title that it is opened with
				slug: `utkast-${crypto.randomUUID()}`,
				writtenBy: by.personId
			})
			.returning({ id: need.id });
		if (!row) throw new Error('A need was not inserted');
		await noteNeed(tx, by, 'need.begun', { id: row.id, ownerId: organisationId });
		return yes(row.id);
	});
}

/** @param revision the one that the person had on the screen; the answer is the new one @throws 404, 403 */
export async function saveNeed(
	db: Db,
	by: Actor,
	id: string,
	revision: number,
	content: NeedContent
): Promise<Decision<number>> {
	return db.transaction(async (tx) => {
		const kept = await demandNeed(tx, by, 'need.write', id, true);
		if (!mayBeWritten(kept.state)) return no({ field: '', key: 'need.moved_on' });
		if (kept.revision !== revision) return no({ field: '', key: 'need.changed_meanwhile' });
		const { sites, ...columns } = content;
		await tx
			.update(need)
			.set({ ...columns, revision: revision + 1, writtenBy: by.personId, writtenAt: sql`now()`, decidedBy: null })
			.where(eq(need.id, id));
		await tx.delete(needSite).where(eq(needSite.needId, id));
		if (sites.length > 0)
			await tx.insert(needSite).values(sites.map((place, position) => ({ needId: id, position, place })));
		await noteNeed(tx, by, 'need.edited', kept, { before: kept.content, after: content });
		return yes(revision + 1);
	});
}

/** To the secretariat, when nothing is missing. @throws 404, 403 */
export async function submitNeed(db: Db, by: Actor, id: string): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const kept = await demandNeed(tx, by, 'need.write', id, true);
		const next = moved(kept.state, 'submit');
		const past = kept.isOver ? [{ field: 'deadline', key: 'need.deadline_past' }] : [];
		const issues = [...issuesOf(next), ...missingForReaders(kept.content), ...past];
		if (issues.length > 0) return no(...issues);
		await tx
			.update(need)
			.set({
				state: 'submitted',
				submittedBy: by.personId,
				submittedAt: sql`now()`,
				decidedBy: null,
				decidedAt: null
			})
			.where(eq(need.id, id));
		await noteNeed(tx, by, 'need.submitted', kept);
		return yes(null);
	});
}

/** @throws 404, 403 */
export async function takeBackNeed(db: Db, by: Actor, id: string): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const kept = await demandNeed(tx, by, 'need.write', id, true);
		const next = moved(kept.state, 'take_back');
		if (!next.ok) return next;
		await tx.update(need).set({ state: 'draft' }).where(eq(need.id, id));
		await noteNeed(tx, by, 'need.taken_back', kept);
		return yes(null);
	});
}

/** A draft that nobody has opened. @throws 404, 403 */
export async function discardNeed(db: Db, by: Actor, id: string): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const kept = await demandNeed(tx, by, 'need.write', id, true);
		if (!mayBeWritten(kept.state)) return no({ field: '', key: 'need.moved_on' });
		await tx.delete(need).where(eq(need.id, id));
		await noteNeed(tx, by, 'need.discarded', kept, { before: kept.content });
		return yes(null);
	});
}
