/** Translations that a person approved, for the pages of those who read. */
import { inArray, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang, Lang } from '#lib/lang.ts';
import { inTranslation, readsIn, type ApprovedText, type ApprovedTexts, type Readable } from '#lib/shown-text.ts';
import { acrossTheBorder, originals } from './originals.server.ts';
import type { Kind } from './translation.ts';

/** By the id of the thing and the column of the field; what nobody translated is not there. One query. */
export async function approvedTexts(
	db: Db,
	kind: Kind,
	ids: readonly string[],
	lang: Lang
): Promise<Map<string, ApprovedTexts>> {
	const rows = await approvedRows(db, kind, ids, readsIn[lang]);
	const byId = new Map<string, Map<string, ApprovedText>>();
	for (const wanted of readsIn[lang])
		for (const { id, field, language, text, isOutdated } of rows.filter((row) => row.language === wanted)) {
			const texts = byId.get(id) ?? new Map<string, ApprovedText>();
			if (!texts.has(field)) texts.set(field, { text, language, isOutdated });
			byId.set(id, texts);
		}
	return byId;
}

/** The same things with what was approved in the reader's language in the place of the original. One query. */
export async function inReadersLanguage<T extends Readable & { id: string }>(
	db: Db,
	kind: Kind,
	things: readonly T[],
	lang: Lang
): Promise<T[]> {
	const foreign = things.filter(({ language }) => language !== lang).map(({ id }) => id);
	if (foreign.length === 0) return [...things];
	const texts = await approvedTexts(db, kind, foreign, lang);
	return things.map((thing) => inTranslation<T>(thing, texts.get(thing.id)));
}

/** All approved languages of some fields, for programs outside: by id, then field, then language. One query. */
export async function approvedInAll(
	db: Db,
	kind: Kind,
	ids: readonly string[]
): Promise<Map<string, Record<string, Partial<Record<ContentLang, string>>>>> {
	const byId = new Map<string, Record<string, Partial<Record<ContentLang, string>>>>();
	for (const { id, field, language, text } of await approvedRows(db, kind, ids, ['nb', 'nn', 'sv'])) {
		const texts = byId.get(id) ?? {};
		texts[field] = { ...texts[field], [language]: text };
		byId.set(id, texts);
	}
	return byId;
}

type Row = { id: string; field: string; language: ContentLang; text: string; isOutdated: boolean };

async function approvedRows(
	db: Db,
	kind: Kind,
	ids: readonly string[],
	languages: readonly ContentLang[]
): Promise<readonly Row[]> {
	if (ids.length === 0) return [];
	return db.execute<Row>(sql`
		select t.subject_id as id, t.field, t.language, t.approved as text,
			t.approved_source is distinct from original.original as "isOutdated"
		from translation t
		join ${originals([kind])} original on original.id = t.subject_id and original.field = t.field
		where t.subject_kind = ${kind} and ${inArray(sql`t.subject_id`, [...ids])}
			and ${inArray(sql`t.language`, [...languages])} and t.approved is not null
			and ${acrossTheBorder(sql`original.field_language`, sql`t.language`)}`);
}
