/** An invented dialogue with suppliers that is still to come, and an invented meeting that was. */
import { eq, sql } from 'drizzle-orm';
import data from '#data/demo-events.json' with { type: 'json' };
import { addDays, weekday } from '#lib/day.ts';
import type { Db } from '#lib/db.server.ts';
import { agendaItem, event, signUp, slot } from '#lib/events/schema.server.ts';
import { slotsBy } from '#lib/events/slot.ts';
import { instantAt } from '#lib/local-time.ts';
import { need } from '#lib/needs/schema.server.ts';
import { slugOf } from '#lib/slug.ts';
import { editorOf } from './demo-owner.ts';
import { idOf, type DemoPeople } from './demo-people.server.ts';

const COMING_IN_DAYS = 42;
const WAS_DAYS_AGO = 40;
const THURSDAY = 4;

export async function loadDemoEvents(tx: Db, people: DemoPeople, today: string): Promise<void> {
	await loadDialogue(tx, people, thursdayAfter(addDays(today, COMING_IN_DAYS)), addDays(today, -7));
	const day = addDays(today, -WAS_DAYS_AGO);
	const { minutes } = data.past;
	await tx.insert(event).values({
		...columnsOf(people, data.past, day),
		publishedAt: at(addDays(day, -30), '08:00'),
		minutes,
		minutesLanguage: data.past.language,
		minutesPublishedAt: at(addDays(day, 2), '09:00')
	});
}

async function loadDialogue(tx: Db, people: DemoPeople, day: string, publishedOn: string): Promise<void> {
	const { dialogue } = data;
	const [about] = await tx.select({ id: need.id }).from(need).where(eq(need.externalId, dialogue.need));
	const [made] = await tx
		.insert(event)
		.values({
			...columnsOf(people, dialogue, day),
			needId: about?.id ?? null,
			seats: dialogue.seats,
			signUpUntil: addDays(day, -2),
			publishedAt: at(publishedOn, '08:00')
		})
		.returning({ id: event.id });
	const eventId = made?.id ?? '';
	await tx.insert(agendaItem).values(dialogue.agenda.map((item, index) => ({ ...item, eventId, position: index + 1 })));
	await loadSlots(tx, people, { eventId, day, publishedOn });
	await loadSignUps(tx, people, eventId, publishedOn);
}

type Of = { eventId: string; day: string; publishedOn: string };

async function loadSlots(tx: Db, people: DemoPeople, { eventId, day, publishedOn }: Of): Promise<void> {
	const { dialogue } = data;
	const times = slotsBy({ ...dialogue.slots, from: at(day, dialogue.slots.from) });
	await tx.insert(slot).values(
		times.map((time, index) => {
			const booking = dialogue.bookings.find((each) => each.slot === index);
			return {
				...time,
				eventId,
				organisationId: booking?.organisation ?? null,
				bookedBy: booking ? idOf(people, booking.email) : null,
				bookedAt: booking ? at(publishedOn, '12:00') : null
			};
		})
	);
}

async function loadSignUps(tx: Db, people: DemoPeople, eventId: string, publishedOn: string): Promise<void> {
	await tx.insert(signUp).values(
		data.dialogue.signUps.map(({ email, wishes }, index) => {
			const personId = idOf(people, email);
			return {
				eventId,
				personId,
				organisationId: sql<string>`(select organisation_id from membership where person_id = ${personId} order by 1 limit 1)`,
				state: 'seat',
				wishes,
				at: at(publishedOn, `1${index}:15`)
			};
		})
	);
}

type Told = {
	owner: string;
	language: string;
	title: string;
	text: string;
	from: string;
	to: string;
	place: string;
	onlineUrl: string;
};

function columnsOf(people: DemoPeople, told: Told, day: string) {
	const { owner, language, title, text, from, to, place, onlineUrl } = told;
	return {
		slug: slugOf(title),
		ownerId: owner,
		...{ language, title, text, place, onlineUrl },
		state: 'published',
		startsAt: at(day, from),
		endsAt: at(day, to),
		writtenBy: idOf(people, editorOf(owner)),
		isDemo: true
	};
}

function thursdayAfter(day: string): string {
	return addDays(day, (THURSDAY - weekday(day) + 7) % 7);
}

function at(day: string, time: string): Date {
	return instantAt(day, time) ?? new Date(`${day}T${time}:00Z`);
}
