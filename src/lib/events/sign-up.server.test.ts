import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { accepted, faultsOf, statusOf } from '../../../tests/decided.ts';
import { meeting, sender } from '../../../tests/meeting.ts';
import { formOf } from '../../../tests/typed.ts';
import { attendeeList, ownPlace } from './attendees.server.ts';
import { bookSlot, cancelSlot } from './book-slot.server.ts';
import { eventAt } from './event-work.server.ts';
import { comingEvents, pastEvents, publicEvent } from './events.server.ts';
import { forgetAttendees } from './forget-attendees.server.ts';
import { publishMinutes } from './publish-event.server.ts';
import { remindAttendees } from './remind-attendees.server.ts';
import { signOff, signUpFor } from './sign-up.server.ts';
import { changeEvent } from './write-event.server.ts';

const { db } = await testDb({ demo: true });
const { actor, editor, firms, filled, one, firm, book, published, mails, logged } = await meeting(db);

describe('signing up', () => {
	test('gives seats, then places in the queue in the order of arrival; whoever leaves lets the first move up', async () => {
		const { id, slug } = await published();
		const got = [];
		for (const index of [0, 1, 2, 3]) got.push(accepted(await signUpFor(db, one(index), slug, formOf({}))));
		expect(got).toEqual(['seat', 'seat', 'waiting', 'waiting']);
		accepted(await signOff(db, one(0), slug, sender));
		expect(await mails('event_seat')).toEqual(['p2@x.example']);
		accepted(await signUpFor(db, one(0), slug, formOf({ wishes: 'Teleslynge' })));
		expect(await ownPlace(db, one(3), id)).toMatchObject({ state: 'waiting', place: 1 });
		expect(await ownPlace(db, one(0), id)).toEqual({ state: 'waiting', wishes: 'Teleslynge', place: 2 });
		expect(await logged()).toEqual([
			...Array<string>(4).fill('signed_up karlstad'),
			'sign_up_cancelled karlstad',
			'signed_up karlstad'
		]);
	});

	test('many at once fill the seats and no more', async () => {
		const { id, slug } = await published({ seats: '3' });
		const places = await Promise.all([...firms].map(async (by) => signUpFor(db, by, slug, formOf({}))));
		expect(places.map(accepted).filter((place) => place === 'seat')).toHaveLength(3);
		const [row] = await db.execute<{ inOrder: boolean }>(sql`
			select max(id) filter (where state = 'seat') < min(id) filter (where state = 'waiting') as "inOrder"
			from sign_up where event_id = ${id}`);
		expect(row?.inOrder).toBe(true);
	});

	test('is over at the end of its last day', async () => {
		const { id, slug } = await published();
		await db.execute(
			sql`update event set sign_up_until = (now() at time zone 'Europe/Oslo')::date - 1 where id = ${id}`
		);
		expect(faultsOf(await signUpFor(db, one(0), slug, formOf({})))).toEqual([' event.sign_up_closed']);
		expect(faultsOf(await book(0, slug))).toEqual([' event.sign_up_closed']);
		await db.execute(sql`update event set sign_up_until = (now() at time zone 'Europe/Oslo')::date where id = ${id}`);
		expect(accepted(await signUpFor(db, one(0), slug, formOf({})))).toBe('seat');
	});

	test('what people need is read by the organiser only', async () => {
		const { id, slug } = await published();
		accepted(await signUpFor(db, one(0), slug, formOf({ wishes: 'Teleslynge' })));
		const kept = await eventAt(db, { id });
		const wishes = async (by: Actor) => (await attendeeList(db, by, kept)).attendees.map((each) => each.wishes);
		expect(await wishes(editor)).toEqual(['Teleslynge']);
		expect(await wishes(await actor('s@x.example', 'secretariat', 'secretariat'))).toEqual([null]);
		expect(await wishes(await actor('a@x.example', 'auditor', 'secretariat'))).toEqual([null]);
	});
});

describe('conversations', () => {
	test('fifty firms at once get the eight that there are, and the others wait in order', async () => {
		const { id, slug } = await published();
		const answers = (await Promise.all(firms.map(async (_, index) => book(index, slug)))).map(accepted);
		expect(answers.filter((answer) => answer === 'booked')).toHaveLength(8);
		expect(answers.filter((answer) => answer === 'waiting')).toHaveLength(42);
		const held = await db.execute<{ firm: string; at: string }>(
			sql`select organisation_id as firm, booked_at as at from slot where event_id = ${id} order by starts_at`
		);
		const queued = await db.execute<{ firm: string; at: string }>(
			sql`select organisation_id as firm, at from slot_waiting where event_id = ${id} order by id`
		);
		expect(new Set([...held, ...queued].map((row) => row.firm)).size).toBe(50);
		const arrivals = [...held, ...queued].map(({ at }) => new Date(at).getTime());
		expect(arrivals).toEqual(arrivals.toSorted((a, b) => a - b));
		expect((await logged()).filter((line) => line.startsWith('slot_booked'))).toHaveLength(8);

		const first = held[0]?.firm ?? '';
		const index = firms.findIndex((_, place) => `firm-${place}` === first);
		await cancelSlot(db, firm(index), { slug, organisationId: first }, sender);
		const [now] = await db.execute<{ firm: string }>(
			sql`select organisation_id as firm from slot where event_id = ${id} order by starts_at limit 1`
		);
		expect(now?.firm).toBe(queued[0]?.firm);
		expect(await mails('event_slot')).toEqual([`f${(now?.firm ?? '').slice(5)}@x.example`]);
	});

	test('a firm has one, may take another that is free, and never one that is taken', async () => {
		const { id, slug } = await published();
		accepted(await book(0, slug));
		accepted(await book(1, slug));
		const slots = await db.execute<{ id: string; firm: string | null }>(
			sql`select id, organisation_id as firm from slot where event_id = ${id} order by starts_at`
		);
		expect(faultsOf(await book(0, slug, slots[1]?.id))).toEqual(['slot event.slot_taken']);
		accepted(await book(0, slug, slots[4]?.id));
		const after = await db.execute<{ firm: string | null }>(
			sql`select organisation_id as firm from slot where event_id = ${id} order by starts_at`
		);
		expect(after.map((row) => row.firm)).toEqual([null, 'firm-1', null, null, 'firm-0', null, null, null]);
		expect(await logged()).toEqual([
			'slot_booked firm-0',
			'slot_booked firm-1',
			'slot_cancelled firm-0',
			'slot_booked firm-0'
		]);
	});

	test('are for verified firms that are no advisers', async () => {
		const { slug } = await published();
		await db.execute(sql`update organisation set verified_at = null where id = 'firm-2'`);
		await db.execute(sql`update organisation set is_adviser = true where id = 'firm-3'`);
		expect(faultsOf(await book(2, slug))).toEqual([' event.slot_not_verified']);
		expect(faultsOf(await book(3, slug))).toEqual([' event.slot_not_for_advisers']);
		expect(await statusOf(bookSlot(db, firm(4), { slug, organisationId: 'firm-5', slotId: '' }, sender))).toBe(403);
	});
});

describe('before and after the meeting', () => {
	test('the day before each is reminded once, who still may come', async () => {
		const { id, slug } = await published();
		for (const index of [0, 1, 2]) accepted(await signUpFor(db, one(index), slug, formOf({})));
		accepted(await book(0, slug));
		await db.execute(sql`update membership set ends_on = '2026-01-01' where person_id = ${one(1).personId}`);
		expect(await remindAttendees(db, '2030-01-13', sender.origin)).toBe(0);
		expect(await remindAttendees(db, '2030-01-14', sender.origin)).toBe(2);
		expect(await mails('event_reminder')).toEqual(['p0@x.example']);
		expect(await mails('event_slot_reminder')).toEqual(['f0@x.example']);
		expect(await remindAttendees(db, '2030-01-15', sender.origin)).toBe(0);
		await db.execute(sql`update membership set ends_on = null where person_id = ${one(1).personId}`);
		// a new day is a new reminder
		accepted(await changeEvent(db, editor, id, formOf({ ...filled, day: '16.1.2030', revision: '2' }), sender));
		expect(await remindAttendees(db, '2030-01-15', sender.origin)).toBe(3);
	});

	test('minutes are published when it has begun, told as news once, and written in the log of the need', async () => {
		const { id, slug } = await published();
		const minutes = formOf({ minutes: 'Vi snakket om dekning.', language: 'nb', revision: '2' });
		expect(faultsOf(await publishMinutes(db, editor, id, minutes))).toEqual([' event.minutes_after_meeting']);
		await db.execute(
			sql`update event set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour' where id = ${id}`
		);
		accepted(await publishMinutes(db, editor, id, minutes));
		accepted(await publishMinutes(db, editor, id, formOf({ minutes: 'Mer.', language: 'nb', revision: '3' })));
		expect(await publicEvent(db, slug)).toMatchObject({ hasMinutes: true });
		const news = await db.execute<{ kind: string }>(
			sql`select kind from news where about_id = ${id} order by journal_id`
		);
		expect(news.map(({ kind }) => kind)).toEqual(['event.published', 'event.minutes_published']);
		expect(await logged()).toEqual(['minutes_published null']);
	});

	test('who came is deleted after its days, and that it was stays', async () => {
		const { id, slug } = await published({ attendeesKeptDays: '30' });
		for (const index of [0, 1, 2]) accepted(await signUpFor(db, one(index), slug, formOf({ wishes: 'Teleslynge' })));
		accepted(await book(0, slug));
		// the demonstration's own meeting is over by then
		await forgetAttendees(db, '2030-02-01');
		expect(await forgetAttendees(db, '2030-02-14')).toBe(0);
		expect(await forgetAttendees(db, '2030-02-15')).toBe(1);
		expect(await forgetAttendees(db, '2030-02-16')).toBe(0);
		const [left] = await db.execute<{ people: number; named: number; firms: number }>(sql`
			select (select count(*)::int from sign_up where event_id = ${id}) as people,
				(select count(*)::int from need_log where person_id is not null and detail ->> 'event' = ${id}) as named,
				(select count(*)::int from slot where event_id = ${id} and booked_by is not null) as firms`);
		expect(left).toEqual({ people: 0, named: 0, firms: 0 });
		const [trace] = await db.execute<{ after: unknown }>(
			sql`select after from journal_entry where kind = 'event.attendees_deleted' and about_id = ${id}`
		);
		expect(trace?.after).toEqual({ seats: 2, waiting: 1, conversations: 1 });
	});

	test('meetings to come and meetings that were stand apart', async () => {
		const { id, slug } = await published();
		const now = new Date();
		expect((await comingEvents(db, now)).map((each) => each.slug)).toContain(slug);
		await db.execute(
			sql`update event set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour' where id = ${id}`
		);
		expect((await comingEvents(db, now)).map((each) => each.slug)).not.toContain(slug);
		expect((await pastEvents(db, new Date(), null)).events.map((each) => each.slug)).toContain(slug);
	});
});
