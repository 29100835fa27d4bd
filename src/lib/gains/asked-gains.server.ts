import { sql, type SQL } from 'drizzle-orm';
import { addressOf, DAYS_OPEN, gainPoints, MONTHS_ASKED, monthsTo } from './follow-up.ts';

/**
 * Part of the query behind the start page: each window of these owners' pilots that is open, or was so lately, with
 * the number of gains nobody has answered for. `thing` is the pilot's id and the window's address.
 */
export function gainsAsked(owners: SQL, today: string, most: number): SQL {
	const points = sql.join(
		gainPoints.map((point) => sql`(${point}::text, ${addressOf(point)}::text, ${monthsTo[point]}::int)`),
		sql`, `
	);
	return sql`(
	select 'gain_unanswered' as kind, pilot.owner_id as organisation_id, version.title, pilot.language as title_lang,
		pilot.id::text || ' ' || asked.address as thing, count(*)::int as count, opening.day::text as since,
		(opening.day + ${DAYS_OPEN - 1}::int)::text as due
	from pilot
	join pilot_version version on version.pilot_id = pilot.id and version.publication = 'published'
	join gain on gain.pilot_id = pilot.id
	cross join (values ${points}) as asked (point, address, months)
	cross join lateral (select (version.ends_on + make_interval(months => asked.months))::date as day) as opening
	where pilot.owner_id in ${owners} and pilot.withdrawn_at is null
		and (pilot.phase in ('closing', 'realisation') or pilot.standing = 'stopped')
		and opening.day <= ${today}::date
		and (opening.day + make_interval(months => ${MONTHS_ASKED}::int))::date > ${today}::date
		and not exists (
			select from gain_answer where gain_answer.gain_id = gain.id and gain_answer.point = asked.point)
	group by pilot.id, version.title, asked.address, opening.day
	order by since limit ${most})`;
}
