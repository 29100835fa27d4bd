/** The periods as the secretariat sees them: what still stands open in each before it is locked. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import type { Period } from '#lib/projects/project.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { standingOf } from './report-standing.server.ts';
import { isClosed } from './report.ts';

type Open = { id: string; nb: string; sv: string; count: number };
export type ShownPeriod = Period & {
	isOver: boolean;
	/** Partners who have drafts left, with how many. */
	drafts: Open[];
	undecided: number;
	missing: number;
	lockedAt: string | null;
	lockedBy: string | null;
};

export async function periodsPage(db: Db, by: Actor, today: string) {
	demand(by, 'report.read', { organisationId: null });
	const project = await runningProject(db, today);
	if (!project) return { project: undefined, periods: [], mayLock: false };
	const [all, locks] = await Promise.all([standingOf(db, project.id, today, {}), locksOf(db, project.id)]);
	const periods = project.periods.map((period): ShownPeriod => {
		const here = all.filter(({ periodCode }) => periodCode === period.code);
		const drafts = here.filter((one) => one.drafts > 0);
		const lock = locks.get(period.code);
		return {
			...period,
			isOver: period.endsOn < today,
			drafts: drafts.map(({ organisationId, organisation, drafts: count }) => ({
				id: organisationId,
				...organisation,
				count
			})),
			undecided: here.reduce((total, one) => total + one.undecided, 0),
			missing: here.filter((one) => one.expenses > 0 && !isClosed(one.state)).length,
			lockedAt: lock?.at ?? null,
			lockedBy: lock?.name ?? null
		};
	});
	return { project, periods, mayLock: may(by, 'period.lock', { organisationId: null }) };
}

async function locksOf(db: Db, projectId: string) {
	const rows = await db.execute<{ code: string; at: string; name: string | null }>(sql`
		select substr(j.about_id, ${projectId.length + 2}) as code,
			to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, person.name
		from journal_entry j left join person on person.id = j.person_id
		where j.about_kind = 'period' and j.kind = 'period.locked' and j.about_id like ${`${projectId} %`}
		limit 100`);
	return new Map([...rows].map((row) => [row.code, row]));
}
