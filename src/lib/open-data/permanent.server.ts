/** Where a thing is today that has an address for good. What is not public is nowhere. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { isContentLang, type ContentLang } from '#lib/lang.ts';
import { publicStates } from '#lib/needs/need.ts';
import { isIdKind, type IdKind } from './open-list.ts';

type Whereabouts =
	/** Without its language; `language` is that of what is written there. */
	| { readonly kind: 'here'; readonly path: string; readonly language: ContentLang | undefined }
	/** It was public and was taken back, and no page says why. */
	| { readonly kind: 'gone' }
	| { readonly kind: 'nowhere' };

type Row = { path: string | null; language: string | null };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const plainId = /^[\w-]{1,100}$/;
/** Kinds whose ids are words and not numbers. */
const named: ReadonlySet<IdKind> = new Set(['organisation', 'indicator', 'concept']);

export async function whereIs(db: Db, kind: string, id: string): Promise<Whereabouts> {
	if (!isIdKind(kind) || !(named.has(kind) ? plainId : uuid).test(id)) return { kind: 'nowhere' };
	const [row] = await db.execute<Row>(queries[kind](id));
	if (!row) return { kind: 'nowhere' };
	if (row.path === null) return { kind: 'gone' };
	return { kind: 'here', path: row.path, language: isContentLang(row.language) ? row.language : undefined };
}

const states = sql.join(
	publicStates.map((state) => sql`${state}`),
	sql`, `
);

/** One row where it is, with no path where it was; none where it never was. A withdrawn pilot has a page that says why. */
const queries: Readonly<Record<IdKind, (id: string) => SQL>> = {
	pilot: (id) => sql`
		select '/piloter/' || pilot.slug as path, pilot.language from pilot
		where pilot.id = ${id} and pilot.hidden_at is null and (pilot.withdrawn_at is not null or exists (
			select from pilot_version version where version.pilot_id = pilot.id and version.publication = 'published'))`,
	need: (id) => sql`
		select '/behov/' || slug as path, language from need where id = ${id} and state in (${states})`,
	lesson: (id) => sql`
		select case when lesson.publication = 'published' then '/laerdommer/' || lesson.id end as path, lesson.language
		from lesson join pilot on pilot.id = lesson.pilot_id and pilot.hidden_at is null
		where lesson.id = ${id} and (lesson.publication = 'withdrawn' or lesson.publication = 'published' and exists (
			select from pilot_version version where version.pilot_id = pilot.id and version.publication = 'published'))`,
	solution: (id) => sql`
		select case when publication = 'published' then '/losninger/' || slug end as path, language from solution
		where id = ${id} and changes_id is null and publication in ('published', 'withdrawn')`,
	event: (id) => sql`
		select '/arrangementer/' || slug as path, language from event where id = ${id} and state <> 'draft'`,
	organisation: (id) => sql`
		select case kind when 'supplier' then '/leverandorer/' else '/partner/' end || id as path, null as language
		from organisation
		where id = ${id} and kind <> 'secretariat' and (kind <> 'supplier' or verified_at is not null)`,
	indicator: (id) => sql`
		select '/resultat?indikator=' || key as path, null as language from indicator where key = ${id} limit 1`,
	concept: (id) => sql`select '/ordbok/' || id as path, null as language from concept where id = ${id}`
};
