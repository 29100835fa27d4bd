import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';

export type Counters = { views: number; followers: number; answers: number };

/** What its owners see of how a need is received. Answers and follows stand above needs, so only their tables are known. */
export async function countersOf(db: Db, needId: string): Promise<Counters> {
	const [row] = await db.execute<Counters>(sql`
		select
			(select coalesce(sum(count), 0)::int from page_view
				where about_kind = 'need' and about_id = ${needId}::text) as views,
			(select count(*)::int from follow where target_kind = 'need' and target_id = ${needId}) as followers,
			(select count(*)::int from response
				where need_id = ${needId} and state not in ('draft', 'withdrawn')) as answers`);
	return row ?? { views: 0, followers: 0, answers: 0 };
}
