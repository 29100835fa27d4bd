import { sql, type SQL } from 'drizzle-orm';

export function idsOf(ids: readonly string[]): SQL {
	return sql`${sql.param([...ids])}::text[]`;
}

/** The name of something in the language of the text it stands in. */
export function named(table: string, language: string): SQL {
	return sql.raw(`case when ${language} = 'sv' then ${table}.name_sv else ${table}.name_nb end`);
}

/** What an approver let readers see in other languages. */
export function translationsOf(kind: string, id: string): SQL {
	return sql.raw(`(select json_agg(json_build_object('language', t.language, 'text', t.approved) order by t.language, t.field)
		from translation t where t.subject_kind = '${kind}' and t.subject_id = ${id} and t.approved is not null)`);
}
