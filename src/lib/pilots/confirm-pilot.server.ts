import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { recordMove } from './pilot-journal.server.ts';
import { demandPilot } from './pilots.server.ts';
import { pilot } from './schema.server.ts';

/** The owner says that what everybody may read still holds. Saying it twice on one day is saying it once. */
export async function confirmPilot(db: Db, by: Actor, pilotId: string, today: string): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const found = await demandPilot(tx, by, 'pilot.confirm', pilotId, true);
		if (!found.public) return no({ field: '', key: 'pilot.moved_on' });
		const [life] = await tx.select({ on: pilot.confirmedOn }).from(pilot).where(eq(pilot.id, pilotId));
		if (life?.on === today) return yes(null);
		await tx.update(pilot).set({ confirmedOn: today }).where(eq(pilot.id, pilotId));
		await recordMove(tx, by, 'pilot.confirmed', found, { version: found.public.number });
		return yes(null);
	});
}
