/** What is known where a pause, a stop or taking up again is asked for or decided. */
import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { Outcome, Standing } from './pilot-view.ts';
import type { Pilot } from './pilots.server.ts';
import { phaseChange, pilot } from './schema.server.ts';
import type { StandingFacts } from './standing.ts';

/** Lessons belong to a domain that stands on this one; a draft is enough, so that a stop need not wait for the secretariat. */
export async function standingFacts(db: Db, { id, standing, phase }: Pilot): Promise<StandingFacts> {
	const [row] = await db.execute<{ found: boolean }>(sql`
		select exists (select 1 from lesson where pilot_id = ${id} and publication <> 'withdrawn') as found`);
	return { standing, phase, hasLesson: row?.found ?? false };
}

export type OpenStanding = {
	id: string;
	to: Standing;
	reason: string;
	outcome: Outcome | null;
	requestedBy: string;
	requestedAt: Date;
	name: string;
};

/** The change that waits for the owner's administrator; undefined when there is none. */
export async function openStanding(db: Db, pilotId: string): Promise<OpenStanding | undefined> {
	const [row] = await db
		.select({
			id: phaseChange.id,
			to: sql<Standing>`${phaseChange.toStanding}`,
			reason: phaseChange.reason,
			outcome: sql<Outcome | null>`${phaseChange.outcome}`,
			requestedBy: phaseChange.requestedBy,
			requestedAt: phaseChange.requestedAt,
			name: person.name
		})
		.from(phaseChange)
		.innerJoin(person, eq(person.id, phaseChange.requestedBy))
		.where(
			and(eq(phaseChange.pilotId, pilotId), eq(phaseChange.state, 'submitted'), isNotNull(phaseChange.toStanding))
		);
	return row;
}

/** What was answered last, for whoever asked. */
export async function lastAnswer(db: Db, pilotId: string) {
	const [row] = await db
		.select({
			to: sql<Standing>`${phaseChange.toStanding}`,
			state: sql<'approved' | 'returned'>`${phaseChange.state}`,
			remark: phaseChange.remark,
			at: phaseChange.decidedAt,
			name: person.name
		})
		.from(phaseChange)
		.innerJoin(person, eq(person.id, phaseChange.decidedBy))
		.where(and(eq(phaseChange.pilotId, pilotId), isNotNull(phaseChange.toStanding)))
		.orderBy(desc(phaseChange.decidedAt))
		.limit(1);
	return row;
}

export async function standingReasonOf(db: Db, pilotId: string): Promise<string> {
	const [row] = await db.select({ reason: pilot.standingReason }).from(pilot).where(eq(pilot.id, pilotId));
	return row?.reason ?? '';
}
