/** Meetings of before the platform, each with the source of what is known of it; of some not even the time of day. */
import { sql } from 'drizzle-orm';
import eventData from '#data/events.json' with { type: 'json' };
import { addDays } from '#lib/day.ts';
import type { Db } from '#lib/db.server.ts';
import { event } from '#lib/events/schema.server.ts';
import { startOfDay } from '#lib/local-time.ts';

export async function loadArchivedEvents(tx: Db): Promise<void> {
	await tx
		.insert(event)
		.values(
			eventData.map(({ day, ...known }) => ({
				...known,
				state: 'published',
				startsAt: startOfDay(day),
				endsAt: startOfDay(addDays(day, 1))
			}))
		)
		.onConflictDoUpdate({
			target: event.slug,
			set: { title: sql`excluded.title`, place: sql`excluded.place`, source: sql`excluded.source` },
			setWhere: sql`${event.ownerId} is null`
		});
}
