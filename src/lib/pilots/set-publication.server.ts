import { and, eq, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Publication } from './pilot.ts';
import { pilotVersion } from './schema.server.ts';

type Stamps = Partial<
	Record<'submittedBy' | 'decidedBy', string | null> & Record<'submittedAt' | 'decidedAt', SQL | Date | null>
>;

/** Moves one version of a pilot that is locked. */
export async function setPublication(
	tx: Db,
	key: { pilotId: string; number: number },
	publication: Publication,
	stamps: Stamps = {}
): Promise<void> {
	await tx
		.update(pilotVersion)
		.set({ publication, ...stamps })
		.where(and(eq(pilotVersion.pilotId, key.pilotId), eq(pilotVersion.number, key.number)));
}
