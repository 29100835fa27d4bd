import { sql, type SQL } from 'drizzle-orm';
import { acrossTheBorder, originals } from '#lib/translation/originals.server.ts';
import type { Kind } from '#lib/translation/translation.ts';

export function idsOf(ids: readonly string[]): SQL {
	return sql`${sql.param([...ids])}::text[]`;
}

/** The name of something in the language of the text it stands in. */
export function named(table: string, language: string): SQL {
	return sql.raw(`case when ${language} = 'sv' then ${table}.name_sv else ${table}.name_nb end`);
}

/** What an approver let readers see in other languages, as long as its original stands. */
export function translationsOf(kind: Kind, id: string): SQL {
	const original = originals([kind], () => sql`select t.subject_id`);
	return sql`(select json_agg(json_build_object('language', t.language, 'text', t.approved) order by t.language, t.field)
		from translation t where t.subject_kind = ${kind} and t.subject_id = ${sql.raw(id)} and t.approved is not null
			and exists (select from ${original} original where original.field = t.field
				and ${acrossTheBorder(sql`original.field_language`, sql`t.language`)}))`;
}
