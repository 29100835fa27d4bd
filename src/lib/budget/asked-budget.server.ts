/** What of the budget waits for the secretariat, in the columns of `waiting/parts.server.ts`. */
import { sql } from 'drizzle-orm';

/** A version that another person has proposed. */
export const versionsToDecide = (me: string, most: number) => sql`(
	select 'budget_proposed' as kind, null as organisation_id, left(reason, 100) as title, language as title_lang,
		number::text as thing, 1 as count,
		to_char(coalesce(proposed_at, now()) at time zone 'Europe/Oslo', 'YYYY-MM-DD') as since, null as due
	from budget_version where state = 'proposed' and proposed_by is distinct from ${me} order by proposed_at limit ${most})`;
