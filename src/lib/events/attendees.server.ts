/** Who comes: for the organiser, and for each person what is their own. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { membershipsFor, type Actor } from '#lib/accounts/actor.ts';
import { organisationsWhere } from '#lib/accounts/may.ts';
import { person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { demandEvent, type KeptEvent } from './event-work.server.ts';
import { event, signUp, slot, slotWaiting } from './schema.server.ts';

type Attendee = {
	readonly id: number;
	readonly name: string;
	readonly email: string;
	readonly organisationNb: string | null;
	readonly organisationSv: string | null;
	readonly state: string;
	/** Null where the reader is none of the organiser's own. */
	readonly wishes: string | null;
	readonly at: Date;
};
type Conversation = {
	readonly id: string;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly firm: string | null;
	readonly bookedBy: string | null;
};
export type AttendeeList = {
	readonly attendees: readonly Attendee[];
	readonly conversations: readonly Conversation[];
	readonly waitingFirms: readonly { id: number; firm: string; at: Date }[];
};

/** In the order in which they came. @throws 404, 403 */
export async function attendeeList(db: Db, by: Actor | null, kept: KeptEvent): Promise<AttendeeList> {
	demandEvent(by, 'event.read_attendees', kept);
	const isOwn = organises(by, kept);
	const attendees = await db
		.select({
			id: signUp.id,
			name: person.name,
			email: person.email,
			organisationNb: organisation.nameNb,
			organisationSv: organisation.nameSv,
			state: signUp.state,
			wishes: signUp.wishes,
			at: signUp.at
		})
		.from(signUp)
		.innerJoin(person, eq(person.id, signUp.personId))
		.leftJoin(organisation, eq(organisation.id, signUp.organisationId))
		.where(eq(signUp.eventId, kept.id))
		.orderBy(asc(signUp.state), asc(signUp.id))
		.limit(5000);
	const [conversations, waitingFirms] = await Promise.all([conversationsOf(db, kept.id), waitingOf(db, kept.id)]);
	return {
		attendees: attendees.map((row) => ({ ...row, wishes: isOwn ? row.wishes : null })),
		conversations,
		waitingFirms
	};
}

/** What people need is read by those who arrange the meeting, not by all who may see the list. */
function organises(by: Actor, { ownerId }: KeptEvent): boolean {
	const roles = ['editor', 'administrator', 'secretariat'];
	return ownerId !== null && membershipsFor(by, ownerId).some(({ role }) => roles.includes(role));
}

async function conversationsOf(db: Db, eventId: string): Promise<Conversation[]> {
	return db
		.select({
			id: slot.id,
			startsAt: slot.startsAt,
			endsAt: slot.endsAt,
			firm: organisation.nameNb,
			bookedBy: person.name
		})
		.from(slot)
		.leftJoin(organisation, eq(organisation.id, slot.organisationId))
		.leftJoin(person, eq(person.id, slot.bookedBy))
		.where(eq(slot.eventId, eventId))
		.orderBy(asc(slot.startsAt))
		.limit(60);
}

async function waitingOf(db: Db, eventId: string) {
	return db
		.select({ id: slotWaiting.id, firm: organisation.nameNb, at: slotWaiting.at })
		.from(slotWaiting)
		.innerJoin(organisation, eq(organisation.id, slotWaiting.organisationId))
		.where(eq(slotWaiting.eventId, eventId))
		.orderBy(asc(slotWaiting.id))
		.limit(500);
}

export type OwnPlace = { readonly state: string; readonly wishes: string; readonly place: number };

/** The person's own seat, or which in the queue they are. */
export async function ownPlace(db: Db, by: Actor, eventId: string): Promise<OwnPlace | undefined> {
	const [row] = await db
		.select({
			state: signUp.state,
			wishes: signUp.wishes,
			place: sql<number>`1 + (select count(*)::int from sign_up b
				where b.event_id = sign_up.event_id and b.state = 'waiting' and b.id < sign_up.id)`
		})
		.from(signUp)
		.where(and(eq(signUp.eventId, eventId), eq(signUp.personId, by.personId)));
	return row;
}

export type OwnFirm = {
	readonly id: string;
	readonly name: string;
	readonly mayBook: boolean;
	/** The conversation that it holds. */
	readonly slotId: string | null;
	/** Which in the queue for one it is; null when it does not wait. */
	readonly place: number | null;
};

/** The firms for which the person may book, with what they have of a meeting. */
export async function ownFirms(db: Db, by: Actor, eventId: string): Promise<OwnFirm[]> {
	const ids = organisationsWhere(by, 'slot.book');
	if (ids.length === 0) return [];
	return db
		.select({
			id: organisation.id,
			name: organisation.nameNb,
			mayBook: sql<boolean>`${organisation.verifiedAt} is not null and not ${organisation.isAdviser}`,
			slotId: sql<
				string | null
			>`(select s.id from slot s where s.event_id = ${eventId} and s.organisation_id = organisation.id)`,
			place: sql<
				number | null
			>`(select (select count(*)::int from slot_waiting b where b.event_id = w.event_id and b.id <= w.id)
				from slot_waiting w where w.event_id = ${eventId} and w.organisation_id = organisation.id)`
		})
		.from(organisation)
		.where(inArray(organisation.id, ids))
		.orderBy(asc(organisation.nameNb))
		.limit(50);
}

/** What stands under a person's name here, for the download on their account page. */
export async function ownSignUps(db: Db, by: Actor) {
	return db
		.select({ event: event.title, state: signUp.state, wishes: signUp.wishes, at: signUp.at })
		.from(signUp)
		.innerJoin(event, eq(event.id, signUp.eventId))
		.where(eq(signUp.personId, by.personId))
		.orderBy(asc(signUp.id))
		.limit(1000);
}
