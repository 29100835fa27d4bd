/** What readers are told of a pilot beside what its version says: rest, stop, how fresh it is, whether it was withdrawn. */
import { and, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import { project } from '#lib/projects/schema.server.ts';
import { isAsked, isStale, lastConfirmed, reminderDay } from './freshness.ts';
import type { Standing } from './pilot-view.ts';
import { pilot, pilotVersion } from './schema.server.ts';

const dayOf = (instant: SQL) => sql<string>`to_char(${instant} at time zone 'Europe/Oslo', 'YYYY-MM-DD')`;

// written out, since columns of a query on one table come without the table's name
/** The day on which it came into its present standing; null when nobody decided it here. */
const standingSince = sql<string | null>`(
	select to_char(max(change.decided_at) at time zone 'Europe/Oslo', 'YYYY-MM-DD') from phase_change change
	where change.pilot_id = pilot.id and change.state = 'approved'
		and (change.to_standing = pilot.standing or (pilot.standing = 'stopped' and change.decision = 'stopped')))`;

/** Day of the newest publication. */
const publishedDay = dayOf(sql`coalesce(${pilotVersion.decidedAt}, ${pilot.publishedAt}, ${pilotVersion.editedAt})`);

export type PilotLife = {
	standing: Standing;
	standingReason: string;
	standingSince: string | null;
	confirmedOn: string;
	/** A year has gone since, and its owner is asked. */
	isStale: boolean;
	isAsked: boolean;
};

/** Of a public pilot; undefined when it is not public. */
export async function publicLife(db: Db, pilotId: string, today: string): Promise<PilotLife | undefined> {
	const [row] = await db
		.select(freshnessColumns)
		.from(pilot)
		.innerJoin(pilotVersion, and(eq(pilotVersion.pilotId, pilot.id), eq(pilotVersion.publication, 'published')))
		.innerJoin(project, eq(project.id, pilot.projectId))
		.where(eq(pilot.id, pilotId));
	if (!row) return undefined;
	const { standing, standingReason, standingSince: since } = row;
	return {
		standing,
		standingReason,
		standingSince: since,
		confirmedOn: lastConfirmed(row),
		isStale: isStale(row, today),
		isAsked: isAsked(row)
	};
}

const freshnessColumns = {
	id: pilot.id,
	ownerId: pilot.ownerId,
	title: pilotVersion.title,
	language: sql<ContentLang>`${pilot.language}`,
	standing: sql<Standing>`${pilot.standing}`,
	standingReason: pilot.standingReason,
	standingSince,
	isArchive: project.isArchive,
	confirmedOn: pilot.confirmedOn,
	publishedOn: publishedDay
};

export type StalePilot = {
	pilotId: string;
	ownerId: string;
	title: string;
	language: ContentLang;
	confirmedOn: string;
	/** Day of this year's reminder. With the pilot it names the reminder, which is sent once. */
	dueOn: string;
};

/** More than will ever be stale at once; the rest come with the next round. */
const MOST = 1000;

/** Public pilots whose owner is to be asked whether what they say still holds, the longest unanswered first. */
export async function staleConfirmations(db: Db, today: string): Promise<StalePilot[]> {
	const rows = await db
		.select(freshnessColumns)
		.from(pilot)
		.innerJoin(pilotVersion, and(eq(pilotVersion.pilotId, pilot.id), eq(pilotVersion.publication, 'published')))
		.innerJoin(project, eq(project.id, pilot.projectId))
		.where(
			and(
				isNull(pilot.hiddenAt),
				sql`${pilot.standing} <> 'stopped' and not ${project.isArchive}`,
				sql`greatest(${pilot.confirmedOn}, ${publishedDay}::date) <= ${today}::date - interval '1 year'`
			)
		)
		.orderBy(sql`greatest(${pilot.confirmedOn}, ${publishedDay}::date), ${pilot.id}`)
		.limit(MOST);
	return rows.flatMap((row) => {
		const dueOn = reminderDay(row, today);
		const { id, ownerId, title, language } = row;
		return dueOn === null ? [] : [{ pilotId: id, ownerId, title, language, confirmedOn: lastConfirmed(row), dueOn }];
	});
}

export type WithdrawnPilot = {
	slug: string;
	language: ContentLang;
	title: string;
	reason: string;
	withdrawnOn: string;
};

/** Number of the version that was public when the pilot was withdrawn; no other may be told of. */
export const withdrawnNumber = sql`(
	select (entry.after ->> 'version')::int from journal_entry entry
	where entry.about_kind = 'pilot' and entry.about_id = pilot.id::text and entry.kind = 'pilot.withdrawn'
	order by entry.id desc limit 1)`;

/** A page that was there and was taken away for good by its owner. */
export async function withdrawnPilot(db: Db, slug: string): Promise<WithdrawnPilot | undefined> {
	const [row] = await db
		.select({
			slug: pilot.slug,
			language: sql<ContentLang>`${pilot.language}`,
			title: sql<string>`(select version.title from pilot_version version
				where version.pilot_id = pilot.id and version.number = ${withdrawnNumber})`,
			reason: pilot.withdrawnReason,
			withdrawnOn: dayOf(sql`${pilot.withdrawnAt}`)
		})
		.from(pilot)
		.where(and(eq(pilot.slug, slug), isNotNull(pilot.withdrawnAt), isNull(pilot.hiddenAt)));
	return row;
}
