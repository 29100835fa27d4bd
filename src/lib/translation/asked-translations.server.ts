/** What people are asked about translations, as parts of the one query behind the start page. */
import { sql, type SQL } from 'drizzle-orm';
import { originals, translatedWhere } from './originals.server.ts';
import { kinds } from './translation.ts';

const dayOf = (instant: SQL) => sql`to_char(${instant} at time zone 'Europe/Oslo', 'YYYY-MM-DD')`;

/** Whose workspace it is done in: of those who act for the thing the one that the person belongs to. */
const workspaceOf = (organisations: SQL | null) =>
	organisations === null
		? sql`original.owner_id`
		: sql`(select id from unnest(original.acting_ids) as id where id in ${organisations} limit 1)`;

/** All that waits, of some organisations or of everybody, but for what this person wrote or sent in. */
export const translationsToDecide = (organisations: SQL | null, me: string, most: number): SQL =>
	part('translation_submitted', organisations, {
		since: sql`min(t.submitted_at)`,
		where: sql`submitted_at is not null`,
		having: sql`not coalesce(bool_or(t.written_by = ${me} or t.submitted_by = ${me}), false)`,
		most
	});

/** What was sent back and has not been handed in again. */
export const returnedTranslations = (organisations: SQL, most: number): SQL =>
	part('translation_returned', organisations, {
		since: sql`max(t.written_at)`,
		where: sql`submitted_at is null and draft is not null and remark <> ''`,
		having: sql`true`,
		most
	});

function part(
	kind: string,
	organisations: SQL | null,
	{ since, where, having, most }: { since: SQL; where: SQL; having: SQL; most: number }
): SQL {
	const workspace = workspaceOf(organisations);
	return sql`(
		select ${sql.raw(`'${kind}'`)} as kind, ${workspace} as organisation_id, original.title,
			original.language as title_lang, original.kind || '/' || original.id::text || '/' || t.language as thing,
			count(*)::int as count, ${dayOf(since)} as since, null as due
		from translation t
		join ${originals(kinds, translatedWhere(where))} original
			on original.kind = t.subject_kind and original.id = t.subject_id and original.field = t.field
		where ${where} and ${workspace} is not null
		group by original.kind, original.id, original.owner_id, original.acting_ids, original.title, original.language, t.language
		having ${having} order by since limit ${most})`;
}
