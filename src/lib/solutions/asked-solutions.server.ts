/** Parts of the query behind the start page: see waiting/parts.server.ts for their columns. */
import { sql, type SQL } from 'drizzle-orm';
import { adoption, solution } from './schema.server.ts';

/** An instant as the day it is in Norway and Sweden. */
const dayOf = (instant: SQL) => sql`to_char(${instant} at time zone 'Europe/Oslo', 'YYYY-MM-DD')`;

/** Drafts and returned ones of these owners. */
export function openSolutions(owners: SQL, most: number): SQL {
	return sql`(
	select 'solution_' || solution.publication as kind, solution.organisation_id, solution.name as title,
		solution.language as title_lang, solution.id::text as thing, 1 as count,
		${dayOf(sql`coalesce(solution.decided_at, solution.written_at)`)} as since, null as due
	from solution
	where solution.publication in ('draft', 'returned') and solution.organisation_id in ${owners}
	order by since limit ${most})`;
}

/** Sent in by others than `me`. */
export function solutionsToDecide(me: string, most: number): SQL {
	return sql`(
	select 'solution_submitted' as kind, solution.organisation_id, solution.name as title,
		solution.language as title_lang, solution.id::text as thing, 1 as count,
		${dayOf(sql`${solution.submittedAt}`)} as since, null as due
	from solution
	where solution.publication = 'submitted'
		and solution.submitted_by is distinct from ${me} and solution.written_by is distinct from ${me}
	order by solution.submitted_at limit ${most})`;
}

/** Uses that others or colleagues declared of these organisations and nobody has answered. */
export function usesToConfirm(users: SQL, most: number): SQL {
	return sql`(
	select 'adoption_declared' as kind, adoption.organisation_id, solution.name as title,
		solution.language as title_lang, adoption.id::text as thing, 1 as count,
		${dayOf(sql`${adoption.declaredAt}`)} as since, null as due
	from adoption join solution on solution.id = adoption.solution_id and solution.publication = 'published'
	where adoption.stage = 'declared' and adoption.organisation_id in ${users}
	order by adoption.declared_at limit ${most})`;
}
