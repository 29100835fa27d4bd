import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf, no, yes, type Decision } from '#lib/decision.ts';
import { closeStep, type StepVerdict } from './close-step.server.ts';
import { decidersOf, demandDecider } from './deciders.server.ts';
import { answersStep } from './phase.ts';
import { recordMove } from './pilot-journal.server.ts';
import type { MailContext } from './pilot-mail.server.ts';
import { pilot } from './schema.server.ts';
import { openStanding, standingFacts, type OpenStanding } from './standing-changes.server.ts';
import { tellAsker } from './step-mail.server.ts';
import { standsOn } from './standing.ts';

/** An administrator of the owner who did not ask, or the secretariat in its place, pauses, stops or takes up the pilot, or says no. */
export async function decideStanding(
	db: Db,
	by: Actor,
	verdict: StepVerdict,
	context: MailContext
): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const at = { pilotId: verdict.pilotId, today: context.today };
		const { of: found, asked: open } = await demandDecider(tx, by, at, openStanding);
		if (!open || open.id !== verdict.requestId) return no({ field: '', key: 'pilot.moved_on' });
		const issues = issuesOf(
			answersStep(by.personId, open.requestedBy, verdict, standsOn(open, await standingFacts(tx, found)))
		);
		if (issues.length > 0) return no(...issues);

		await closeStep(tx, by, verdict);
		if (verdict.approve) await tx.update(pilot).set(lifeAfter(open)).where(eq(pilot.id, found.id));
		await recordMove(tx, by, verdict.approve ? 'pilot.standing_changed' : 'pilot.standing_refused', found, {
			reason: verdict.approve ? open.reason : verdict.remark,
			before: { standing: found.standing },
			after: { standing: open.to, ...(open.outcome !== null && { outcome: open.outcome }) }
		});
		const { organisationId } = await decidersOf(tx, found.ownerId, open.requestedBy, context.today);
		const told = { of: found, wanted: { phase: found.phase, standing: open.to }, remark: verdict.remark };
		const answer = verdict.approve ? 'approved' : 'refused';
		await tellAsker(tx, by, { ...told, requestedBy: open.requestedBy }, answer, { ...context, organisationId });
		return yes(null);
	});
}

/** Taking up a stopped pilot takes its outcome away: it is to be found anew. A rest leaves it as it is. */
function lifeAfter({ to, reason, outcome }: OpenStanding) {
	if (to === 'stopped') return { standing: to, standingReason: reason, outcome, decision: 'stopped' };
	if (to === 'paused') return { standing: to, standingReason: reason };
	return {
		standing: to,
		standingReason: '',
		outcome: sql`case when ${pilot.standing} = 'stopped' then null else ${pilot.outcome} end`,
		decision: sql`case when ${pilot.standing} = 'stopped' then null else ${pilot.decision} end`
	};
}
