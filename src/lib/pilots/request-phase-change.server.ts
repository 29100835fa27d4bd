import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { steps, type PhaseWish } from './phase.ts';
import { openStep, phaseFacts } from './phase-changes.server.ts';
import { recordMove } from './pilot-journal.server.ts';
import { demandPilot } from './pilots.server.ts';
import { phaseChange } from './schema.server.ts';

/** Asks the owner's administrator for the next phase, or one back. */
export async function requestPhaseChange(db: Db, by: Actor, pilotId: string, wish: PhaseWish): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const pilot = await demandPilot(tx, by, 'pilot.change_phase', pilotId, true);
		if (await openStep(tx, pilotId)) return no({ field: '', key: 'phase.already_requested' });
		const step = steps(wish, await phaseFacts(tx, pilot));
		if (!step.ok) return step;

		const { to, reason, outcome, decision } = step.value;
		await tx.insert(phaseChange).values({
			pilotId,
			fromPhase: pilot.phase,
			toPhase: to,
			reason,
			outcome,
			decision,
			requestedBy: by.personId
		});
		await recordMove(tx, by, 'pilot.phase_requested', pilot, { reason, after: { from: pilot.phase, to } });
		return yes(null);
	});
}
