/** Days in the life of a pilot that everybody may know. */
import { and, asc, desc, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import type { Phase, PhaseDay } from './pilot-view.ts';
import { phaseChange } from './schema.server.ts';

/** From the log, since a version forgets its day when the next one takes its place. */
export async function publishedDays(db: Db, id: string): Promise<string[]> {
	const rows = await db
		.select({ day: dayOf(sql`${journalEntry.at}`) })
		.from(journalEntry)
		.where(
			and(eq(journalEntry.aboutKind, 'pilot'), eq(journalEntry.aboutId, id), eq(journalEntry.kind, 'pilot.published'))
		)
		.orderBy(desc(journalEntry.id))
		.limit(50);
	return rows.map(({ day }) => day);
}

/** The steps that were taken, oldest first. */
export async function phaseDays(db: Db, id: string): Promise<PhaseDay[]> {
	return db
		.select({ on: dayOf(sql`${phaseChange.decidedAt}`), phase: sql<Phase>`${phaseChange.toPhase}` })
		.from(phaseChange)
		.where(
			and(
				eq(phaseChange.pilotId, id),
				eq(phaseChange.state, 'approved'),
				isNull(phaseChange.toStanding),
				isNotNull(phaseChange.decidedAt)
			)
		)
		.orderBy(asc(phaseChange.decidedAt))
		.limit(50);
}

/** The day of an instant on the clock of both countries. */
export function dayOf(instant: SQL): SQL<string> {
	return sql<string>`to_char(${instant} at time zone 'Europe/Oslo', 'YYYY-MM-DD')`;
}
