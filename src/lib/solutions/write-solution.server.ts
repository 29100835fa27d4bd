/** What the people of its owner do with a solution: register, save, edit beside the published one, discard. */
import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { slugOf } from '#lib/slug.ts';
import { pilotSolution, solution } from './schema.server.ts';
import { mayBeWritten, moved, type SolutionContent } from './solution.ts';
import { firmIssues } from './solution-firm.server.ts';
import { demandSolution, type Solution } from './solutions.server.ts';

/** A new draft; its id. @throws 404, 403 */
export async function registerSolution(
	db: Db,
	by: Actor,
	organisationId: string,
	content: SolutionContent
): Promise<Decision<string>> {
	demand(by, 'solution.write', { organisationId }, 'solution.read_draft');
	return db.transaction(async (tx) => {
		const firm = (await firmIssues(tx, organisationId)).filter(({ key }) => key === 'solution.adviser_owns_none');
		if (firm.length > 0) return no(...firm);
		const id = await insertSolution(tx, by, { organisationId, changesId: null }, content);
		await noteSolution(tx, by, 'solution.registered', { id, ownerId: organisationId });
		return yes(id);
	});
}

/** @param revision the one that the person had on the screen @throws 404, 403 */
export async function saveSolution(
	db: Db,
	by: Actor,
	id: string,
	revision: number,
	content: SolutionContent
): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const kept = await demandSolution(tx, by, 'solution.write', id, true);
		if (!mayBeWritten(kept.publication)) return no({ field: '', key: 'solution.moved_on' });
		if (kept.revision !== revision) return no({ field: '', key: 'solution.changed_meanwhile' });
		const { pilots, ...columns } = content;
		await tx
			.update(solution)
			.set({ ...columns, revision: revision + 1, writtenBy: by.personId, writtenAt: sql`now()`, decidedBy: null })
			.where(eq(solution.id, id));
		await linkPilots(tx, id, pilots);
		await noteSolution(tx, by, 'solution.edited', kept, { before: kept.content, after: content });
		return yes(null);
	});
}

/** An edit beside the published one; the one that is open already where there is one. @throws 404, 403 */
export async function editSolution(db: Db, by: Actor, id: string): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const kept = await demandSolution(tx, by, 'solution.write', id, true);
		if (kept.publication !== 'published') return no({ field: '', key: 'solution.moved_on' });
		const [open] = await tx.select({ id: solution.id }).from(solution).where(eq(solution.changesId, id));
		if (open) return yes(open.id);
		const edit = await insertSolution(tx, by, { organisationId: kept.ownerId, changesId: id }, kept.content);
		await noteSolution(tx, by, 'solution.edit_begun', kept);
		return yes(edit);
	});
}

/** A draft, or the draft of an edit, that nobody has published. @throws 404, 403 */
export async function discardSolution(db: Db, by: Actor, id: string): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const kept = await demandSolution(tx, by, 'solution.write', id, true);
		const next = moved(kept.publication, 'discard');
		if (!next.ok) return next;
		await tx.delete(solution).where(eq(solution.id, id));
		await noteSolution(tx, by, 'solution.discarded', kept, { before: kept.content });
		return yes(null);
	});
}

/** One move in the life of a solution; an edit's stand with the solution itself. */
export async function noteSolution(
	tx: Db,
	by: Actor,
	kind: `solution.${string}`,
	of: Pick<Solution, 'id' | 'ownerId'> & { changesId?: string | null },
	{ reason, before, after }: { reason?: string; before?: unknown; after?: unknown } = {}
): Promise<void> {
	await record(tx, {
		kind,
		by: by.personId,
		organisationId: of.ownerId,
		about: { kind: 'solution', id: of.changesId ?? of.id },
		reason: reason === '' ? undefined : reason,
		before,
		after
	});
}

/** The pilots that try it out are these and no others. */
export async function linkPilots(tx: Db, solutionId: string, pilots: readonly string[]): Promise<void> {
	await tx.delete(pilotSolution).where(eq(pilotSolution.solutionId, solutionId));
	if (pilots.length === 0) return;
	await tx.insert(pilotSolution).values(pilots.map((pilotId) => ({ pilotId, solutionId })));
}

type Home = { organisationId: string; changesId: string | null };

async function insertSolution(tx: Db, by: Actor, home: Home, content: SolutionContent): Promise<string> {
	const { pilots, ...columns } = content;
	const base = slugOf(content.name) || 'losning';
	const claim = async (slug: string) => {
		const [row] = await tx
			.insert(solution)
			.values({ ...columns, ...home, slug, writtenBy: by.personId })
			.onConflictDoNothing({ target: solution.slug })
			.returning({ id: solution.id });
		return row?.id;
	};
	const unlike = `${base}-${crypto.randomUUID().slice(0, 8)}`;
	const id = (home.changesId === null ? await claim(base) : undefined) ?? (await claim(unlike));
	if (id === undefined) throw new Error(`No free address for ${base}`);
	await linkPilots(tx, id, pilots);
	return id;
}
