import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf, no, yes, type Decision } from '#lib/decision.ts';
import { closeStep, type StepVerdict } from './close-step.server.ts';
import { decidersOf, demandDecider } from './deciders.server.ts';
import { answersStep, steps } from './phase.ts';
import { openStep, phaseFacts, type OpenStep } from './phase-changes.server.ts';
import { recordMove } from './pilot-journal.server.ts';
import type { MailContext } from './pilot-mail.server.ts';
import type { Pilot } from './pilots.server.ts';
import { pilot } from './schema.server.ts';
import { tellAsker } from './step-mail.server.ts';

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

		const issues = issuesOf(
			answersStep(by.personId, step.requestedBy, verdict, steps(step, await phaseFacts(tx, found)))
		);
		if (issues.length > 0) return no(...issues);
		await closeStep(tx, by, verdict);
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
