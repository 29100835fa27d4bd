/** What waits for people with reports, in the columns of `waiting/parts.server.ts`. */
import { sql, type SQL } from 'drizzle-orm';

const dayOf = (instant: SQL) => sql`to_char(${instant} at time zone 'Europe/Oslo', 'YYYY-MM-DD')`;

const named = sql`left join report_extension x on x.project_id = r.project_id and x.organisation_id = r.organisation_id
	and x.period_code = r.period_code
	join period p on p.project_id = r.project_id and p.code = r.period_code`;

/** Asked about a report and not answered: until the day that was given with the newest question. */
export const askedReports = (ids: SQL, most: number) => sql`(
	select 'report_asked' as kind, r.organisation_id, r.period_code as title, null as title_lang, r.period_code as thing,
		1 as count, ${dayOf(sql`q.written_at`)} as since, q.due_on::text as due
	from report r
	join lateral (
		select kind, due_on, written_at from report_remark where report_id = r.id order by written_at desc limit 1
	) q on q.kind = 'query'
	where r.organisation_id in ${ids} order by since limit ${most})`;

/** Sent back to the partner. */
export const returnedReports = (ids: SQL, most: number) => sql`(
	select 'report_returned' as kind, r.organisation_id, r.period_code as title, null as title_lang,
		r.period_code as thing, 1 as count, ${dayOf(sql`r.submitted_at`)} as since,
		coalesce(x.due_on, p.report_due_on)::text as due
	from report r ${named}
	where r.state = 'returned' and r.organisation_id in ${ids} order by since limit ${most})`;

/** Of a period that is over and has costs, until it is submitted. */
export const dueReports = (ids: SQL, today: string, most: number) => sql`(
	select 'report_due' as kind, e.organisation_id, e.period_code as title, null as title_lang,
		e.period_code as thing, 1 as count, p.ends_on::text as since, coalesce(x.due_on, p.report_due_on)::text as due
	from (
		select distinct project_id, organisation_id, period_code from expense
		where organisation_id in ${ids} and state not in ('withdrawn', 'rejected')
	) e
	join period p on p.project_id = e.project_id and p.code = e.period_code
	left join report_extension x on x.project_id = e.project_id and x.organisation_id = e.organisation_id
		and x.period_code = e.period_code
	left join report r on r.project_id = e.project_id and r.organisation_id = e.organisation_id
		and r.period_code = e.period_code
	where p.ends_on < ${today}::date and p.report_due_on is not null and coalesce(r.state, 'draft') = 'draft'
	order by due limit ${most})`;

/** For the secretariat: those it may take the next step of, its own hand in the one before left out. */
export const reportsToDecide = (me: string, most: number) => sql`(
	select 'report_' || r.state as kind, r.organisation_id, r.period_code as title, null as title_lang,
		r.period_code as thing, 1 as count,
		${dayOf(sql`coalesce(r.claimed_at, r.approved_at, r.submitted_at)`)} as since, null as due
	from report r
	where (r.state = 'submitted' and r.submitted_by <> ${me}) or (r.state in ('approved', 'claimed') and r.approved_by <> ${me})
	order by since limit ${most})`;
