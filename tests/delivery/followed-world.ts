/** Needs that are published and people who follow, straight in the tables. */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { record } from '#lib/journal/journal.server.ts';

export const owner = 'ringsaker';

/** Each follows the owner and the area: whatever happens reaches them by both, once. */
export async function followers(db: Db, addresses: readonly string[], pace = 'instant'): Promise<string[]> {
	const rows = await db.execute<{ id: string }>(sql`
		insert into follower (email, language, confirmed_at)
		select address, case when place % 2 = 0 then 'nb' else 'sv' end, now()
		from unnest(${sql.param(addresses)}::text[]) with ordinality as wanted(address, place) returning id`);
	await db.execute(sql`
		insert into follow (follower_id, target_kind, target_id, pace, after)
		select follower.id, target.kind, target.id, ${pace}, (select coalesce(max(id), 0) from journal_entry)
		from follower, (values ('organisation', ${owner}), ('area', (select min(key) from technology_area))) as target(kind, id)
		where follower.email = any(${sql.param(addresses)}::text[])`);
	return rows.map(({ id }) => id);
}

/** Opens a need that is called `Behov nr <number>.` and tells of it, in one transaction; a kind that is no news is told to nobody. */
export async function publishNeed(db: Db, number: number, kind = 'need.opened'): Promise<void> {
	await db.transaction(async (tx) => {
		const [need] = await tx.execute<{ id: string }>(sql`
			insert into need (slug, owner_id, language, title, text, technology_area, type, state, published_at)
			select ${`behov-${number}`}, ${owner}, 'nb', ${`Behov nr ${number}.`}, 'Roligere netter', min(key), 'information', 'open', now()
			from technology_area returning id`);
		const about = { kind: 'need', id: need?.id ?? '' };
		await record(tx, { kind, by: null, organisationId: owner, about });
	});
}

/** What has not come to its end yet. */
export async function underWay(db: Db): Promise<number> {
	const [row] = await db.execute<{ count: number }>(sql`
		select (select count(*) from news where expanded_at is null)::int
			+ (select count(*) from notice join follower on follower.id = follower_id where mail_id is null and mail_stopped_at is null)::int
			+ (select count(*) from outgoing_mail where sent_at is null and dropped_at is null and attempts < 6)::int as count`);
	return row?.count ?? 0;
}

/** As if some minutes had passed: mail straight away is not sent twice within five, and what was refused is due. */
export async function passTime(db: Db): Promise<void> {
	await db.execute(sql`
		update outgoing_mail set created_at = created_at - interval '10 minutes', due_at = least(due_at, now())
		where id in (select id from outgoing_mail for update skip locked)`);
}
