import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf, no, yes, type Decision } from '#lib/decision.ts';
import { decidersOf } from './deciders.server.ts';
import { openStep } from './phase-changes.server.ts';
import { recordMove } from './pilot-journal.server.ts';
import type { MailContext } from './pilot-mail.server.ts';
import { demandPilot } from './pilots.server.ts';
import { phaseChange } from './schema.server.ts';
import { openStanding, standingFacts } from './standing-changes.server.ts';
import { tellDeciders } from './step-mail.server.ts';
import { standsOn, type StandingWish } from './standing.ts';

/** Asks the owner's administrators, by mail too, to let the pilot rest, to stop it or to take it up again. */
export async function requestStanding(
	db: Db,
	by: Actor,
	pilotId: string,
	wish: StandingWish,
	context: MailContext
): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const pilot = await demandPilot(tx, by, 'pilot.change_phase', pilotId, true);
		if (await openStep(tx, pilotId)) return no({ field: '', key: 'phase.already_requested' });
		const step = standsOn(wish, await standingFacts(tx, pilot));
		const deciders = await decidersOf(tx, pilot.ownerId, by.personId, context.today);
		const nobody = deciders.people.length === 0 ? no({ field: '', key: 'phase.no_administrator' }) : yes(null);
		if (!step.ok || !nobody.ok) return no(...issuesOf(step), ...issuesOf(nobody));

		const { to, reason, outcome } = step.value;
		await tx.insert(phaseChange).values({
			pilotId,
			fromPhase: pilot.phase,
			toPhase: pilot.phase,
			toStanding: to,
			reason,
			outcome,
			decision: to === 'stopped' ? 'stopped' : null,
			requestedBy: by.personId
		});
		await recordMove(tx, by, 'pilot.standing_requested', pilot, { reason, after: { standing: to } });
		const told = { of: pilot, wanted: { phase: pilot.phase, standing: to }, reason, askedOf: null };
		await tellDeciders(tx, by, told, deciders, context);
		return yes(null);
	});
}

/** Whoever works on the pilot takes the question back while nobody has answered it. */
export async function cancelStanding(db: Db, by: Actor, pilotId: string): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const pilot = await demandPilot(tx, by, 'pilot.change_phase', pilotId, true);
		const open = await openStanding(tx, pilotId);
		if (!open) return no({ field: '', key: 'pilot.moved_on' });
		await tx
			.update(phaseChange)
			.set({ state: 'returned', decidedAt: sql`now()` })
			.where(and(eq(phaseChange.id, open.id), eq(phaseChange.state, 'submitted')));
		await recordMove(tx, by, 'pilot.standing_cancelled', pilot, { after: { standing: open.to } });
		return yes(null);
	});
}
