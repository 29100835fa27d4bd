/** A part of the query behind the start page: see waiting/parts.server.ts for its columns. */
import { sql, type SQL } from 'drizzle-orm';

/** What people want the glossary to say; never one's own. */
export function proposalsAsked(me: string, most: number): SQL {
	return sql`(
	select 'concept_proposed' as kind, null as organisation_id,
		coalesce(proposal.content->'words'->proposal.language->>0, proposal.content->'words'->'nb'->>0,
			proposal.content->'words'->'sv'->>0, '') as title,
		null as title_lang, proposal.id::text as thing, 1 as count,
		to_char(proposal.proposed_at at time zone 'Europe/Oslo', 'YYYY-MM-DD') as since, null as due
	from concept_proposal proposal
	where proposal.state = 'submitted' and proposal.proposed_by is distinct from ${me}
	order by proposal.proposed_at limit ${most})`;
}
