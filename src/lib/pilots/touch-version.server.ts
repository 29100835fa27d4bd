import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import type { PilotHead } from './pilot.ts';
import { recordWriting } from './pilot-journal.server.ts';
import { pilotVersion } from './schema.server.ts';

/**
 * What belongs to the version beside its fields was changed: whoever is about to decide it is told, and whoever changed
 * it does not decide it.
 */
export async function touchVersion(
	tx: Db,
	by: Actor,
	of: Pick<PilotHead, 'id' | 'ownerId'>,
	number: number
): Promise<void> {
	await tx
		.update(pilotVersion)
		.set({
			revision: sql`${pilotVersion.revision} + 1`,
			editedBy: by.personId,
			editedAt: sql`now()`,
			decidedBy: null,
			decidedAt: null
		})
		.where(and(eq(pilotVersion.pilotId, of.id), eq(pilotVersion.number, number)));
	await recordWriting(tx, by, of, number);
}
