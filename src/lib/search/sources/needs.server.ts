import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { publicStates } from '#lib/needs/need.ts';
import type { Source } from '../source.ts';
import { idsOf, named, translationsOf } from './parts.server.ts';

/** Needs that were opened, with what was added and answered since; nothing of what suppliers answered. */
export async function needSources(db: Db, ids: readonly string[]): Promise<Source[]> {
	return db.execute<Source>(sql`
		select n.id::text as id, n.slug, n.language, n.title, n.text as summary,
			json_build_array(n.target_group, n.constraints, n.end_reason,
				coalesce(${named('area', 'n.language')}, ${named('whole', 'n.language')}),
				(select string_agg(place.place, E'\n' order by place.position) from need_site place where place.need_id = n.id),
				(select string_agg(concat_ws(E'\n', case when a.field = 'note' then a.after end, a.reason), E'\n' order by a.at)
					from need_addendum a where a.need_id = n.id),
				${named('owner', 'n.language')}) as rest,
			(select json_agg(each.told) from (
				select json_build_object('language', q.language, 'text', q.public_text) as told from question q
				where q.need_id = n.id and q.answered_at is not null
				union all
				select json_build_object('language', q.answer_language, 'text', q.answer) from question q
				where q.need_id = n.id and q.answered_at is not null
				union all
				select json_array_elements(${translationsOf('need', 'n.id')})
			) each) as other,
			owner.country, n.owner_id as "ownerId", n.technology_area as "technologyArea",
			greatest(n.published_at, n.ended_at, (select max(a.at) from need_addendum a where a.need_id = n.id)) as at
		from need n
		join organisation owner on owner.id = n.owner_id
		left join technology_area area on area.key = n.technology_area
		left join technology_group whole on whole.key = n.technology_group
		where n.state = any(${idsOf(publicStates)}) and n.id = any(${idsOf(ids)}::uuid[])`);
}
