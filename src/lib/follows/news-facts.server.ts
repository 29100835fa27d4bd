/**
 * What a piece of news is about, as everybody may read it at this moment. What is hidden, withdrawn or a draft again has
 * no facts: nobody's rights widen that, because only what is public is news.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { NewsKind } from '#lib/journal/news.ts';
import type { ContentLang } from '#lib/lang.ts';
import type { NewsFacts, ThingKind } from './news-facts.ts';

/** Undefined is what may not be read; in the order of the news. */
export async function factsOfNews(db: Db, newsIds: readonly number[]): Promise<NewsFacts[]> {
	if (newsIds.length === 0) return [];
	const rows = await db.execute<Row>(sql`
		select n.journal_id as id, n.kind, n.at, n.about_kind, n.about_id, j.person_id as actor, j.before, j.after,
			t.*, ${inOtherLanguages} as other, coalesce(area.name_nb, whole.name_nb) as area_nb,
			coalesce(area.name_sv, whole.name_sv) as area_sv, coalesce(area.group_key, whole.key) as "group",
			owner.country, owner.name_nb as owner_nb, owner.name_sv as owner_sv,
			array(select distinct place.county from organisation place
				where place.id = any(t.organisations) and place.county is not null order by 1) as counties
		from news n
		join journal_entry j on j.id = n.journal_id
		cross join lateral (${publicThings}) t
		left join organisation owner on owner.id = t.organisations[1]
		left join technology_area area on area.key = t.area
		left join technology_group whole on whole.key = (select technology_group from need where need.id = t.need_id::uuid)
		where n.journal_id = any(${idList(newsIds)})
		order by n.journal_id`);
	return rows.map(factsOf);
}

/** As one parameter, however many. */
export function idList(ids: readonly number[]): SQL {
	return sql`${`{${ids.join(',')}}`}::bigint[]`;
}

type Row = {
	id: string;
	kind: NewsKind;
	at: string;
	about_kind: string;
	about_id: string;
	actor: string | null;
	before: unknown;
	after: unknown;
	thing: ThingKind;
	slug: string;
	title: string;
	text: string;
	language: ContentLang;
	other: NewsFacts['other'];
	organisations: (string | null)[];
	area: string | null;
	type: string | null;
	phase: string | null;
	outcome: string | null;
	is_open: boolean;
	starts_at: string | null;
	need_id: string | null;
	pilot_id: string | null;
	solution_ids: string[];
	name_nb: string | null;
	name_sv: string | null;
	area_nb: string | null;
	area_sv: string | null;
	group: string | null;
	country: string | null;
	owner_nb: string | null;
	owner_sv: string | null;
	counties: string[];
};

function factsOf(row: Row): NewsFacts {
	return {
		newsId: Number(row.id),
		kind: row.kind,
		at: new Date(row.at),
		actor: row.actor,
		about: { kind: row.about_kind, id: row.about_id },
		before: inside(row.before),
		after: inside(row.after),
		thing: row.thing,
		slug: row.slug,
		title: row.title,
		text: row.text,
		language: row.language,
		other: row.other,
		organisations: [...new Set(row.organisations.flatMap((id) => id ?? []))],
		owner: row.owner_nb === null || row.owner_sv === null ? null : { nameNb: row.owner_nb, nameSv: row.owner_sv },
		area: row.area,
		areaName: row.language === 'sv' ? (row.area_sv ?? '') : (row.area_nb ?? ''),
		group: row.group,
		country: row.country,
		counties: row.counties,
		type: row.type,
		phase: row.phase,
		outcome: row.outcome,
		isOpen: row.is_open,
		startsAt: row.starts_at === null ? null : new Date(row.starts_at),
		needId: row.need_id,
		pilotId: row.pilot_id,
		solutionIds: row.solution_ids,
		name: row.name_nb === null || row.name_sv === null ? null : { nameNb: row.name_nb, nameSv: row.name_sv }
	};
}

function inside(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** As much of it as stands in the original: of a result the words of its pilot, of a meeting those that call to it. */
const inOtherLanguages = sql`coalesce((
	select json_agg(json_build_object('language', said.language, 'text', said.text)) from (
		select tr.language, string_agg(tr.approved, ' . ' order by tr.field) as text from translation tr
		where tr.approved is not null and tr.subject_kind = case t.thing when 'result' then 'pilot' else t.thing end
			and tr.subject_id = (case t.thing when 'need' then t.need_id when 'pilot' then t.pilot_id when 'result' then t.pilot_id
				when 'solution' then null else n.about_id end)::uuid
			and (t.thing not in ('result', 'event') or tr.field in ('title', 'summary', 'text'))
		group by tr.language
		union all
		select case s.language when 'sv' then 'nb' else 'sv' end, s.summary_other from solution s
		where t.thing = 'solution' and s.id = t.solution_ids[1]::uuid and s.summary_other is not null
	) said), '[]')`;

/** The id of the thing as its own type, so that its key finds it. */
const idOf = (kind: string) => sql`case when n.about_kind = ${kind} then n.about_id::uuid end`;
const publicNeed = sql`state in ('open', 'dialogue', 'closed', 'in_procurement', 'in_pilot', 'cancelled')`;
const stillOpen = sql`(need.state in ('open', 'dialogue')
	and coalesce(clock_timestamp() < need_closes_at(need.deadline, need.deadline_time), true))`;
const withOthers = sql`array_prepend(pilot.owner_id, array(select pp.organisation_id from pilot_partner pp
	where pp.pilot_id = v.pilot_id and pp.number = v.number order by pp.organisation_id)) || v.supplier_id`;
const publicPilot = sql`pilot join pilot_version v on v.pilot_id = pilot.id and v.publication = 'published' and pilot.hidden_at is null`;
const tried = sql`array(select ps.solution_id::text from pilot_solution ps where ps.pilot_id = pilot.id)`;
const nothing = sql`null::text`;
const noNames = sql`null::text as name_nb, null::text as name_sv`;

const needs = sql`
	select 'need' as thing, need.slug, need.title, concat_ws(' ', need.text, need.target_group, need.constraints) as text,
		need.language, array_prepend(need.owner_id, array(select p.organisation_id from need_partner p
			where p.need_id = need.id and p.accepted_at is not null order by p.organisation_id)) as organisations,
		need.technology_area as area, need.type, ${nothing} as phase, ${nothing} as outcome, ${stillOpen} as is_open,
		null::timestamptz as starts_at, need.id::text as need_id, need.pilot_id::text as pilot_id, '{}'::text[] as solution_ids, ${noNames}
	from need where need.id = ${idOf('need')} and need.${publicNeed}`;

const events = sql`
	select 'event', event.slug, event.title, concat_ws(' ', event.text, need.title), event.language,
		array_remove(array[event.owner_id, need.owner_id], null), need.technology_area, null, null, null,
		event.state = 'published' and event.starts_at > clock_timestamp(), event.starts_at, need.id::text, null, '{}', ${noNames}
	from event left join need on need.id = event.need_id and need.${publicNeed}
	where event.id = ${idOf('event')} and event.state in ('published', 'cancelled')
		and (n.kind <> 'event.minutes_published' or event.minutes_published_at is not null)`;

const pilots = sql`
	select 'pilot', pilot.slug, v.title, concat_ws(' ', v.summary, v.problem, v.target_group, v.product), pilot.language,
		${withOthers}, v.technology_area, null, pilot.phase, pilot.outcome, true, null, null, pilot.id::text,
		${tried}, ${noNames}
	from ${publicPilot} where pilot.id = ${idOf('pilot')}`;

const results = sql`
	select 'result', pilot.slug, v.title, v.summary, pilot.language, ${withOthers}, v.technology_area, null, pilot.phase,
		pilot.outcome, true, null, null, pilot.id::text, ${tried}, i.name_nb, i.name_sv
	from measurement m join ${publicPilot} on pilot.id = m.pilot_id
	join indicator i on i.key = m.indicator_key and i.version = m.indicator_version
	where m.id = ${idOf('measurement')} and m.state = 'approved'`;

const lessons = sql`
	select 'lesson', lesson.id::text, lesson.title, concat_ws(' ', lesson.context, lesson.what_happened, lesson.advice), lesson.language,
		${withOthers}, v.technology_area, lesson.kind, pilot.phase, pilot.outcome, true, null, null, pilot.id::text, ${tried}, ${noNames}
	from lesson join ${publicPilot} on pilot.id = lesson.pilot_id
	where lesson.id = ${idOf('lesson')} and lesson.publication = 'published'`;

const publicSolution = sql`solution.publication = 'published' and solution.changes_id is null`;
const solutions = sql`
	select 'solution', solution.slug, solution.name, concat_ws(' ', solution.summary, solution.prerequisites), solution.language,
		array[coalesce(solution.supplier_id, solution.organisation_id), solution.organisation_id], solution.technology_area, solution.kind, null, null,
		true, null, null, null, array[solution.id::text], ${noNames}
	from solution where solution.id = ${idOf('solution')} and ${publicSolution}`;

const adoptions = sql`
	select 'solution', solution.slug, solution.name, solution.summary, solution.language,
		array_remove(array[adoption.organisation_id, solution.supplier_id, solution.organisation_id], null), solution.technology_area,
		solution.kind, null, null, true, null, null, adoption.pilot_id::text, array[solution.id::text], user_of.name_nb, user_of.name_sv
	from adoption join solution on solution.id = adoption.solution_id
	join organisation user_of on user_of.id = adoption.organisation_id
	where adoption.id = ${idOf('adoption')} and adoption.stage <> 'declared' and ${publicSolution}`;

const publicThings = sql.join([needs, events, pilots, results, lessons, solutions, adoptions], sql` union all `);
