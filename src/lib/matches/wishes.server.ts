/** Needs as matching sees them. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Offer, Wish } from './match.ts';

/** A need with what a supplier sees of it. */
export type WishView = Wish & {
	readonly slug: string;
	readonly ownerNb: string;
	readonly ownerSv: string;
	readonly deadline: string | null;
	readonly deadlineTime: string | null;
	/** Its owner said that this thing fits. */
	readonly isPinned: boolean;
};

/** Of these the texts are read. */
const READ = 150;

/** In any state: whoever asks has made sure that this reader may know of it. */
export async function wishOf(db: Db, needId: string): Promise<Wish | undefined> {
	const [row] = await db.execute<Wish>(sql`
		select n.id, n.language, n.title, n.text, n.target_group as "targetGroup", n.technology_area as area,
			coalesce(a.group_key, n.technology_group) as "group", n.type
		from need n left join technology_area a on a.key = n.technology_area where n.id = ${needId}`);
	return row;
}

/** Needs that can be answered now, without those whose owner said that this does not fit; the nearest technology first. */
export async function wishesNear(db: Db, offer: Pick<Offer, 'kind' | 'id' | 'area' | 'group'>): Promise<WishView[]> {
	const closeness = sql`case when n.technology_area = ${offer.area} then 0 when coalesce(a.group_key, n.technology_group) = ${offer.group} then 1 else 2 end`;
	return [
		...(await db.execute<WishView>(sql`
			select n.id, n.slug, n.language, n.title, n.text, n.target_group as "targetGroup", n.technology_area as area,
				coalesce(a.group_key, n.technology_group) as "group", n.type, o.name_nb as "ownerNb", o.name_sv as "ownerSv", n.deadline::text as deadline,
				to_char(n.deadline_time, 'HH24:MI') as "deadlineTime", d.decision is not null as "isPinned"
			from need n
			join organisation o on o.id = n.owner_id
			left join technology_area a on a.key = n.technology_area
			left join match_decision d on d.need_id = n.id and d.found_kind = ${offer.kind} and d.found_id = ${offer.id}
			where ${isOpenNow} and d.decision is distinct from 'rejected'
			order by d.decision is null, ${closeness}, n.deadline nulls last, n.id
			limit ${READ}`))
	];
}

const isOpenNow: SQL = sql`n.state in ('open', 'dialogue')
	and not coalesce(clock_timestamp() >= need_closes_at(n.deadline, n.deadline_time), false)`;
