import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { pageView } from './schema.server.ts';

/** What pages are counted for. */
export type Viewed = 'pilot' | 'need' | 'lesson' | 'event';

/** One look at the page of a thing on a day. */
export async function countView(db: Db, aboutKind: Viewed, aboutId: string, today: string): Promise<void> {
	await db
		.insert(pageView)
		.values({ aboutKind, aboutId, day: today, count: 1 })
		.onConflictDoUpdate({
			target: [pageView.aboutKind, pageView.aboutId, pageView.day],
			set: { count: sql`${pageView.count} + 1` }
		});
}
