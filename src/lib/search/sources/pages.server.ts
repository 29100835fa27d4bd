import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Source } from '../source.ts';
import { idsOf } from './parts.server.ts';

/** Without the marks of its headings. */
const plainText = (of: string) => sql.raw(`ltrim(regexp_replace(${of}.text, E'(^|\\n)#+ ', E'\\\\1', 'g'))`);

/** Pages whose text the secretariat keeps: in Norwegian, and with it in Swedish. */
export async function pageSources(db: Db, ids: readonly string[]): Promise<Source[]> {
	return db.execute<Source>(sql`
		select one.page as id, one.page as slug, one.language,
			-- called the same in both languages
			case one.page when 'about' then 'Om SOL' else split_part(${plainText('one')}, E'\n', 1) end as title,
			'' as summary, json_build_array(${plainText('one')}) as rest,
			(select json_agg(json_build_object('language', more.language, 'text', ${plainText('more')})) from page_text more
				where more.page = one.page and more.language <> one.language) as other,
			null as country, null as "ownerId", null as "technologyArea", one.edited_at as at
		from page_text one
		where one.language = 'nb' and one.page = any(${idsOf(ids)})`);
}
