import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { takesBack } from './phase.ts';
import { openStep } from './phase-changes.server.ts';
import { recordMove } from './pilot-journal.server.ts';
import { demandPilot } from './pilots.server.ts';
import { phaseChange } from './schema.server.ts';

/** Whoever asked for a step takes the request back while nobody has answered it. */
export async function withdrawPhaseChange(
	db: Db,
	by: Actor,
	{ pilotId, requestId }: { pilotId: string; requestId: string }
): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const pilot = await demandPilot(tx, by, 'pilot.change_phase', pilotId, true);
		const step = await openStep(tx, pilotId);
		if (!step || step.toStanding !== null || step.id !== requestId) return no({ field: '', key: 'pilot.moved_on' });
		const own = takesBack(by.personId, step.requestedBy);
		if (!own.ok) return own;

		await tx.update(phaseChange).set({ state: 'withdrawn' }).where(eq(phaseChange.id, step.id));
		await recordMove(tx, by, 'pilot.phase_request_withdrawn', pilot, { after: { from: step.from, to: step.to } });
		return yes(null);
	});
}
