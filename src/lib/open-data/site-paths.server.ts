/** Everything that stands on a public page of its own, for the site map. */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { publicStates } from '#lib/needs/need.ts';

/** Lists and texts. */
const fixed = [
	'',
	'/piloter',
	'/behov',
	'/behov/kart',
	'/arrangementer',
	'/resultat',
	'/laerdommer',
	'/losninger',
	'/leverandorer',
	'/partner',
	'/kart',
	'/nettverk',
	'/ordbok',
	'/dokumenter',
	'/finansiering',
	'/apne-data',
	'/om',
	'/personvern',
	'/tilgjengelighet'
] as const;

/** More than there can be for many years. */
const MOST = 500_000;

/** Without language, in an order that stays. */
export async function sitePaths(db: Db): Promise<string[]> {
	const states = sql.join(
		publicStates.map((state) => sql`${state}`),
		sql`, `
	);
	const isPublished = sql`exists (
		select from pilot_version version where version.pilot_id = pilot.id and version.publication = 'published')`;
	const rows = await db.execute<{ path: string }>(sql`
		select path from (
			select 1 as part, '/piloter/' || slug as path from pilot where hidden_at is null and ${isPublished}
			union all
			select 2, '/behov/' || slug from need where state in (${states})
			union all
			select 3, '/laerdommer/' || lesson.id from lesson
			join pilot on pilot.id = lesson.pilot_id and pilot.hidden_at is null
			where lesson.publication = 'published' and ${isPublished}
			union all
			select 4, '/losninger/' || slug from solution where publication = 'published' and changes_id is null
			union all
			select 5, '/arrangementer/' || slug from event where state <> 'draft'
			union all
			select 6, '/partner/' || id from organisation where kind not in ('secretariat', 'supplier')
			union all
			select 7, '/leverandorer/' || id from organisation where kind = 'supplier' and verified_at is not null
			union all
			select 8, '/ordbok/' || id from concept where retired_at is null
		) as page order by part, path limit ${MOST}`);
	return [...fixed, ...rows.map(({ path }) => path)];
}
