/** What of rates and rules waits for the secretariat, in the columns of `waiting/parts.server.ts`. */
import { sql, type SQL } from 'drizzle-orm';
import { addDays } from '#lib/day.ts';
import { monthOf } from './rate.ts';

const dayOf = (instant: SQL) => sql`to_char(${instant} at time zone 'Europe/Oslo', 'YYYY-MM-DD')`;

/** What another person has asked for. */
export const proposalsToDecide = (me: string, most: number) => sql`(
	select case kind when 'rates' then 'rates_proposed' else 'rule_set_proposed' end as kind, null as organisation_id,
		left(reason, 100) as title, language as title_lang, id::text as thing, 1 as count, ${dayOf(sql`proposed_at`)} as since,
		null as due
	from rule_proposal where state = 'proposed' and proposed_by <> ${me} order by proposed_at limit ${most})`;

/** The month's rate of a side that follows the Commission, once the second day of the month is over. */
export function lateRate(today: string): SQL {
	const month = monthOf(today);
	return sql`(
		select 'rate_late' as kind, null as organisation_id, s.currency as title, null as title_lang, '' as thing, 1 as count,
			${month} as since, ${addDays(month, 2)} as due
		from project_side s
		join project p on p.id = s.project_id and not p.is_archive
		join rule_set r on r.id = s.rule_set_id
		where r.sides -> s.side ->> 'ratePolicy' <> 'fixed' and ${today} > ${addDays(month, 1)}
			and p.starts_on <= ${today}::date and not exists (
				select from rate where rate.currency = s.currency and rate.valid_from = ${month}::date)
		group by s.currency limit 5)`;
}
