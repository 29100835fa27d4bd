/** Meetings as everybody sees them: no name of anybody who comes, only how many. */
import { and, asc, count, desc, eq, gt, inArray, lte, ne, sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import { readPage, type Page } from '#lib/page.ts';
import { changedFields, isWholeDay, signUpCloses, type Change, type EventFacts } from './event.ts';
import type { KeptEvent } from './event-work.server.ts';
import { event } from './schema.server.ts';

const PER_PAGE = 20;
/** More than anybody keeps in a calendar; the pages show the rest. */
const MOST_OF_FEED = 200;
const MOST_OF_NEED = 50;

const isPublic = ne(event.state, 'draft');
/** When it last changed as others see it: what its calendar file and feed say. */
const changedAt = sql<string>`coalesce((
	select max(at) from journal_entry j where j.about_kind = 'event' and j.about_id = event.id::text
		and j.kind in ('event.published', 'event.changed', 'event.cancelled', 'event.minutes_published', 'event.minutes_changed')
), ${event.publishedAt}, ${event.startsAt})`;

export async function comingEvents(db: Db, now: Date, most = MOST_OF_FEED): Promise<EventFacts[]> {
	return facts(db, and(isPublic, gt(event.endsAt, now)), most, asc(event.startsAt));
}

/** The next that is to be held. */
export async function nextEvent(db: Db): Promise<EventFacts | undefined> {
	const isToCome = and(eq(event.state, 'published'), gt(event.startsAt, sql`now()`));
	const [next] = await facts(db, isToCome, 1, asc(event.startsAt));
	return next;
}

/** The latest first. */
export async function pastEvents(
	db: Db,
	now: Date,
	asked: string | null,
	perPage = PER_PAGE
): Promise<{ events: EventFacts[]; page: Page; total: number }> {
	const wanted = and(isPublic, lte(event.endsAt, now));
	const [row] = await db.select({ total: count() }).from(event).where(wanted);
	const total = row?.total ?? 0;
	const page = readPage(asked, total, perPage);
	const events = await facts(db, wanted, perPage, desc(event.startsAt), page.offset);
	return { events, page, total };
}

/** Public meetings about a need, the next first. */
export async function eventsOfNeed(db: Db, needId: string): Promise<EventFacts[]> {
	return facts(db, and(isPublic, eq(event.needId, needId)), MOST_OF_NEED, desc(event.startsAt));
}

/** All of an organisation's, drafts too, the latest first. */
export async function eventsOf(db: Db, covers: readonly string[]): Promise<EventFacts[]> {
	return facts(db, inArray(event.ownerId, [...covers]), MOST_OF_FEED, desc(event.startsAt));
}

/** What the feed tells, the newest meeting first. */
export async function newestEvents(db: Db): Promise<EventFacts[]> {
	return facts(db, isPublic, 50, sql`${event.publishedAt} desc nulls last`);
}

export async function publicEvent(db: Db, slug: string): Promise<EventFacts | undefined> {
	const [row] = await facts(db, and(isPublic, eq(event.slug, slug)), 1, asc(event.id));
	return row;
}

export type Changed = { readonly id: number; readonly at: Date; readonly changes: readonly Change[] };

/** What was changed after it was told of, the newest first. */
export async function changesOf(db: Db, eventId: string): Promise<Changed[]> {
	const rows = await db
		.select({
			id: journalEntry.id,
			at: journalEntry.at,
			before: sql<Record<string, string> | null>`${journalEntry.before}`,
			after: sql<Record<string, string> | null>`${journalEntry.after}`
		})
		.from(journalEntry)
		.where(
			and(
				eq(journalEntry.aboutKind, 'event'),
				eq(journalEntry.aboutId, eventId),
				eq(journalEntry.kind, 'event.changed')
			)
		)
		.orderBy(desc(journalEntry.id))
		.limit(50);
	return rows.map(({ id, at, before, after }) => ({
		id,
		at,
		changes: changedFields
			.filter((field) => after?.[field] !== undefined)
			.map((field) => ({ field, before: before?.[field] ?? '', after: after?.[field] ?? '' }))
	}));
}

async function facts(db: Db, wanted: SQL | undefined, most: number, order: SQL, offset = 0): Promise<EventFacts[]> {
	const rows = await db
		.select({ event, changedAt })
		.from(event)
		.where(wanted)
		.orderBy(order, asc(event.id))
		.limit(most)
		.offset(offset);
	return rows.map(({ event: row, changedAt: at }) => factsOf(row as KeptEvent, new Date(at)));
}

export function factsOf(row: KeptEvent, at: Date): EventFacts {
	const { id, slug, title, text, language, state, startsAt, endsAt, place, ownerId, host, needId } = row;
	return {
		...{ id, slug, title, text, language, state, startsAt, endsAt, place, ownerId, host, needId },
		isWholeDay: isWholeDay(row),
		isOnline: row.onlineUrl !== null,
		signUpClosesAt: signUpCloses(row),
		hasMinutes: row.minutesPublishedAt !== null,
		sequence: row.sequence,
		changedAt: at,
		publishedAt: row.publishedAt
	};
}
