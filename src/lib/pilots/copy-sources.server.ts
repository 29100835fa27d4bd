import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { pilot, pilotVersion } from './schema.server.ts';

export type CopySource = { id: string; title: string; language: string; isOwn: boolean };

/** What an organisation may copy, by title: its own pilots and what others have published. */
export async function copySources(db: Db, covers: readonly string[]): Promise<CopySource[]> {
	const isOwn = inArray(pilot.ownerId, [...covers]);
	return db
		.select({
			id: pilot.id,
			title: pilotVersion.title,
			language: pilot.language,
			isOwn: sql<boolean>`${isOwn}`
		})
		.from(pilot)
		.innerJoin(pilotVersion, eq(pilotVersion.pilotId, pilot.id))
		.where(
			or(
				and(eq(pilotVersion.publication, 'published'), or(isOwn, isNull(pilot.hiddenAt))),
				and(isOwn, inArray(pilotVersion.publication, ['draft', 'submitted', 'returned']), isNull(pilot.publishedAt))
			)
		)
		.orderBy(asc(pilotVersion.title), asc(pilot.id))
		.limit(1000);
}
