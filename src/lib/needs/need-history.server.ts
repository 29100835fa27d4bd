import { and, desc, eq } from 'drizzle-orm';
import { person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';

export type NeedHappening = { id: number; at: Date; kind: string; name: string | null; reason: string | null };

/** The newest hundred things that happened to a need, with who did them. The caller has made sure of the reader. */
export async function historyOfNeed(db: Db, id: string): Promise<NeedHappening[]> {
	return db
		.select({
			id: journalEntry.id,
			at: journalEntry.at,
			kind: journalEntry.kind,
			name: person.name,
			reason: journalEntry.reason
		})
		.from(journalEntry)
		.leftJoin(person, eq(person.id, journalEntry.personId))
		.where(and(eq(journalEntry.aboutKind, 'need'), eq(journalEntry.aboutId, id)))
		.orderBy(desc(journalEntry.at), desc(journalEntry.id))
		.limit(100);
}
