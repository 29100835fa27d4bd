import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Source } from '../source.ts';
import { idsOf, named } from './parts.server.ts';

/**
 * What a public pilot has measured, one per indicator, by its words: values are no words, so none that is too small to be
 * shown can be found.
 */
export async function resultSources(db: Db, ids: readonly string[]): Promise<Source[]> {
	return db.execute<Source>(sql`
		select distinct on (m.pilot_id, m.indicator_key)
			m.pilot_id::text || '.' || m.indicator_key as id, p.slug,
			case when p.language = 'sv' then 'sv' else 'nb' end as language,
			${named('i', 'p.language')} as title, v.title as summary,
			json_build_array(case when p.language = 'sv' then i.definition_sv else i.definition_nb end,
				${named('area', 'p.language')}, ${named('owner', 'p.language')}) as rest,
			json_build_array(json_build_object('language', case when p.language = 'sv' then 'nb' else 'sv' end,
				'text', case when p.language = 'sv' then i.name_nb else i.name_sv end)) as other,
			owner.country, p.owner_id as "ownerId", v.technology_area as "technologyArea",
			coalesce(m.decided_at, m.entered_at) as at
		from (select id, split_part(id, '.', 1)::uuid as pilot_id, substr(id, strpos(id, '.') + 1) as indicator_key
			from unnest(${idsOf(ids)}) id) asked
		join measurement m on m.pilot_id = asked.pilot_id and m.indicator_key = asked.indicator_key
			and m.state = 'approved' and m.point <> 'baseline'
		join indicator i on i.key = m.indicator_key and i.version = m.indicator_version
		join pilot p on p.id = m.pilot_id and p.hidden_at is null
		join pilot_version v on v.pilot_id = p.id and v.publication = 'published'
		join organisation owner on owner.id = p.owner_id
		left join technology_area area on area.key = v.technology_area
		order by m.pilot_id, m.indicator_key, m.ends_on desc, m.id desc`);
}
