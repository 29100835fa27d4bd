import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { ownershipTransfer } from './asked-schema.server.ts';
import { recordMove } from './pilot-journal.server.ts';
import { demandPilot } from './pilots.server.ts';
import { phaseChange, pilot, pilotVersion } from './schema.server.ts';

/**
 * Takes a published pilot away for good. Its address stays and tells why; what waited for an answer is closed. An
 * unpublished pilot is laid aside instead.
 */
export async function withdrawPilot(db: Db, by: Actor, pilotId: string, reason: string): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const found = await demandPilot(tx, by, 'pilot.withdraw', pilotId, true);
		if (!found.public) return no({ field: '', key: 'pilot.moved_on' });
		if (reason === '') return no({ field: 'reason', key: 'pilot.withdraw_reason_missing' });

		await tx
			.update(pilot)
			.set({ withdrawnAt: sql`now()`, withdrawnReason: reason })
			.where(eq(pilot.id, pilotId));
		const shown = ['draft', 'submitted', 'returned', 'published'];
		await tx
			.update(pilotVersion)
			.set({ publication: 'withdrawn' })
			.where(and(eq(pilotVersion.pilotId, pilotId), inArray(pilotVersion.publication, shown)));
		await tx
			.update(phaseChange)
			.set({ state: 'returned', decidedAt: sql`now()` })
			.where(and(eq(phaseChange.pilotId, pilotId), eq(phaseChange.state, 'submitted')));
		await tx
			.update(ownershipTransfer)
			.set({ state: 'cancelled', decidedAt: sql`now()` })
			.where(and(eq(ownershipTransfer.pilotId, pilotId), eq(ownershipTransfer.state, 'requested')));
		await recordMove(tx, by, 'pilot.withdrawn', found, { reason, version: found.public.number });
		return yes(null);
	});
}

/** Whether it was taken away for good: then nothing is written in it any more. */
export async function isWithdrawn(db: Db, pilotId: string): Promise<boolean> {
	const [row] = await db.select({ at: pilot.withdrawnAt }).from(pilot).where(eq(pilot.id, pilotId));
	return row !== undefined && row.at !== null;
}
