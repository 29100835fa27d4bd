import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Role } from '#lib/accounts/actor.ts';
import { columns } from '#lib/accounts/may.ts';
import { issuesOf, type Decision } from '#lib/decision.ts';
import { testDb } from '../../../tests/db.ts';
import { attendeeList, ownFirms, ownPlace } from './attendees.server.ts';
import { bookSlot, cancelSlot } from './book-slot.server.ts';
import { eventAt } from './event-work.server.ts';
import { changesOf, comingEvents, pastEvents, publicEvent } from './events.server.ts';
import { forgetAttendees } from './forget-attendees.server.ts';
import { cancelEvent, deleteDraft, publishEvent, publishMinutes } from './publish-event.server.ts';
import { remindAttendees } from './remind-attendees.server.ts';
import { signOff, signUpFor } from './sign-up.server.ts';
import { changeEvent, writeEvent } from './write-event.server.ts';

const { db } = await testDb({ demo: true });
const today = '2026-11-22';
const sender = { origin: 'http://sol.example', today };

async function actor(email: string, role: Role, organisationId: string): Promise<Actor> {
	const [row] = await db.execute<{ id: string; name: string }>(sql`
		insert into person (email, name, language, password_hash) values (${email}, ${email}, 'nb', 'x')
		on conflict (email) do update set name = excluded.name returning id, name`);
	const personId = row?.id ?? '';
	await db.execute(sql`insert into membership (person_id, organisation_id, role, starts_on)
		values (${personId}, ${organisationId}, ${role}, '2020-01-01') on conflict do nothing`);
	const membership = { organisationId, nameNb: organisationId, nameSv: organisationId, role, covers: [organisationId] };
	return { personId, name: row?.name ?? '', email, language: 'nb', memberships: [membership] };
}
const editor = await actor('e@x.example', 'editor', 'aurskog-holand');
const people = await Promise.all(
	Array.from({ length: 5 }, (_, index) => actor(`p${index}@x.example`, 'reader', 'karlstad'))
);
const firms = await Promise.all(
	Array.from({ length: 50 }, async (_, index) => {
		await db.execute(sql`insert into organisation (id, kind, country, name_nb, name_sv, language)
			values (${`firm-${index}`}, 'supplier', 'SE', ${`Firm ${index}`}, ${`Firm ${index}`}, 'sv')`);
		return actor(`f${index}@x.example`, 'supplier', `firm-${index}`);
	})
);
const [theNeed] = await db.execute<{ id: string }>(sql`select id from need where owner_id = 'aurskog-holand' limit 1`);
const needId = theNeed?.id ?? '';

const filled: Readonly<Record<string, string>> = {
	title: 'Dialogmøte om dekning',
	text: 'Kom og fortell.',
	language: 'nb',
	day: '15.1.2030',
	from: '10',
	to: '15',
	place: 'Bjørkelangen',
	seats: '2',
	signUpUntil: '13.1.2030',
	needId,
	slotFrom: '12',
	slotMinutes: '20',
	slotCount: '8'
};
function form(values: Readonly<Record<string, string>>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(values)) data.set(name, value);
	return data;
}
const keys = (decision: Decision<unknown>) => issuesOf(decision).map(({ field, key }) => `${field} ${key}`);
const accepted = <T>(decision: Decision<T>): T => {
	if (!decision.ok) throw new Error(JSON.stringify(decision.issues));
	return decision.value;
};
const statusOf = async (doing: Promise<unknown>) =>
	doing.then(
		() => 'ok',
		(fault: unknown) => (fault as { status?: number }).status
	);
const mails = async (kind: string) =>
	(
		await db.execute<{ to: string }>(
			sql`select to_address as to from outgoing_mail where kind = ${kind} order by to_address`
		)
	).map(({ to }) => to);
const logged = async () =>
	(
		await db.execute<{ kind: string; organisation: string | null }>(
			sql`select kind, organisation_id as organisation from need_log where detail ->> 'event' is not null order by id`
		)
	).map(({ kind, organisation }) => `${kind} ${organisation}`);

/** A published meeting; its id and address. */
async function published(values: Readonly<Record<string, string>> = {}): Promise<{ id: string; slug: string }> {
	const id = accepted(await writeEvent(db, editor, 'aurskog-holand', form({ ...filled, ...values })));
	accepted(await publishEvent(db, editor, id, form({ revision: '1' })));
	const { slug } = await eventAt(db, { id });
	return { id, slug };
}
const one = (index: number) => people[index] ?? editor;
const firm = (index: number) => firms[index] ?? editor;
const book = (index: number, slug: string, slotId = '') =>
	bookSlot(db, firm(index), { slug, organisationId: `firm-${index}`, slotId }, sender);

beforeEach(async () => {
	await db.execute(sql`delete from outgoing_mail`);
	await db.execute(sql`delete from event where owner_id = 'aurskog-holand'`);
	await db.execute(sql`delete from need_log where detail ->> 'event' is not null`);
});

describe('writing a meeting', () => {
	test('of one title three times at the same moment gives each an address of its own', async () => {
		const made = await Promise.all(
			[1, 2, 3].map(() => writeEvent(db, editor, 'aurskog-holand', form({ ...filled, title: 'På en gang' })))
		);
		const slugs = await Promise.all(made.map(async (done) => (await eventAt(db, { id: accepted(done) })).slug));
		expect(slugs.toSorted()).toEqual(['pa-en-gang', 'pa-en-gang-2', 'pa-en-gang-3']);
	});

	test('makes a draft that nobody else sees, and publishing it is news', async () => {
		const id = accepted(await writeEvent(db, editor, 'aurskog-holand', form(filled)));
		const { slug } = await eventAt(db, { id });
		expect(await publicEvent(db, slug)).toBeUndefined();
		expect(await statusOf(signUpFor(db, one(0), slug, form({})))).toBe(404);
		accepted(await publishEvent(db, editor, id, form({ revision: '1' })));
		expect(await publicEvent(db, slug)).toMatchObject({ title: filled['title'], state: 'published', isOnline: false });
		const news = await db.execute(sql`select kind from news where about_id = ${id}`);
		expect(news.map(({ kind }) => kind)).toEqual(['event.published']);
	});

	test('takes no need of others and no day that is over', async () => {
		const [other] = await db.execute<{ id: string }>(sql`select id from need where owner_id = 'karlstad' limit 1`);
		const read = await writeEvent(
			db,
			editor,
			'aurskog-holand',
			form({ ...filled, needId: other?.id ?? '', day: '1.1.2020' })
		);
		expect(keys(read)).toEqual(['day event.in_the_past', 'needId event.need_not_own']);
	});

	test('a draft is published when it says where, by whoever saw what stands', async () => {
		const id = accepted(await writeEvent(db, editor, 'aurskog-holand', form({ ...filled, place: '', text: '' })));
		expect(keys(await publishEvent(db, editor, id, form({ revision: '7' })))).toEqual([' event.changed_meanwhile']);
		expect(keys(await publishEvent(db, editor, id, form({ revision: '1' })))).toEqual([
			'text event.text_missing',
			'place event.place_missing'
		]);
		accepted(await deleteDraft(db, editor, id));
		expect(await statusOf(eventAt(db, { id }))).toBe(404);
	});

	test.each(columns.filter((role): role is Role => role !== 'anonymous'))(
		'%s may what the table says',
		async (role) => {
			const { id } = await published();
			const own = await actor(`${role}@own.example`, role, 'aurskog-holand');
			const other = await actor(`${role}@other.example`, role, 'ringsaker');
			const writes = role === 'editor' || role === 'administrator' || role === 'secretariat';
			const answer = async (by: Actor) => statusOf(cancelEvent(db, by, id, form({}), sender));
			expect([await answer(own), await answer(other)]).toEqual([
				writes ? 'ok' : 403,
				role === 'secretariat' ? 'ok' : 403
			]);
			const list = async (by: Actor) => statusOf(eventAt(db, { id }).then(async (kept) => attendeeList(db, by, kept)));
			const reads = writes || role === 'auditor';
			expect([await list(own), await list(other)]).toEqual([
				reads ? 'ok' : 403,
				role === 'secretariat' || role === 'auditor' ? 'ok' : 403
			]);
			const { slug } = await eventAt(db, { id });
			expect(await statusOf(signUpFor(db, own, slug, form({})))).toBe(role === 'auditor' ? 403 : 'ok');
			expect(await statusOf(bookSlot(db, own, { slug, organisationId: 'firm-1', slotId: '' }, sender))).toBe(403);
		}
	);
});

describe('changing a meeting that is told of', () => {
	test('is news with old and new, raises its sequence, and is mailed to those who signed up', async () => {
		const { id, slug } = await published();
		accepted(await signUpFor(db, one(0), slug, form({})));
		accepted(await book(0, slug));
		accepted(await changeEvent(db, editor, id, form({ ...filled, place: 'Aursmoen', revision: '2' }), sender));
		expect(await publicEvent(db, slug)).toMatchObject({ place: 'Aursmoen', sequence: 1 });
		const changes = await changesOf(db, id);
		expect(changes.map((each) => each.changes)).toEqual([
			[{ field: 'place', before: 'Bjørkelangen', after: 'Aursmoen' }]
		]);
		expect(await mails('event_changed')).toEqual(['f0@x.example', 'p0@x.example']);
		const [firmOf] = await ownFirms(db, firm(0), id);
		expect(firmOf?.slotId).not.toBeNull();
	});

	test('keeps what was promised', async () => {
		const { id, slug } = await published();
		for (const index of [0, 1]) accepted(await signUpFor(db, one(index), slug, form({})));
		accepted(await book(0, slug));
		accepted(await book(1, slug));
		const answer = await changeEvent(
			db,
			editor,
			id,
			form({ ...filled, seats: '1', slotCount: '1', needId: '', place: '', revision: '2' }),
			sender
		);
		expect(keys(answer)).toEqual([
			'place event.place_missing',
			'seats event.seats_promised',
			'slotCount event.slots_promised',
			'needId event.need_stands'
		]);
		expect(keys(await changeEvent(db, editor, id, form({ ...filled, revision: '1' }), sender))).toEqual([
			' event.changed_meanwhile'
		]);
	});

	test('moves its conversations with it, and more seats let those who wait move up', async () => {
		const { id, slug } = await published();
		for (const index of [0, 1, 2, 3]) accepted(await signUpFor(db, one(index), slug, form({})));
		accepted(await book(0, slug));
		accepted(
			await changeEvent(
				db,
				editor,
				id,
				form({ ...filled, from: '11', to: '16', slotFrom: '13', seats: '3', revision: '2' }),
				sender
			)
		);
		expect(await mails('event_seat')).toEqual(['p2@x.example']);
		expect(await ownPlace(db, one(3), id)).toMatchObject({ state: 'waiting', place: 1 });
		const kept = await eventAt(db, { id });
		const [first] = (await attendeeList(db, editor, kept)).conversations;
		expect(first).toMatchObject({ firm: 'Firm 0', startsAt: new Date('2030-01-15T12:00:00Z') });
	});

	test('is mailed to nobody who has left a firm for another', async () => {
		const { id, slug } = await published();
		accepted(await book(7, slug));
		await db.execute(sql`update membership set ends_on = '2026-01-01' where organisation_id = 'firm-7'`);
		await actor('f7@x.example', 'supplier', 'firm-8');
		accepted(await cancelEvent(db, editor, id, form({ reason: 'Sykdom' }), sender));
		expect(await mails('event_cancelled')).toEqual([]);
		await db.execute(sql`delete from membership m using person p where p.id = m.person_id and p.email = 'f7@x.example'
			and m.organisation_id = 'firm-8'`);
		await db.execute(sql`update membership set ends_on = null where organisation_id = 'firm-7'`);
	});

	test('cancelling says why to everybody, once', async () => {
		const { id, slug } = await published();
		for (const index of [0, 1, 2]) accepted(await signUpFor(db, one(index), slug, form({})));
		expect(keys(await cancelEvent(db, editor, id, form({ reason: ' ' }), sender))).toEqual([
			'reason event.reason_missing'
		]);
		accepted(await cancelEvent(db, editor, id, form({ reason: 'Sykdom' }), sender));
		accepted(await cancelEvent(db, editor, id, form({ reason: 'Igjen' }), sender));
		expect(await mails('event_cancelled')).toEqual(['p0@x.example', 'p1@x.example', 'p2@x.example']);
		expect(await publicEvent(db, slug)).toMatchObject({ state: 'cancelled', sequence: 1 });
		expect(keys(await signUpFor(db, one(4), slug, form({})))).toEqual([' event.is_cancelled']);
	});
});

describe('signing up', () => {
	test('gives seats, then places in the queue in the order of arrival; whoever leaves lets the first move up', async () => {
		const { id, slug } = await published();
		const got = [];
		for (const index of [0, 1, 2, 3]) got.push(accepted(await signUpFor(db, one(index), slug, form({}))));
		expect(got).toEqual(['seat', 'seat', 'waiting', 'waiting']);
		accepted(await signOff(db, one(0), slug, sender));
		expect(await mails('event_seat')).toEqual(['p2@x.example']);
		accepted(await signUpFor(db, one(0), slug, form({ wishes: 'Teleslynge' })));
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
		const places = await Promise.all([...firms].map(async (by) => signUpFor(db, by, slug, form({}))));
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
		expect(keys(await signUpFor(db, one(0), slug, form({})))).toEqual([' event.sign_up_closed']);
		expect(keys(await book(0, slug))).toEqual([' event.sign_up_closed']);
		await db.execute(sql`update event set sign_up_until = (now() at time zone 'Europe/Oslo')::date where id = ${id}`);
		expect(accepted(await signUpFor(db, one(0), slug, form({})))).toBe('seat');
	});

	test('what people need is read by the organiser only', async () => {
		const { id, slug } = await published();
		accepted(await signUpFor(db, one(0), slug, form({ wishes: 'Teleslynge' })));
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
		expect(keys(await book(0, slug, slots[1]?.id))).toEqual(['slot event.slot_taken']);
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
		expect(keys(await book(2, slug))).toEqual([' event.slot_not_verified']);
		expect(keys(await book(3, slug))).toEqual([' event.slot_not_for_advisers']);
		expect(await statusOf(bookSlot(db, firm(4), { slug, organisationId: 'firm-5', slotId: '' }, sender))).toBe(403);
	});
});

describe('before and after the meeting', () => {
	test('the day before each is reminded once, who still may come', async () => {
		const { id, slug } = await published();
		for (const index of [0, 1, 2]) accepted(await signUpFor(db, one(index), slug, form({})));
		accepted(await book(0, slug));
		await db.execute(sql`update membership set ends_on = '2026-01-01' where person_id = ${one(1).personId}`);
		expect(await remindAttendees(db, '2030-01-13', sender.origin)).toBe(0);
		expect(await remindAttendees(db, '2030-01-14', sender.origin)).toBe(2);
		expect(await mails('event_reminder')).toEqual(['p0@x.example']);
		expect(await mails('event_slot_reminder')).toEqual(['f0@x.example']);
		expect(await remindAttendees(db, '2030-01-15', sender.origin)).toBe(0);
		await db.execute(sql`update membership set ends_on = null where person_id = ${one(1).personId}`);
		// a new day is a new reminder
		accepted(await changeEvent(db, editor, id, form({ ...filled, day: '16.1.2030', revision: '2' }), sender));
		expect(await remindAttendees(db, '2030-01-15', sender.origin)).toBe(3);
	});

	test('minutes are published when it has begun, told as news once, and written in the log of the need', async () => {
		const { id, slug } = await published();
		const minutes = form({ minutes: 'Vi snakket om dekning.', language: 'nb', revision: '2' });
		expect(keys(await publishMinutes(db, editor, id, minutes))).toEqual([' event.minutes_after_meeting']);
		await db.execute(
			sql`update event set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour' where id = ${id}`
		);
		accepted(await publishMinutes(db, editor, id, minutes));
		accepted(await publishMinutes(db, editor, id, form({ minutes: 'Mer.', language: 'nb', revision: '3' })));
		expect(await publicEvent(db, slug)).toMatchObject({ hasMinutes: true });
		const news = await db.execute<{ kind: string }>(
			sql`select kind from news where about_id = ${id} order by journal_id`
		);
		expect(news.map(({ kind }) => kind)).toEqual(['event.published', 'event.minutes_published']);
		expect(await logged()).toEqual(['minutes_published null']);
	});

	test('who came is deleted after its days, and that it was stays', async () => {
		const { id, slug } = await published({ attendeesKeptDays: '30' });
		for (const index of [0, 1, 2]) accepted(await signUpFor(db, one(index), slug, form({ wishes: 'Teleslynge' })));
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
