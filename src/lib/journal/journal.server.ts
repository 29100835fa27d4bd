/** The log of everything that happened, written in the transaction of the change and never altered. */
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { isSealedEntry } from '#lib/still-sealed.server.ts';
import { beforeNews } from './news-order.server.ts';
import { isNews } from './news.ts';
import { journalEntry, news } from './schema.server.ts';

export type Entry = {
	/** `thing.what_happened`, as `pilot.published`; each has a text `journal.<kind with _ for .>`. */
	kind: string;
	by: string | null;
	organisationId: string | null;
	about: { kind: string; id: string };
	reason?: string | undefined;
	before?: unknown;
	after?: unknown;
};

export async function record(tx: Db, entry: Entry): Promise<void> {
	await recordAll(tx, [entry]);
}

/** In one statement, in this order; what others may hear of is put before those who tell them. */
export async function recordAll(tx: Db, entries: readonly Entry[]): Promise<void> {
	if (entries.length === 0) return;
	if (entries.some(({ kind }) => isNews(kind))) await beforeNews(tx);
	const written = await tx
		.insert(journalEntry)
		.values(
			entries.map((entry) => ({
				kind: entry.kind,
				personId: entry.by,
				organisationId: entry.organisationId,
				aboutKind: entry.about.kind,
				aboutId: entry.about.id,
				reason: entry.reason ?? null,
				before: entry.before ?? null,
				after: entry.after ?? null
			}))
		)
		.returning({
			journalId: journalEntry.id,
			kind: journalEntry.kind,
			aboutKind: journalEntry.aboutKind,
			aboutId: journalEntry.aboutId
		});
	const heard = written.filter(({ kind }) => isNews(kind));
	if (heard.length > 0) await tx.insert(news).values(heard);
}

type Recorded = {
	id: number;
	at: Date;
	kind: string;
	personId: string | null;
	/** Of who did it; null where nobody is known. */
	name: string | null;
	reason: string | null;
};

/** The newest hundred moves of one thing that may be told by now, newest first. The caller has made sure of the reader. */
export async function historyOf(db: Db, kind: string, id: string): Promise<Recorded[]> {
	return db
		.select({
			id: journalEntry.id,
			at: journalEntry.at,
			kind: journalEntry.kind,
			personId: journalEntry.personId,
			name: sql<string | null>`(select name from person where person.id = journal_entry.person_id)`,
			reason: journalEntry.reason
		})
		.from(journalEntry)
		.where(
			and(eq(journalEntry.aboutKind, kind), eq(journalEntry.aboutId, id), sql`not ${isSealedEntry(sql`journal_entry`)}`)
		)
		.orderBy(desc(journalEntry.id))
		.limit(100);
}
