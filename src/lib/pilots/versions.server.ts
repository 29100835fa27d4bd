/** Every version of a pilot, with who and when, and what it said. */
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { PilotContent, Publication } from './pilot.ts';
import { byRole, versionColumns } from './pilot-columns.server.ts';
import { fieldNames } from './section-field.ts';
import { pilotVersion } from './schema.server.ts';

export type VersionLine = {
	number: number;
	publication: Publication;
	editedAt: Date;
	/** Who wrote in it last; null where nobody is known. */
	editor: string | null;
	/** Day on which it became public; null when it never was. */
	publishedOn: string | null;
};

/** More versions than any pilot has had. */
const MOST = 500;
const editor = alias(person, 'editor');

// from the log, since a version forgets that it was public when the next one takes its place
const publishedOn = sql<string | null>`(
	select to_char(max(entry.at) at time zone 'Europe/Oslo', 'YYYY-MM-DD') from journal_entry entry
	where entry.about_kind = 'pilot' and entry.about_id = pilot_version.pilot_id::text and entry.kind = 'pilot.published'
		and coalesce((entry.after ->> 'version')::int, 1) = pilot_version.number)`;

/** Newest first. */
export async function versionsOf(db: Db, pilotId: string): Promise<VersionLine[]> {
	return db
		.select({
			number: pilotVersion.number,
			publication: sql<Publication>`${pilotVersion.publication}`,
			editedAt: pilotVersion.editedAt,
			editor: editor.name,
			publishedOn
		})
		.from(pilotVersion)
		.leftJoin(editor, eq(editor.id, pilotVersion.editedBy))
		.where(eq(pilotVersion.pilotId, pilotId))
		.orderBy(desc(pilotVersion.number))
		.limit(MOST);
}

function rowsOf(db: Db, pilotId: string, numbers: readonly number[]) {
	return db
		.select(versionColumns)
		.from(pilotVersion)
		.where(and(eq(pilotVersion.pilotId, pilotId), inArray(pilotVersion.number, [...numbers])));
}

/** What the versions say, by number. The caller has made sure that this reader may know them. */
export async function contentsOf(
	db: Db,
	pilotId: string,
	numbers: readonly number[]
): Promise<ReadonlyMap<number, PilotContent>> {
	if (numbers.length === 0) return new Map();
	const rows = await rowsOf(db, pilotId, numbers);
	return new Map(rows.map((row) => [row.number, contentOf(row)]));
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

/** Only the fields of the form: what else a row holds is about the version, not of it. */
function contentOf({ taking, ...row }: Row): PilotContent {
	const all: PilotContent = { ...row, ...byRole(taking) };
	return Object.fromEntries(fieldNames.map((name) => [name, all[name]])) as PilotContent;
}
