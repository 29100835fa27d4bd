import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Source } from '../source.ts';
import { idsOf, named } from './parts.server.ts';

/** Published solutions; an edit of one that waits is none. */
export async function solutionSources(db: Db, ids: readonly string[]): Promise<Source[]> {
	return db.execute<Source>(sql`
		select s.id::text as id, s.slug, s.language, s.name as title, s.summary,
			json_build_array(s.prerequisites, ${named('area', 's.language')}, supplier.name_nb, ${named('owner', 's.language')}) as rest,
			json_build_array(
				json_build_object('language', other.language, 'text', s.summary_other),
				json_build_object('language', other.language, 'text', s.prerequisites_other)) as other,
			coalesce(supplier.country, owner.country) as country, s.organisation_id as "ownerId",
			s.technology_area as "technologyArea", coalesce(s.decided_at, s.written_at) as at
		from solution s
		join organisation owner on owner.id = s.organisation_id
		join technology_area area on area.key = s.technology_area
		left join organisation supplier on supplier.id = s.supplier_id
		cross join lateral (select case when s.language = 'sv' then 'nb' else 'sv' end as language) other
		where s.publication = 'published' and s.changes_id is null and s.id = any(${idsOf(ids)}::uuid[])`);
}
