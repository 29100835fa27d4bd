import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Source } from '../source.ts';
import { idsOf } from './parts.server.ts';

/** Everybody with a page: all but the secretariat and suppliers that nobody has verified. */
export async function organisationSources(db: Db, ids: readonly string[]): Promise<Source[]> {
	return db.execute<Source>(sql`
		select o.id, o.id as slug, o.language, case when o.language = 'sv' then o.name_sv else o.name_nb end as title,
			case when o.kind = 'supplier' then coalesce(o.presentation, '') else '' end as summary,
			json_build_array((select string_agg(case when o.language = 'sv' then area.name_sv else area.name_nb end, E'\n' order by area.key)
				from supplier_area of_firm join technology_area area on area.key = of_firm.technology_area
				where of_firm.organisation_id = o.id)) as rest,
			json_build_array(
				json_build_object('language', other.language, 'text', other.name),
				json_build_object('language', other.language, 'text', case when o.kind = 'supplier' then o.presentation_other end)) as other,
			o.country, o.id as "ownerId", null as "technologyArea",
			coalesce(o.verified_at, 'epoch') as at
		from organisation o
		cross join lateral (select case when o.language = 'sv' then 'nb' else 'sv' end as language,
			case when o.language = 'sv' then o.name_nb else o.name_sv end as name) other
		where o.kind <> 'secretariat' and (o.kind <> 'supplier' or o.verified_at is not null) and o.id = any(${idsOf(ids)})`);
}
