/** What is not public yet and a reader may read all the same: drafts of the own organisations; the secretariat's and the auditor's of all. */
import { sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { organisationsWhere, reach, type Action } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import type { SearchKind } from './hit.ts';
import type { Source } from './source.ts';

export type OwnSource = Source & { readonly kind: SearchKind };

/** Of each kind the newest: nobody has more in hand. */
const MOST = 200;

const unpublished = sql`('draft', 'submitted', 'returned')`;
const noMore = sql`null::json as other, owner.country, owner.id as "ownerId", null::text as "technologyArea"`;

/** Each with the right that it takes to read it. */
const drafts: readonly { action: Action; query: SQL }[] = [
	{
		action: 'pilot.read_draft',
		query: sql`select 'pilot' as kind, p.id::text as id, p.id::text as slug, p.language, v.title, v.summary,
				json_build_array(v.problem, v.goals, v.target_group, v.product) as rest, ${noMore}, v.edited_at as at
			from pilot p join pilot_version v on v.pilot_id = p.id and v.publication in ${unpublished}
			join organisation owner on owner.id = p.owner_id`
	},
	{
		action: 'need.read_draft',
		query: sql`select 'need' as kind, n.id::text as id, n.id::text as slug, n.language, n.title, n.text as summary,
				json_build_array(n.target_group, n.constraints) as rest, ${noMore}, n.written_at as at
			from need n join organisation owner on owner.id = n.owner_id where n.state in ${unpublished}`
	},
	{
		action: 'lesson.read_draft',
		query: sql`select 'lesson' as kind, l.id::text as id, p.id::text as slug, l.language, l.title, l.context as summary,
				json_build_array(l.what_happened, l.advice, l.applies_when) as rest, ${noMore}, l.written_at as at
			from lesson l join pilot p on p.id = l.pilot_id join organisation owner on owner.id = p.owner_id
			where l.publication in ${unpublished}`
	},
	{
		action: 'solution.read_draft',
		query: sql`select 'solution' as kind, s.id::text as id, s.id::text as slug, s.language, s.name as title, s.summary,
				json_build_array(s.prerequisites) as rest, ${noMore}, s.written_at as at
			from solution s join organisation owner on owner.id = s.organisation_id where s.publication in ${unpublished}`
	},
	{
		action: 'event.write',
		query: sql`select 'event' as kind, e.id::text as id, e.id::text as slug, e.language, e.title, e.text as summary,
				json_build_array(e.place) as rest, ${noMore}, e.starts_at as at
			from event e join organisation owner on owner.id = e.owner_id where e.state = 'draft'`
	}
];

export async function ownSources(db: Db, by: Actor): Promise<OwnSource[]> {
	const parts = drafts.flatMap(({ action, query }) => {
		const readsAll = by.memberships.some(({ role }) => reach(role, action) === 'any');
		const ids = organisationsWhere(by, action);
		if (!readsAll && ids.length === 0) return [];
		const whose = readsAll ? sql`true` : sql`"ownerId" = any(${sql.param(ids)}::text[])`;
		return [sql`(select * from (${query}) kept where ${whose} order by at desc, id limit ${MOST})`];
	});
	if (parts.length === 0) return [];
	return db.execute<OwnSource>(sql.join(parts, sql` union all `));
}
