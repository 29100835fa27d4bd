import { sql, type SQL } from 'drizzle-orm';

/** Of `pilot` and its `version`: a pilot that is public and neither rests nor was stopped. */
export const isRunning = sql`version.publication = 'published' and pilot.standing = 'running'
	and pilot.hidden_at is null and pilot.withdrawn_at is null`;

/** Whether `pilot` has handed in a value for the point of `asked` while that was open. */
export const hasReported = sql`exists (
	select from measurement
	where measurement.pilot_id = pilot.id and measurement.point = asked.point
		and measurement.state in ('submitted', 'approved', 'superseded')
		and (measurement.entered_at at time zone 'Europe/Oslo')::date between asked.opens_on and asked.closes_on)`;

/** Part of the query behind the start page: pilots of these owners that an open window still waits for. */
export function windowsAsked(owners: SQL, today: string, most: number): SQL {
	return sql`(
	select 'reporting_window' as kind, pilot.owner_id as organisation_id, version.title, pilot.language as title_lang,
		pilot.id::text as thing, count(*)::int as count, min(asked.opens_on)::text as since,
		min(asked.closes_on)::text as due
	from reporting_window asked
	cross join pilot
	join pilot_version version on version.pilot_id = pilot.id
	where ${today}::date between asked.opens_on and asked.closes_on
		and pilot.owner_id in ${owners} and ${isRunning} and not ${hasReported}
	group by pilot.id, version.title order by due limit ${most})`;
}
