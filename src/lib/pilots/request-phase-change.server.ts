import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf, no, yes, type Decision } from '#lib/decision.ts';
import { decidersOf } from './deciders.server.ts';
import { asks, steps, type PhaseWish } from './phase.ts';
import { openStep, phaseFacts } from './phase-changes.server.ts';
import { recordMove } from './pilot-journal.server.ts';
import type { MailContext } from './pilot-mail.server.ts';
import { demandPilot } from './pilots.server.ts';
import { phaseChange } from './schema.server.ts';
import { tellDeciders } from './step-mail.server.ts';

/**
 * Asks an administrator of the owner for the next phase, or one back, and tells that person by mail; the secretariat where
 * nobody but the one who asks is administrator.
 */
export async function requestPhaseChange(
	db: Db,
	by: Actor,
	pilotId: string,
	wish: PhaseWish,
	context: MailContext
): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const pilot = await demandPilot(tx, by, 'pilot.change_phase', pilotId, true);
		if (await openStep(tx, pilotId)) return no({ field: '', key: 'phase.already_requested' });
		const step = steps(wish, await phaseFacts(tx, pilot));
		const deciders = await decidersOf(tx, pilot.ownerId, by.personId, context.today);
		const asked = asks(wish.askedOf, deciders);
		if (!step.ok || !asked.ok) return no(...issuesOf(step), ...issuesOf(asked));

		const { to, reason, outcome, decision } = step.value;
		await tx.insert(phaseChange).values({
			pilotId,
			fromPhase: pilot.phase,
			toPhase: to,
			reason,
			outcome,
			decision,
			askedOf: asked.value,
			requestedBy: by.personId
		});
		await recordMove(tx, by, 'pilot.phase_requested', pilot, { reason, after: { from: pilot.phase, to } });
		const told = { of: pilot, wanted: { phase: to, standing: null }, reason, askedOf: asked.value };
		await tellDeciders(tx, by, told, deciders, context);
		return yes(null);
	});
}
