/** One page for a director: where the pilots stand, what the money does, what was gained, what is overdue. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { dashboardOf } from './dashboard.server.ts';
import type { Query } from './query.ts';

const usual: Query = {
	currency: 'EUR',
	side: undefined,
	asOf: undefined,
	status: 'approved',
	method: 'rest_plan',
	sorting: undefined
};

export type PhaseCount = { phase: string; running: number; paused: number; stopped: number };
export type GainCounts = { realised: number; partly: number; not: number; waiting: number };
export type Overdue = { waiting: number; oldest: string | null; gains: number };

export async function leaderPage(db: Db, by: Actor, today: string) {
	demand(by, 'budget.read', { organisationId: null });
	const project = found(await runningProject(db, today));
	const [shown, phases, gains, overdue] = await Promise.all([
		dashboardOf(db, project, usual, today),
		phaseCounts(db, project.id),
		gainCounts(db, project.id),
		overdueOf(db, project.id, today)
	]);
	return { shown, phases, gains, overdue };
}

async function phaseCounts(db: Db, projectId: string): Promise<PhaseCount[]> {
	return [
		...(await db.execute<PhaseCount>(sql`
			select phase, count(*) filter (where standing = 'running')::int as running,
				count(*) filter (where standing = 'paused')::int as paused,
				count(*) filter (where standing = 'stopped')::int as stopped
			from pilot
			where project_id = ${projectId} and published_at is not null and hidden_at is null and withdrawn_at is null
			group by phase
			order by array_position(array['idea', 'concept', 'planning', 'execution', 'closing', 'realisation'], phase)`))
	];
}

/** Each gain by its newest answer. */
async function gainCounts(db: Db, projectId: string): Promise<GainCounts> {
	const [row] = await db.execute<GainCounts>(sql`
		select count(*) filter (where a.status = 'realised')::int as realised,
			count(*) filter (where a.status = 'partly')::int as partly,
			count(*) filter (where a.status = 'not')::int as "not", count(*) filter (where a.status is null)::int as waiting
		from gain g
		join pilot p on p.id = g.pilot_id and p.project_id = ${projectId} and p.published_at is not null and p.hidden_at is null
		left join lateral (select status from gain_answer where gain_id = g.id order by answered_on desc, point desc limit 1) a
			on true`);
	return row ?? { realised: 0, partly: 0, not: 0, waiting: 0 };
}

/** What waits longer than it should: expenses for a decision, gains that nobody has answered for. */
async function overdueOf(db: Db, projectId: string, today: string): Promise<Overdue> {
	const [row] = await db.execute<Overdue>(sql`
		select count(*)::int as waiting, to_char(min(submitted_at) at time zone 'Europe/Oslo', 'YYYY-MM-DD') as oldest,
			(select count(*)::int from gain g join pilot p on p.id = g.pilot_id and p.project_id = ${projectId}
				where g.follow_up_on < ${today}::date and p.published_at is not null and p.hidden_at is null
					and not exists (select from gain_answer a where a.gain_id = g.id)) as gains
		from expense where project_id = ${projectId} and state = 'submitted'`);
	return row ?? { waiting: 0, oldest: null, gains: 0 };
}
