import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '#lib/accounts/actor.ts';
import { columns } from '#lib/accounts/may.ts';
import { testDb } from '../../../tests/db.ts';
import { accepted, faultsOf, statusOf } from '../../../tests/decided.ts';
import { meeting, sender } from '../../../tests/meeting.ts';
import { formOf } from '../../../tests/typed.ts';
import { attendeeList, ownFirms, ownPlace } from './attendees.server.ts';
import { bookSlot } from './book-slot.server.ts';
import { eventAt } from './event-work.server.ts';
import { changesOf, publicEvent } from './events.server.ts';
import { cancelEvent, deleteDraft, publishEvent } from './publish-event.server.ts';
import { signUpFor } from './sign-up.server.ts';
import { changeEvent, writeEvent } from './write-event.server.ts';

const { db } = await testDb({ demo: true });
const { actor, editor, filled, one, firm, book, published, mails } = await meeting(db);

describe('writing a meeting', () => {
	test('of one title three times at the same moment gives each an address of its own', async () => {
		const made = await Promise.all(
			[1, 2, 3].map(() => writeEvent(db, editor, 'aurskog-holand', formOf({ ...filled, title: 'På en gang' })))
		);
		const slugs = await Promise.all(made.map(async (done) => (await eventAt(db, { id: accepted(done) })).slug));
		expect(slugs.toSorted()).toEqual(['pa-en-gang', 'pa-en-gang-2', 'pa-en-gang-3']);
	});

	test('makes a draft that nobody else sees, and publishing it is news', async () => {
		const id = accepted(await writeEvent(db, editor, 'aurskog-holand', formOf(filled)));
		const { slug } = await eventAt(db, { id });
		expect(await publicEvent(db, slug)).toBeUndefined();
		expect(await statusOf(signUpFor(db, one(0), slug, formOf({})))).toBe(404);
		accepted(await publishEvent(db, editor, id, formOf({ revision: '1' })));
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
			formOf({ ...filled, needId: other?.id ?? '', day: '1.1.2020' })
		);
		expect(faultsOf(read)).toEqual(['day event.in_the_past', 'needId event.need_not_own']);
	});

	test('a draft is published when it says where, by whoever saw what stands', async () => {
		const id = accepted(await writeEvent(db, editor, 'aurskog-holand', formOf({ ...filled, place: '', text: '' })));
		expect(faultsOf(await publishEvent(db, editor, id, formOf({ revision: '7' })))).toEqual([
			' event.changed_meanwhile'
		]);
		expect(faultsOf(await publishEvent(db, editor, id, formOf({ revision: '1' })))).toEqual([
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
			const answer = async (by: Actor) => statusOf(cancelEvent(db, by, id, formOf({}), sender));
			expect([await answer(own), await answer(other)]).toEqual([
				writes ? 200 : 403,
				role === 'secretariat' ? 200 : 403
			]);
			const list = async (by: Actor) => statusOf(eventAt(db, { id }).then(async (kept) => attendeeList(db, by, kept)));
			const reads = writes || role === 'auditor';
			expect([await list(own), await list(other)]).toEqual([
				reads ? 200 : 403,
				role === 'secretariat' || role === 'auditor' ? 200 : 403
			]);
			const { slug } = await eventAt(db, { id });
			expect(await statusOf(signUpFor(db, own, slug, formOf({})))).toBe(role === 'auditor' ? 403 : 200);
			expect(await statusOf(bookSlot(db, own, { slug, organisationId: 'firm-1', slotId: '' }, sender))).toBe(403);
		}
	);
});

describe('changing a meeting that is told of', () => {
	test('is news with old and new, raises its sequence, and is mailed to those who signed up', async () => {
		const { id, slug } = await published();
		accepted(await signUpFor(db, one(0), slug, formOf({})));
		accepted(await book(0, slug));
		accepted(await changeEvent(db, editor, id, formOf({ ...filled, place: 'Aursmoen', revision: '2' }), sender));
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
		for (const index of [0, 1]) accepted(await signUpFor(db, one(index), slug, formOf({})));
		accepted(await book(0, slug));
		accepted(await book(1, slug));
		const answer = await changeEvent(
			db,
			editor,
			id,
			formOf({ ...filled, seats: '1', slotCount: '1', needId: '', place: '', revision: '2' }),
			sender
		);
		expect(faultsOf(answer)).toEqual([
			'place event.place_missing',
			'seats event.seats_promised',
			'slotCount event.slots_promised',
			'needId event.need_stands'
		]);
		expect(faultsOf(await changeEvent(db, editor, id, formOf({ ...filled, revision: '1' }), sender))).toEqual([
			' event.changed_meanwhile'
		]);
	});

	test('moves its conversations with it, and more seats let those who wait move up', async () => {
		const { id, slug } = await published();
		for (const index of [0, 1, 2, 3]) accepted(await signUpFor(db, one(index), slug, formOf({})));
		accepted(await book(0, slug));
		accepted(
			await changeEvent(
				db,
				editor,
				id,
				formOf({ ...filled, from: '11', to: '16', slotFrom: '13', seats: '3', revision: '2' }),
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
		accepted(await cancelEvent(db, editor, id, formOf({ reason: 'Sykdom' }), sender));
		expect(await mails('event_cancelled')).toEqual([]);
		await db.execute(sql`delete from membership m using person p where p.id = m.person_id and p.email = 'f7@x.example'
			and m.organisation_id = 'firm-8'`);
		await db.execute(sql`update membership set ends_on = null where organisation_id = 'firm-7'`);
	});

	test('cancelling says why to everybody, once', async () => {
		const { id, slug } = await published();
		for (const index of [0, 1, 2]) accepted(await signUpFor(db, one(index), slug, formOf({})));
		expect(faultsOf(await cancelEvent(db, editor, id, formOf({ reason: ' ' }), sender))).toEqual([
			'reason event.reason_missing'
		]);
		accepted(await cancelEvent(db, editor, id, formOf({ reason: 'Sykdom' }), sender));
		accepted(await cancelEvent(db, editor, id, formOf({ reason: 'Igjen' }), sender));
		expect(await mails('event_cancelled')).toEqual(['p0@x.example', 'p1@x.example', 'p2@x.example']);
		expect(await publicEvent(db, slug)).toMatchObject({ state: 'cancelled', sequence: 1 });
		expect(faultsOf(await signUpFor(db, one(4), slug, formOf({})))).toEqual([' event.is_cancelled']);
	});
});
