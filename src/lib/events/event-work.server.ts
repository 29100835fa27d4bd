/** What every change of a meeting starts from. One meeting changes one thing at a time: its row is locked. */
import { and, asc, count, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Action } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import { logParticipation, type Participation } from '#lib/needs/need-log.server.ts';
import type { AgendaItem, Change, EventContent, EventState } from './event.ts';
import { agendaItem, event, signUp, slot } from './schema.server.ts';

type Row = typeof event.$inferSelect;
export type KeptEvent = Omit<Row, 'state' | 'language'> & {
	readonly state: EventState;
	readonly language: ContentLang;
};
export type LockedEvent = KeptEvent & {
	/** By the clock of the database, after any wait for the lock. */
	readonly now: Date;
};
export type SlotRow = typeof slot.$inferSelect;

/** Where links in mails lead, and the day on which a membership must hold. */
export type Sender = { readonly origin: string; readonly today: string };

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
type Address = { readonly id: string } | { readonly slug: string };

/** Holds the meeting until the transaction ends. @throws 404 when there is none */
export async function lockEvent(tx: Db, at: Address): Promise<LockedEvent> {
	const kept = keptEvent((await readable(tx, at, true))[0]);
	return { ...kept, now: await clock(tx) };
}

/** @throws 404 when there is none */
export async function eventAt(db: Db, at: Address): Promise<KeptEvent> {
	return keptEvent((await readable(db, at, false))[0]);
}

export async function clock(db: Db): Promise<Date> {
	const [row] = await db.execute<{ now: string }>(sql`select clock_timestamp() as now`);
	return new Date(found(row).now);
}

async function readable(db: Db, at: Address, lock: boolean): Promise<Row[]> {
	if ('id' in at && !uuid.test(at.id)) return [];
	const asked = db
		.select()
		.from(event)
		.where('id' in at ? eq(event.id, at.id) : eq(event.slug, at.slug));
	return lock ? asked.for('update') : asked;
}

function keptEvent(row: Row | undefined): KeptEvent {
	const kept = found(row);
	// held to their lists by constraints of the table
	return { ...kept, state: kept.state as EventState, language: kept.language as ContentLang };
}

/** @throws 404 when `by` may not know of the meeting, 403 when `by` may read of it but not do this */
export function demandEvent(by: Actor | null, action: Action, kept: KeptEvent): asserts by is Actor {
	demand(by, action, { organisationId: kept.ownerId }, kept.state === 'draft' ? 'workspace.read' : 'public.read');
}

export async function slotsOf(db: Db, eventId: string): Promise<SlotRow[]> {
	return db.select().from(slot).where(eq(slot.eventId, eventId)).orderBy(asc(slot.startsAt)).limit(60);
}

export async function agendaOf(db: Db, eventId: string): Promise<AgendaItem[]> {
	const rows = await db
		.select({ startsAt: agendaItem.startsAt, title: agendaItem.title, speaker: agendaItem.speaker })
		.from(agendaItem)
		.where(eq(agendaItem.eventId, eventId))
		.orderBy(asc(agendaItem.position))
		.limit(50);
	return rows.map((row) => ({ ...row, startsAt: row.startsAt?.slice(0, 5) ?? null }));
}

/** A meeting as its writers see it. */
export async function contentOf(db: Db, kept: KeptEvent): Promise<EventContent> {
	const [agenda, slots] = await Promise.all([agendaOf(db, kept.id), slotsOf(db, kept.id)]);
	return {
		title: kept.title,
		text: kept.text,
		language: kept.language,
		startsAt: kept.startsAt,
		endsAt: kept.endsAt,
		place: kept.place,
		onlineUrl: kept.onlineUrl,
		agenda,
		seats: kept.seats,
		signUpUntil: kept.signUpUntil,
		needId: kept.needId,
		slots: slots.map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
		attendeesKeptDays: kept.attendeesKeptDays
	};
}

export type Tally = { readonly taken: number; readonly waiting: number };

export async function tallyOf(db: Db, eventId: string): Promise<Tally> {
	const rows = await db
		.select({ state: signUp.state, count: count() })
		.from(signUp)
		.where(eq(signUp.eventId, eventId))
		.groupBy(signUp.state);
	const of = (state: string) => rows.find((row) => row.state === state)?.count ?? 0;
	return { taken: of('seat'), waiting: of('waiting') };
}

type Move =
	'written' | 'edited' | 'discarded' | 'published' | 'changed' | 'cancelled' | 'minutes_published' | 'minutes_changed';
type Told = { readonly reason?: string; readonly changes?: readonly Change[]; readonly after?: unknown };

/** Who signs up is kept apart from the log, which outlives the list of who came. */
export async function recordEvent(
	tx: Db,
	by: Actor,
	move: Move,
	kept: Pick<Row, 'id' | 'ownerId'>,
	{ reason, changes, after }: Told = {}
): Promise<void> {
	const values = (side: 'before' | 'after') =>
		changes && Object.fromEntries(changes.map((change) => [change.field, change[side]]));
	await record(tx, {
		kind: `event.${move}`,
		by: by.personId,
		organisationId: kept.ownerId,
		about: { kind: 'event', id: kept.id },
		reason,
		before: values('before'),
		after: values('after') ?? after
	});
}

type Took = Pick<Participation, 'kind' | 'organisationId' | 'personId'>;

/** In the log of the need that the meeting is about; of other meetings nothing is kept. */
export async function logForNeed(tx: Db, kept: Pick<Row, 'id' | 'needId'>, took: Took): Promise<void> {
	const { needId } = kept;
	if (needId !== null) await logParticipation(tx, [{ ...took, needId, detail: { event: kept.id } }]);
}

/** Moves a meeting that its caller has locked and found fit to move. */
export async function setEvent(tx: Db, kept: KeptEvent, values: Partial<Row>): Promise<void> {
	await tx
		.update(event)
		.set({ ...values, revision: kept.revision + 1 })
		.where(and(eq(event.id, kept.id), eq(event.revision, kept.revision)));
}
