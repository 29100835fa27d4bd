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

const dayIn = (instant: SQL) => sql`to_char(${instant} at time zone 'Europe/Oslo', 'YYYY-MM-DD')`;

const isAdministrator = (today: string) => sql`membership.role = 'administrator'
	and membership.starts_on <= ${today} and coalesce(membership.ends_on >= ${today}, true)`;

/** What is asked of those who decide about a pilot, by others than `me`, and meets the condition. */
const stepsAsked = (me: string, condition: SQL, most: number) => sql`(
	select case when phase_change.to_standing is null then 'phase_change' else 'standing_change' end as kind,
		pilot.owner_id as organisation_id, version.title, pilot.language as title_lang,
		pilot.id::text as thing, 1 as count, ${dayIn(sql`phase_change.requested_at`)} as since, null as due
	from phase_change
	join pilot on pilot.id = phase_change.pilot_id
	join lateral (
		select title from pilot_version where pilot_id = pilot.id order by publication = 'published' desc, number desc limit 1
	) version on true
	where phase_change.state = 'submitted' and phase_change.requested_by <> ${me} and ${condition}
	order by phase_change.requested_at limit ${most})`;

/** A step waits for the administrator who was asked, and for every one when that person is none any more. */
export const phaseChanges = (ids: SQL, me: string, today: string, most: number) =>
	stepsAsked(
		me,
		sql`pilot.owner_id in ${ids} and (phase_change.asked_of = ${me} or not exists (
			select from membership
			where membership.person_id = phase_change.asked_of and ${isAdministrator(today)}))`,
		most
	);

/** And for the secretariat where the owner, or who came after it, has no other administrator than the one who asks. */
export const phaseChangesInstead = (me: string, today: string, most: number) =>
	stepsAsked(
		me,
		sql`not exists (
			with recursive answering (id) as (
				select pilot.owner_id
				union
				select organisation.succeeded_by
				from organisation join answering on answering.id = organisation.id
				where organisation.succeeded_by is not null
			)
			select from membership
			join answering on answering.id = membership.organisation_id
			join person on person.id = membership.person_id and person.password_hash is not null
			where ${isAdministrator(today)} and membership.person_id <> phase_change.requested_by)`,
		most
	);
