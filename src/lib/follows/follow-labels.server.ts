/** What is followed, by its name; nothing for what nobody may read any more. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { isContentLang, type ContentLang, type Lang } from '#lib/lang.ts';
import { targetText, type Target } from './follow.ts';

export type Label = {
	readonly label: string;
	/** Of a title that somebody wrote; undefined for names that stand in the reader's language. */
	readonly language: ContentLang | undefined;
	/** After the language of the address. */
	readonly path: string;
};

/** By `kind:id`; searches are named by their own words, not here. */
export async function labelsOf(db: Db, targets: readonly Target[], lang: Lang): Promise<ReadonlyMap<string, Label>> {
	const asked = targets.filter(({ kind }) => kind !== 'search');
	if (asked.length === 0) return new Map();
	const rows = await db.execute<{
		kind: Target['kind'];
		id: string;
		label: string;
		language: string | null;
		path: string;
	}>(labels(asked, lang));
	return new Map(
		rows.map(({ kind, id, label, language, path }) => [
			targetText({ kind, id }),
			{ label, language: isContentLang(language) ? language : undefined, path }
		])
	);
}

function labels(asked: readonly Target[], lang: Lang): SQL {
	const name = sql.raw(lang === 'sv' ? 'name_sv' : 'name_nb');
	return sql`
		with asked as (select * from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb) as a(kind text, id text))
		select asked.kind, asked.id, n.title as label, n.language, '/behov/' || n.slug as path
		from asked join need n on n.id::text = asked.id and n.state in ('open', 'dialogue', 'closed', 'in_procurement', 'in_pilot', 'cancelled')
		where asked.kind = 'need'
		union all
		select asked.kind, asked.id, v.title, p.language, '/piloter/' || p.slug
		from asked join pilot p on p.id::text = asked.id and p.hidden_at is null
		join pilot_version v on v.pilot_id = p.id and v.publication = 'published' where asked.kind = 'pilot'
		union all
		select asked.kind, asked.id, s.name, s.language, '/losninger/' || s.slug
		from asked join solution s on s.id::text = asked.id and s.publication = 'published' and s.changes_id is null
		where asked.kind = 'solution'
		union all
		select asked.kind, asked.id, o.${name}, null,
			case when o.kind = 'supplier' then '/leverandorer/' else '/partner/' end || o.id
		from asked join organisation o on o.id = asked.id and o.kind <> 'secretariat' and o.verified_at is not null
		where asked.kind = 'organisation'
		union all
		select asked.kind, asked.id, a.${name}, null, '/behov?teknologi=' || a.key
		from asked join technology_area a on a.key = asked.id where asked.kind = 'area'
		union all
		select asked.kind, asked.id, g.${name}, null, '/behov?gruppe=' || g.key
		from asked join technology_group g on 'group:' || g.key = asked.id where asked.kind = 'area'`;
}
