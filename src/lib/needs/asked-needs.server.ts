/** Parts of the query behind the start page: see waiting/parts.server.ts for their columns. */
import { sql, type SQL } from 'drizzle-orm';

/** An instant as the day it is in Norway and Sweden. */
const dayOf = (instant: SQL) => sql`to_char(${instant} at time zone 'Europe/Oslo', 'YYYY-MM-DD')`;
const columns = sql`need.title, need.language as title_lang, need.id::text as thing, 1 as count`;

/** Drafts and returned ones of these owners. */
export function openNeeds(owners: SQL, most: number): SQL {
	return sql`(
	select 'need_' || need.state as kind, need.owner_id as organisation_id, ${columns},
		${dayOf(sql`coalesce(need.decided_at, need.written_at)`)} as since, null as due
	from need
	where need.state in ('draft', 'returned') and need.owner_id in ${owners}
	order by since limit ${most})`;
}

/** Sent in by others than `me`. */
export function needsToDecide(me: string, most: number): SQL {
	return sql`(
	select 'need_submitted' as kind, need.owner_id as organisation_id, ${columns},
		${dayOf(sql`need.submitted_at`)} as since, null as due
	from need
	where need.state = 'submitted' and need.submitted_by is distinct from ${me} and need.written_by is distinct from ${me}
	order by need.submitted_at limit ${most})`;
}

/** Needs of others that these organisations are asked to own too. */
export function coOwningAsked(partners: SQL, most: number): SQL {
	return sql`(
	select 'need_co_owner_asked' as kind, asked.organisation_id, ${columns},
		${dayOf(sql`asked.created_at`)} as since, null as due
	from need_partner asked join need on need.id = asked.need_id
	where asked.role = 'co_owner' and asked.accepted_at is null and asked.organisation_id in ${partners}
	order by asked.created_at limit ${most})`;
}

/** Questions that nobody has answered, for each organisation that answers. */
export function questionsOpen(owners: SQL, most: number): SQL {
	return sql`(
	select 'questions_open' as kind, acting.id as organisation_id, need.title, need.language as title_lang,
		need.id::text as thing, count(*)::int as count, ${dayOf(sql`min(question.asked_at)`)} as since, null as due
	from question
	join need on need.id = question.need_id
	join lateral (
		select need.owner_id as id
		union select organisation_id from need_partner
		where need_id = need.id and role = 'co_owner' and accepted_at is not null
	) as acting on acting.id in ${owners}
	where question.answered_at is null and question.declined_at is null
	group by need.id, acting.id order by since limit ${most})`;
}
