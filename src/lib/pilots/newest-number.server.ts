import { eq, max } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { pilotVersion } from './schema.server.ts';

/** Number of the newest version, withdrawn ones too. */
export async function newestNumber(tx: Db, pilotId: string): Promise<number> {
	const [row] = await tx
		.select({ number: max(pilotVersion.number) })
		.from(pilotVersion)
		.where(eq(pilotVersion.pilotId, pilotId));
	return row?.number ?? 0;
}
