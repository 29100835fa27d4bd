import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Source } from '../source.ts';
import { idsOf, named, translationsOf } from './parts.server.ts';

/** Meetings that were told of, cancelled ones too; minutes from their publication on. */
export async function eventSources(db: Db, ids: readonly string[]): Promise<Source[]> {
	return db.execute<Source>(sql`
		select e.id::text as id, e.slug, e.language, e.title, e.text as summary,
			json_build_array(e.place, e.cancel_reason, e.host,
				(select string_agg(item.title, E'\n' order by item.position) from agenda_item item where item.event_id = e.id),
				case when e.minutes_published_at is not null and coalesce(e.minutes_language, e.language) = e.language then e.minutes end,
				${named('owner', 'e.language')}) as rest,
			(select json_agg(each.told) from (
				select json_build_object('language', e.minutes_language, 'text', e.minutes) as told
				where e.minutes_published_at is not null and e.minutes_language <> e.language
				union all
				select json_array_elements(${translationsOf('event', 'e.id')})
			) each) as other,
			owner.country, e.owner_id as "ownerId", null as "technologyArea", coalesce(e.published_at, e.starts_at) as at
		from event e
		left join organisation owner on owner.id = e.owner_id
		where e.state <> 'draft' and e.id = any(${idsOf(ids)}::uuid[])`);
}
