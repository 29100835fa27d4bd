/** What an administrator of the adopting organisation says of its use of a solution. */
import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { noteAdoption, tellDeclarers } from './adoption-news.server.ts';
import type { Ending, Use } from './adoption-form.ts';
import { answering, changing } from './adoption.ts';
import { demandAdoption, type Adoption } from './adoptions.server.ts';
import { adoption } from './schema.server.ts';
import type { Sender } from './solution-mail.server.ts';

/** Which adoption, as the person had it on the screen. */
export type Shown = { readonly id: string; readonly revision: number };

/** Makes the use public, with the stage, the day and the number that the organisation itself gives. @throws 404, 403 */
export async function confirmAdoption(
	db: Db,
	by: Actor,
	{ id, revision }: Shown,
	use: Use,
	sender: Sender
): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const kept = await demandAdoption(tx, by, 'adoption.confirm', id, true);
		const decision = answering(kept, revision);
		if (!decision.ok) return decision;
		await tx
			.update(adoption)
			.set({ ...use, revision: revision + 1, confirmedBy: by.personId, confirmedAt: sql`now()` })
			.where(eq(adoption.id, id));
		await noteAdoption(tx, by, 'adoption.confirmed', about(kept), { before: said(kept), after: use });
		await answerDeclarers(tx, kept, 'adoption_confirmed', '', sender);
		return yes(null);
	});
}

/** The organisation does not use it: what was declared goes, and the log keeps who declared and who refused. @throws 404, 403 */
export async function refuseAdoption(
	db: Db,
	by: Actor,
	{ id, revision }: Shown,
	reason: string,
	sender: Sender
): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const kept = await demandAdoption(tx, by, 'adoption.confirm', id, true);
		const decision = answering(kept, revision);
		if (!decision.ok) return decision;
		if (reason === '') return no({ field: 'remark', key: 'adoption.refusal_missing' });
		await tx.delete(adoption).where(eq(adoption.id, id));
		await noteAdoption(tx, by, 'adoption.refused', about(kept), { reason, before: said(kept) });
		await answerDeclarers(tx, kept, 'adoption_refused', reason, sender);
		return yes(null);
	});
}

/** @throws 404, 403 */
export async function changeAdoption(db: Db, by: Actor, { id, revision }: Shown, use: Use): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const kept = await demandAdoption(tx, by, 'adoption.confirm', id, true);
		const decision = changing(kept, revision);
		if (!decision.ok) return decision;
		await tx
			.update(adoption)
			.set({ ...use, revision: revision + 1 })
			.where(eq(adoption.id, id));
		await noteAdoption(tx, by, 'adoption.changed', about(kept), { before: said(kept), after: use });
		return yes(null);
	});
}

/** @throws 404, 403 */
export async function endAdoption(db: Db, by: Actor, { id, revision }: Shown, ending: Ending): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const kept = await demandAdoption(tx, by, 'adoption.confirm', id, true);
		const decision = changing(kept, revision);
		if (!decision.ok) return decision;
		if (ending.endedOn < kept.sinceOn) return no({ field: 'ended_on', key: 'adoption.ended_before_start' });
		await tx
			.update(adoption)
			.set({
				stage: 'ended',
				revision: revision + 1,
				endedOn: ending.endedOn,
				endedReason: ending.reason,
				language: by.language
			})
			.where(eq(adoption.id, id));
		await noteAdoption(tx, by, 'adoption.ended', about(kept), { reason: ending.reason, before: said(kept) });
		return yes(null);
	});
}

/** The declaring side takes back what nobody has answered yet. @throws 404, 403 */
export async function takeBackDeclaration(db: Db, by: Actor, { id, revision }: Shown): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const kept = await demandAdoption(tx, by, 'adoption.read', id, true);
		demand(by, 'adoption.declare', { organisationId: kept.declarer.id }, 'public.read');
		const decision = answering(kept, revision);
		if (!decision.ok) return decision;
		await tx.delete(adoption).where(eq(adoption.id, id));
		await noteAdoption(tx, by, 'adoption.taken_back', about(kept), { before: said(kept) });
		return yes(null);
	});
}

const about = ({ id, organisation }: Adoption) => ({ id, organisationId: organisation.id });

function said({ solution, declarer, stage, sinceOn, userCount }: Adoption) {
	return { solutionId: solution.id, declarerId: declarer.id, stage, sinceOn, userCount };
}

async function answerDeclarers(
	tx: Db,
	{ declarer, organisation, solution: { name, slug } }: Adoption,
	kind: 'adoption_confirmed' | 'adoption_refused',
	reason: string,
	sender: Sender
): Promise<void> {
	// who answers for the own organisation needs no mail of it
	if (declarer.id === organisation.id) return;
	await tellDeclarers(tx, declarer.id, { kind, solution: name, slug, organisation, reason }, sender);
}
