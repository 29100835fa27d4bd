/** Who came to a meeting is deleted when its time is over; that it was, and how many they were, stays. */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { recordAll } from '#lib/journal/journal.server.ts';

type Forgotten = { id: string; ownerId: string | null; seats: number; waiting: number; conversations: number };

/** @returns number of meetings whose list went */
export async function forgetAttendees(tx: Db, today: string): Promise<number> {
	const due = await tx.execute<Forgotten>(sql`
		update event e set attendees_deleted_at = now()
		where attendees_deleted_at is null and published_at is not null
			and (ends_at at time zone 'Europe/Oslo')::date + attendees_kept_days < ${today}::date
		returning e.id, e.owner_id as "ownerId",
			(select count(*)::int from sign_up s where s.event_id = e.id and s.state = 'seat') as seats,
			(select count(*)::int from sign_up s where s.event_id = e.id and s.state = 'waiting') as waiting,
			(select count(*)::int from slot s where s.event_id = e.id and s.organisation_id is not null) as conversations`);
	if (due.length === 0) return 0;
	const ids = sql`(${sql.join(
		due.map(({ id }) => sql`${id}::uuid`),
		sql`, `
	)})`;
	await tx.execute(sql`delete from sign_up where event_id in ${ids}`);
	await tx.execute(sql`delete from slot_waiting where event_id in ${ids}`);
	await tx.execute(sql`
		update slot set organisation_id = null, booked_by = null, booked_at = null where event_id in ${ids}`);
	// the log of a need keeps which organisations came, which it may; the persons it forgets
	await tx.execute(sql`
		update need_log set person_id = null where person_id is not null
			and kind in ('signed_up', 'sign_up_cancelled', 'slot_booked', 'slot_cancelled')
			and (detail ->> 'event')::uuid in ${ids}`);
	await recordAll(
		tx,
		due.map(({ id, ownerId, seats, waiting, conversations }) => ({
			kind: 'event.attendees_deleted',
			by: null,
			organisationId: ownerId,
			about: { kind: 'event', id },
			after: { seats, waiting, conversations }
		}))
	);
	return due.length;
}
