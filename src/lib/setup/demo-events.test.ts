import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { comingEvents, pastEvents, publicEvent } from '#lib/events/events.server.ts';
import { testDb } from '../../../tests/db.ts';
import { loadReference } from './reference.server.ts';

const { db } = await testDb({ demo: 'now' });

test('the fourteenth meeting of Norstella stands in the archive with its source, without a time nobody knows', async () => {
	expect(await publicEvent(db, 'norstella-mote-14')).toMatchObject({
		host: 'Norstella',
		place: 'Oslo Kongressenter',
		startsAt: new Date('2018-04-10T22:00:00Z'),
		isWholeDay: true
	});
	expect((await pastEvents(db, new Date(), null)).events.map(({ slug }) => slug)).toContain('norstella-mote-14');
	await loadReference(db);
	const rows = await db.execute<{ source: string }>(sql`select source from event where slug = 'norstella-mote-14'`);
	expect(rows.map(({ source }) => source)).toEqual(['Invitasjonen til Norstellas 14. møte, 2018']);
});

test('the invented dialogue about a need is still to come, with eight conversations', async () => {
	const [dialogue] = await comingEvents(db, new Date());
	expect(dialogue).toMatchObject({ ownerId: 'aurskog-holand', isWholeDay: false, isOnline: true });
	expect(dialogue?.needId).not.toBeNull();
	const [row] = await db.execute<{ slots: number; taken: number; seats: number }>(sql`
		select count(*)::int as slots, count(organisation_id)::int as taken,
			(select count(*)::int from sign_up where event_id = ${dialogue?.id ?? ''}) as seats
		from slot where event_id = ${dialogue?.id ?? ''}`);
	expect(row).toEqual({ slots: 8, taken: 2, seats: 5 });
});
