import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { yes, type Decision } from '#lib/decision.ts';
import { changing } from './measurement.ts';
import { lockMeasurement, recordMove } from './measuring.server.ts';
import { measurement } from './schema.server.ts';

/** Deletes a draft or a returned value; one that somebody has seen approved is only ever superseded. @throws 404, 403 */
export async function deleteMeasurement(db: Db, by: Actor, id: string, revision: number): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const kept = await lockMeasurement(tx, by, 'measurement.write', id);
		const decision = changing(kept, revision);
		if (!decision.ok) return decision;
		await tx.delete(measurement).where(eq(measurement.id, id));
		const before = { indicator: kept.indicatorKey, point: kept.point };
		await recordMove(tx, by, 'deleted', kept, { before });
		return yes(id);
	});
}
