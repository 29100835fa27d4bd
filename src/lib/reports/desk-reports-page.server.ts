/** The list of the secretariat: who has reported on a period, who is late, who was reminded. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { openPeriod } from '#lib/projects/project.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { standingOf } from './report-standing.server.ts';

/** All partners and one period, for the secretariat and the auditor. */
export async function deskReportsPage(db: Db, by: Actor, asked: string | null, today: string) {
	demand(by, 'report.read', { organisationId: null });
	const project = await runningProject(db, today);
	if (!project) return { part: undefined };
	const begun = project.periods.filter(({ startsOn }) => startsOn <= today);
	const period = begun.find(({ code }) => code === asked) ?? lastOver(begun, today) ?? openPeriod(begun, today);
	if (!period) return { part: undefined };
	const [standings, reminders] = await Promise.all([
		standingOf(db, project.id, today, { periodCode: period.code }),
		remindersOf(db, project.id, period.code)
	]);
	return {
		part: {
			periods: begun,
			period,
			standings,
			reminders,
			mayRemind: may(by, 'report.remind', { organisationId: null })
		}
	};
}

/** The reports people work on are those of the period that ended last. */
function lastOver<T extends { endsOn: string }>(periods: readonly T[], today: string): T | undefined {
	return periods.findLast(({ endsOn }) => endsOn < today);
}

type Reminded = {
	id: string;
	nb: string;
	sv: string;
	kind: string;
	receivers: number;
	name: string | null;
	at: string;
};

async function remindersOf(db: Db, projectId: string, periodCode: string): Promise<Reminded[]> {
	return [
		...(await db.execute<Reminded>(sql`
			select m.id::text, o.name_nb as nb, o.name_sv as sv, m.kind, m.receiver_count as receivers, person.name,
				to_char(m.sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
			from report_reminder m
			join organisation o on o.id = m.organisation_id
			left join person on person.id = m.sent_by
			where m.project_id = ${projectId} and m.period_code = ${periodCode}
			order by m.sent_at desc, o.partner_order nulls last limit 100`))
	];
}
