import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { pilot, pilotVersion } from './schema.server.ts';

/** Addresses of all public pilots; as many as one site map may hold with room for the rest. */
export async function publishedPilotSlugs(db: Db): Promise<string[]> {
	const rows = await db
		.select({ slug: pilot.slug })
		.from(pilot)
		.innerJoin(pilotVersion, and(eq(pilotVersion.pilotId, pilot.id), eq(pilotVersion.publication, 'published')))
		.where(isNull(pilot.hiddenAt))
		.orderBy(asc(pilot.slug))
		.limit(10_000);
	return rows.map(({ slug }) => slug);
}
