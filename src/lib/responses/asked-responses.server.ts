/** A part of the query behind the start page: see waiting/parts.server.ts for its columns. */
import { sql, type SQL } from 'drizzle-orm';

/** Answers that may be opened and nobody has; not for whom has a conflict of interest in the need. */
export function responsesUnread(owners: SQL, me: string, most: number): SQL {
	return sql`(
	select 'responses_unread' as kind, acting.id as organisation_id, need.title, need.language as title_lang,
		need.id::text as thing, count(*)::int as count,
		to_char(min(greatest(response.submitted_at,
			case when need.is_sealed then need_closes_at(need.deadline, need.deadline_time) end))
			at time zone 'Europe/Oslo', 'YYYY-MM-DD') as since, null as due
	from response
	join need on need.id = response.need_id
	join lateral (
		select need.owner_id as id
		union select organisation_id from need_partner
		where need_id = need.id and role = 'co_owner' and accepted_at is not null
	) as acting on acting.id in ${owners}
	where response.state = 'submitted'
		and (not need.is_sealed or clock_timestamp() >= need_closes_at(need.deadline, need.deadline_time))
		and not exists (select from need_conflict where need_id = need.id and person_id = ${me})
	group by need.id, acting.id order by since limit ${most})`;
}
