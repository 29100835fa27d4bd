/** What waits for the secretariat. */
import { asc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import { person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { pilot, pilotVersion } from './schema.server.ts';

export type WaitingPilot = {
	id: string;
	title: string;
	language: string;
	ownerNb: string;
	ownerSv: string;
	submittedAt: Date | null;
	submittedBy: string | null;
	/** How long it has waited. */
	days: number;
	/** Null for one that has never been public. */
	publishedAt: Date | null;
};

/** Submitted pilots, the oldest first. @throws 404 for everybody but the secretariat and the auditor */
export async function waitingPilots(db: Db, by: Actor | null, today: string): Promise<WaitingPilot[]> {
	demand(by, 'review.read', { organisationId: null });
	return db
		.select({
			id: pilot.id,
			title: pilotVersion.title,
			language: pilot.language,
			ownerNb: organisation.nameNb,
			ownerSv: organisation.nameSv,
			submittedAt: pilotVersion.submittedAt,
			submittedBy: person.name,
			days: sql<number>`${today}::date - (${pilotVersion.submittedAt} at time zone 'Europe/Oslo')::date`,
			publishedAt: pilot.publishedAt
		})
		.from(pilotVersion)
		.innerJoin(pilot, eq(pilot.id, pilotVersion.pilotId))
		.innerJoin(organisation, eq(organisation.id, pilot.ownerId))
		.leftJoin(person, eq(person.id, pilotVersion.submittedBy))
		.where(eq(pilotVersion.publication, 'submitted'))
		.orderBy(asc(pilotVersion.submittedAt), asc(pilot.id))
		.limit(200);
}
