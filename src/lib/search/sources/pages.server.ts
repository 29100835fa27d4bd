import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Source } from '../source.ts';
import { idsOf } from './parts.server.ts';

/** Pages whose text the secretariat keeps: in Norwegian, and with it in Swedish. */
export async function pageSources(db: Db, ids: readonly string[]): Promise<Source[]> {
	return db.execute<Source>(sql`
		select one.page as id, one.page as slug, one.language,
			split_part(ltrim(one.text, E'# \n'), E'\n', 1) as title, '' as summary, json_build_array(one.text) as rest,
			(select json_agg(json_build_object('language', more.language, 'text', more.text)) from page_text more
				where more.page = one.page and more.language <> one.language) as other,
			null as country, null as "ownerId", null as "technologyArea", one.edited_at as at
		from page_text one
		where one.language = 'nb' and one.page = any(${idsOf(ids)})`);
}
