/** Public needs and pilots by technology, for everybody. */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { OpenNeeds, TriedPilot } from './gap.ts';

/** More pilots than there will be for many years. */
const MOST = 10_000;

/** As the list behind each number has them: a need on a whole group stands at every area of it. */
export async function openNeedsByArea(db: Db): Promise<OpenNeeds[]> {
	return [
		...(await db.execute<OpenNeeds>(sql`
			select a.key as area, o.country, count(*)::int as count
			from need n
			join organisation o on o.id = n.owner_id
			join technology_area a on a.key = n.technology_area or a.group_key = n.technology_group
			where n.state in ('open', 'dialogue') and o.country in ('NO', 'SE')
				and not coalesce(clock_timestamp() >= need_closes_at(n.deadline, n.deadline_time), false)
			group by 1, 2 limit 2000`))
	];
}

export async function publicPilotsByArea(db: Db): Promise<TriedPilot[]> {
	return [
		...(await db.execute<TriedPilot>(sql`
			select p.id, v.technology_area as area, o.country, p.phase, p.standing, p.outcome
			from pilot p
			join pilot_version v on v.pilot_id = p.id and v.publication = 'published'
			join organisation o on o.id = p.owner_id
			where p.hidden_at is null and v.technology_area is not null and o.country in ('NO', 'SE')
			order by p.id limit ${MOST}`))
	];
}
