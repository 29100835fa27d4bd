import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Source } from '../source.ts';
import { idsOf, named, translationsOf } from './parts.server.ts';

/** Those with a published version that the secretariat does not hide. */
export async function pilotSources(db: Db, ids: readonly string[]): Promise<Source[]> {
	return db.execute<Source>(sql`
		select p.id::text as id, p.slug, p.language, v.title, v.summary,
			json_build_array(v.problem, v.goals, v.target_group, v.place, v.sites, ${named('area', 'p.language')}, v.product, supplier.name_nb,
				v.process_change, v.training, v.data_protection, v.data_quality, v.gain_owner, v.services, v.systems, v.dependencies,
				v.border_differences,
				(select string_agg(m.text, E'\n' order by m.position) from pilot_milestone m
					where m.pilot_id = v.pilot_id and m.number = v.number),
				${named('owner', 'p.language')}) as rest,
			${translationsOf('pilot', 'p.id')} as other,
			owner.country, p.owner_id as "ownerId", v.technology_area as "technologyArea",
			coalesce(v.decided_at, p.published_at, v.edited_at) as at
		from pilot p
		join pilot_version v on v.pilot_id = p.id and v.publication = 'published'
		join organisation owner on owner.id = p.owner_id
		left join organisation supplier on supplier.id = v.supplier_id
		left join technology_area area on area.key = v.technology_area
		where p.hidden_at is null and p.id = any(${idsOf(ids)}::uuid[])`);
}
