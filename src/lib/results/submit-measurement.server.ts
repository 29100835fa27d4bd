import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { yes, type Decision } from '#lib/decision.ts';
import { changing } from './measurement.ts';
import { lockMeasurement, recordMove, type LockedPilot } from './measuring.server.ts';
import { measurement } from './schema.server.ts';

/** Hands a draft or a returned value to the secretariat. @throws 404, 403 */
export async function submitMeasurement(db: Db, by: Actor, id: string, revision: number): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const kept = await lockMeasurement(tx, by, 'measurement.write', id);
		const decision = changing(kept, revision);
		if (!decision.ok) return decision;
		await markSubmitted(tx, by, kept);
		return yes(id);
	});
}

/** For a value that its caller has locked and found open to change. */
export async function markSubmitted(tx: Db, by: Actor, kept: { id: string; pilot: LockedPilot }): Promise<void> {
	await tx
		.update(measurement)
		.set({ state: 'submitted', revision: sql`${measurement.revision} + 1`, decidedBy: null, decidedAt: null })
		.where(eq(measurement.id, kept.id));
	await recordMove(tx, by, 'submitted', kept);
}
