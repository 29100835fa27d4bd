import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import type { ContentLang } from '#lib/lang.ts';
import { publicStates } from '#lib/needs/need.ts';
import { need, needPartner } from '#lib/needs/schema.server.ts';
import { pilotWorkspace } from '#lib/pilots/pilots.server.ts';
import { holdAddress } from '#lib/hold-address.server.ts';
import { slugOf } from '#lib/slug.ts';
import { readRevision } from '#lib/words-form.ts';
import { changesBetween, changing, missingForPublishing, type EventContent } from './event.ts';
import { readEvent, type EventSurroundings } from './event-form.ts';
import { tellEverybody } from './event-mail.server.ts';
import {
	clock,
	contentOf,
	demandEvent,
	lockEvent,
	recordEvent,
	setEvent,
	slotsOf,
	tallyOf,
	type LockedEvent,
	type Sender,
	type SlotRow
} from './event-work.server.ts';
import { fillSeats, fillSlots } from './queue.server.ts';
import { agendaItem, event, slot } from './schema.server.ts';

export type NeedChoice = { readonly id: string; readonly title: string; readonly language: ContentLang };

/** The public needs that these organisations own or share. */
export async function needChoices(db: Db, covers: readonly string[]): Promise<NeedChoice[]> {
	const shared = db
		.select({ id: needPartner.needId })
		.from(needPartner)
		.where(
			and(
				inArray(needPartner.organisationId, [...covers]),
				eq(needPartner.role, 'co_owner'),
				sql`${needPartner.acceptedAt} is not null`
			)
		);
	const rows = await db
		.select({ id: need.id, title: need.title, language: need.language })
		.from(need)
		.where(
			and(inArray(need.state, [...publicStates]), or(inArray(need.ownerId, [...covers]), inArray(need.id, shared)))
		)
		.orderBy(asc(need.title))
		.limit(200);
	return rows.map((row) => ({ ...row, language: row.language as ContentLang }));
}

/** Writes a draft of a meeting; its id when it was accepted. @throws 404, 403 */
export async function writeEvent(db: Db, by: Actor, organisationId: string, form: FormData): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const { covers } = await pilotWorkspace(tx, by, organisationId);
		demand(by, 'event.write', { organisationId }, 'workspace.read');
		const read = readEvent(form, await surroundings(tx, by, covers, await clock(tx)));
		if (!read.ok) return read;

		const [row] = await tx
			.insert(event)
			.values({
				...columnsOf(read.value),
				slug: await freeSlug(tx, read.value.title),
				ownerId: organisationId,
				writtenBy: by.personId
			})
			.returning({ id: event.id, ownerId: event.ownerId });
		const made = found(row);
		await replaceAgenda(tx, made.id, read.value);
		await replaceSlots(tx, made.id, read.value, []);
		await recordEvent(tx, by, 'written', made, { after: { title: read.value.title } });
		return yes(made.id);
	});
}

/** Changes a draft, or a meeting to come that is told of: then everybody hears what is new. @throws 404, 403 */
export async function changeEvent(
	db: Db,
	by: Actor,
	id: string,
	form: FormData,
	sender: Sender
): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const kept = await lockEvent(tx, { id });
		demandEvent(by, 'event.write', kept);
		const { covers } = await pilotWorkspace(tx, by, kept.ownerId ?? '');
		const free = changing(kept, readRevision(form), kept.now);
		const read = readEvent(form, await surroundings(tx, by, covers, kept.now));
		if (!read.ok || !free.ok) return no(...(free.ok ? [] : free.issues), ...(read.ok ? [] : read.issues));
		const issues = await promised(tx, kept, read.value);
		if (issues.length > 0) return no(...issues);

		await keep(tx, by, kept, read.value, sender);
		return yes(id);
	});
}

async function surroundings(tx: Db, by: Actor, covers: readonly string[], now: Date): Promise<EventSurroundings> {
	const needs = await needChoices(tx, covers);
	return { now, needIds: needs.map(({ id }) => id), sixDigits: by.language === 'sv' ? 'year_first' : 'day_first' };
}

/** What was promised to those who signed up stands. */
async function promised(tx: Db, kept: LockedEvent, next: EventContent): Promise<Issue[]> {
	if (kept.state !== 'published') return [];
	const [{ taken }, slots] = await Promise.all([tallyOf(tx, kept.id), slotsOf(tx, kept.id)]);
	const lastBooked = slots.findLastIndex(({ organisationId }) => organisationId !== null) + 1;
	const issues = missingForPublishing(next, kept.now);
	if (next.seats !== null && next.seats < taken)
		issues.push({ field: 'seats', key: 'event.seats_promised', params: { taken } });
	if (next.slots.length < lastBooked)
		issues.push({ field: 'slotCount', key: 'event.slots_promised', params: { booked: lastBooked } });
	if (next.needId !== kept.needId) issues.push({ field: 'needId', key: 'event.need_stands' });
	return issues;
}

async function keep(tx: Db, by: Actor, kept: LockedEvent, next: EventContent, sender: Sender): Promise<void> {
	const changes = changesBetween(await contentOf(tx, kept), next);
	const isPublished = kept.state === 'published';
	await setEvent(tx, kept, {
		...columnsOf(next),
		...(isPublished && changes.length > 0 && { sequence: kept.sequence + 1 })
	});
	await replaceAgenda(tx, kept.id, next);
	await replaceSlots(tx, kept.id, next, await slotsOf(tx, kept.id));
	if (!isPublished) return recordEvent(tx, by, 'edited', kept);
	if (changes.length === 0) return;
	await recordEvent(tx, by, 'changed', kept, { changes });
	if (changes.some(({ field }) => field === 'time'))
		await tx.execute(sql`update sign_up set reminded_at = null where event_id = ${kept.id}`);
	const changed = { ...kept, ...next };
	await tellEverybody(tx, changed, { kind: 'event_changed' }, sender, by.personId);
	await fillSeats(tx, changed, sender);
	await fillSlots(tx, changed, sender);
}

function columnsOf({ agenda: _agenda, slots: _slots, ...columns }: EventContent) {
	return columns;
}

async function replaceAgenda(tx: Db, eventId: string, { agenda }: EventContent): Promise<void> {
	await tx.delete(agendaItem).where(eq(agendaItem.eventId, eventId));
	if (agenda.length > 0)
		await tx.insert(agendaItem).values(agenda.map((item, index) => ({ ...item, eventId, position: index + 1 })));
}

/** The first conversation stays the first with its firm, whenever it is held now. */
async function replaceSlots(
	tx: Db,
	eventId: string,
	{ slots }: EventContent,
	before: readonly SlotRow[]
): Promise<void> {
	await tx.delete(slot).where(eq(slot.eventId, eventId));
	if (slots.length === 0) return;
	await tx.insert(slot).values(
		slots.map((times, index) => {
			const old = before[index];
			const isMoved = old?.startsAt.getTime() !== times.startsAt.getTime();
			return { ...old, eventId, ...times, ...(isMoved && { remindedAt: null }) };
		})
	);
}

/** The title as an address; the day's number of it when there is one already. */
async function freeSlug(tx: Db, title: string): Promise<string> {
	const wanted = slugOf(title) || 'arrangement';
	await holdAddress(tx, 'event', wanted);
	const rows = await tx
		.select({ slug: event.slug })
		.from(event)
		.where(sql`${event.slug} = ${wanted} or ${event.slug} ~ ${`^${wanted}-[0-9]+$`}`)
		.limit(1000);
	const taken = new Set(rows.map(({ slug }) => slug));
	if (!taken.has(wanted)) return wanted;
	let number = 2;
	while (taken.has(`${wanted}-${number}`)) number += 1;
	return `${wanted}-${number}`;
}
