import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Source } from '../source.ts';
import { idsOf, named, translationsOf } from './parts.server.ts';

/** Published lessons of pilots that the public may read. */
export async function lessonSources(db: Db, ids: readonly string[]): Promise<Source[]> {
	return db.execute<Source>(sql`
		select l.id::text as id, l.id::text as slug, l.language, l.title, l.advice as summary,
			json_build_array(l.context, l.what_happened, l.applies_when, ${named('owner', 'l.language')}) as rest,
			${translationsOf('lesson', 'l.id')} as other,
			owner.country, p.owner_id as "ownerId", v.technology_area as "technologyArea",
			coalesce(l.decided_at, l.written_at) as at
		from lesson l
		join pilot p on p.id = l.pilot_id and p.hidden_at is null
		join pilot_version v on v.pilot_id = p.id and v.publication = 'published'
		join organisation owner on owner.id = p.owner_id
		where l.publication = 'published' and l.id = any(${idsOf(ids)}::uuid[])`);
}
