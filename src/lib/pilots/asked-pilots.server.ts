/** What of pilots waits for people, as parts of the one query behind the start page. */
import { sql, type SQL } from 'drizzle-orm';

/** Pilots that others ask one of the organisations to take over. */
export const handOvers = (ids: SQL, most: number) => sql`(
	select 'pilot_transfer' as kind, transfer.to_id as organisation_id, version.title, pilot.language as title_lang,
		transfer.id::text as thing, 1 as count,
		to_char(transfer.requested_at at time zone 'Europe/Oslo', 'YYYY-MM-DD') as since, null as due
	from ownership_transfer transfer
	join pilot on pilot.id = transfer.pilot_id
	join lateral (
		select title from pilot_version where pilot_id = pilot.id order by publication = 'published' desc, number desc limit 1
	) version on true
	where transfer.state = 'requested' and transfer.to_id in ${ids}
	order by transfer.requested_at limit ${most})`;

/** Public pilots that nobody has confirmed for a year; which of them age is said in `freshness.ts`. */
export const stalePilots = (ids: SQL, today: string, most: number) => sql`(
	select 'pilot_stale' as kind, pilot.owner_id as organisation_id, version.title, pilot.language as title_lang,
		pilot.id::text as thing, 1 as count, to_char(stale.since, 'YYYY-MM-DD') as since, null as due
	from pilot
	join project on project.id = pilot.project_id and not project.is_archive
	join pilot_version version on version.pilot_id = pilot.id and version.publication = 'published'
	cross join lateral (
		select greatest(pilot.confirmed_on, (coalesce(version.decided_at, pilot.published_at, version.edited_at)
			at time zone 'Europe/Oslo')::date) + interval '1 year' as since
	) stale
	where pilot.hidden_at is null and pilot.standing <> 'stopped' and stale.since <= ${today}::date and pilot.owner_id in ${ids}
	order by stale.since limit ${most})`;
