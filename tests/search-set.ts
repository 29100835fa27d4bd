/** The test sets of the search, loaded as an import loads them: published pilots and open needs. */
import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';

export type SetDocument = {
	id: string;
	kind: 'pilot' | 'need';
	lang: Lang;
	title: string;
	summary: string;
	technology_area: string;
};
export type SetQuery = { q: string; lang: Lang; class: string; expects: string[]; has_glossary_word?: boolean };
export type SetPair = { q: string; lang: Lang; document: string; why: string };
export type SearchSet = { documents: SetDocument[]; queries: SetQuery[]; must_not: SetPair[] };

export function searchSet(name: string): SearchSet {
	return JSON.parse(readFileSync(new URL(`search/${name}.json`, import.meta.url), 'utf8')) as SearchSet;
}

export async function loadSet(db: Db, documents: readonly SetDocument[]): Promise<void> {
	// each of its own minute, so that the order of equals is the same each time
	const placed = documents.map((each, place) => ({ ...each, place }));
	const asked = sql`jsonb_to_recordset(${JSON.stringify(placed)}::text::jsonb) as d(id text, kind text, lang text, title text,
		summary text, technology_area text, place int)`;
	await db.execute(sql`insert into project (id, name_nb, name_sv, starts_on, ends_on)
		values ('search-set', 'Prøve', 'Prov', '2026-01-01', '2028-12-31') on conflict do nothing`);
	await db.execute(sql`
		with project as (select id from project order by id limit 1), made as (
			insert into pilot (external_id, slug, owner_id, project_id, language, phase, published_at)
			select d.id, d.id, case when d.lang = 'sv' then 'karlstad' else 'ringsaker' end, project.id, d.lang, 'planning', now() - d.place * interval '1 minute'
			from ${asked} cross join project where d.kind = 'pilot'
			returning id, external_id, project_id)
		insert into pilot_version (pilot_id, number, publication, title, summary, technology_area, project_id)
		select made.id, 1, 'published', d.title, d.summary, d.technology_area, made.project_id
		from ${asked} join made on made.external_id = d.id`);
	await db.execute(sql`
		insert into need (external_id, slug, owner_id, language, title, text, technology_area, type, state, published_at)
		select d.id, d.id, case when d.lang = 'sv' then 'karlstad' else 'ringsaker' end, d.lang, d.title, d.summary, d.technology_area,
			'market_dialogue', 'open', now() - d.place * interval '1 minute'
		from ${asked} where d.kind = 'need'`);
}
