import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf, no, yes, type Decision } from '#lib/decision.ts';
import { decidersOf, demandDecider } from './deciders.server.ts';
import { decidesStep, steps, type PhaseFacts } from './phase.ts';
import { openStep, phaseFacts, type OpenStep } from './phase-changes.server.ts';
import { recordMove } from './pilot-journal.server.ts';
import type { MailContext } from './pilot-mail.server.ts';
import type { Pilot } from './pilots.server.ts';
import { phaseChange, pilot } from './schema.server.ts';
import { tellAsker } from './step-mail.server.ts';

export type StepVerdict = {
	pilotId: string;
	/** The request that was read; another one is not decided in its place. */
	requestId: string;
	approve: boolean;
	remark: string;
};

/** An administrator of the owner, or the secretariat in its place, takes a step that another asked for, or says no with a remark. */
export async function decidePhaseChange(
	db: Db,
	by: Actor,
	verdict: StepVerdict,
	context: MailContext
): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const at = { pilotId: verdict.pilotId, today: context.today };
		const { of: found, asked: step } = await demandDecider(tx, by, at, openStep);
		if (!step || step.toStanding !== null || step.id !== verdict.requestId)
			return no({ field: '', key: 'pilot.moved_on' });

		const issues = issuesOf(stands(by, step, verdict, await phaseFacts(tx, found)));
		if (issues.length > 0) return no(...issues);
		await tx
			.update(phaseChange)
			.set({
				state: verdict.approve ? 'approved' : 'returned',
				decidedBy: by.personId,
				decidedAt: sql`now()`,
				remark: verdict.remark === '' ? null : verdict.remark
			})
			.where(eq(phaseChange.id, step.id));
		if (verdict.approve) await enter(tx, found, step);
		await recordMove(tx, by, verdict.approve ? 'pilot.phase_changed' : 'pilot.phase_returned', found, {
			reason: verdict.remark,
			after: { from: step.from, to: step.to }
		});
		const { organisationId } = await decidersOf(tx, found.ownerId, step.requestedBy, context.today);
		const told = { of: found, wanted: { phase: step.to, standing: null }, remark: verdict.remark };
		const answer = verdict.approve ? 'approved' : 'refused';
		await tellAsker(tx, by, { ...told, requestedBy: step.requestedBy }, answer, { ...context, organisationId });
		return yes(null);
	});
}

/** What the phase needs is asked for again: it may have gone since. */
function stands(by: Actor, step: OpenStep, { approve, remark }: StepVerdict, facts: PhaseFacts): Decision<unknown> {
	const eyes = decidesStep(by.personId, step.requestedBy);
	if (!eyes.ok) return eyes;
	if (!approve) return remark === '' ? no({ field: 'reason', key: 'phase.remark_missing' }) : yes(null);
	return steps(step, facts);
}

/** Going back from the last phase takes the outcome away: it is to be found anew. */
async function enter(tx: Db, found: Pilot, { to, reason, outcome, decision }: OpenStep): Promise<void> {
	await tx
		.update(pilot)
		.set({
			phase: to,
			...((to === 'realisation' || found.phase === 'realisation') && {
				outcome,
				decision,
				standing: decision === 'stopped' ? 'stopped' : 'running',
				standingReason: decision === 'stopped' ? reason : ''
			})
		})
		.where(eq(pilot.id, found.id));
}
