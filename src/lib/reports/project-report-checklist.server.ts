/** The facts of the checklist, for all partners in one statement beside that of their reports. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Period, Project } from '#lib/projects/project.ts';
import { checksOf, type PartnerChecks } from './project-report-checklist.ts';
import { standingOf } from './report-standing.server.ts';

/** In the order of the partner list. */
export async function checklist(db: Db, project: Project, period: Period, today: string): Promise<PartnerChecks[]> {
	const [standings, facts] = await Promise.all([
		standingOf(db, project.id, today, { periodCode: period.code }),
		factsOf(db, project, period)
	]);
	return standings.map((standing) => {
		const fact = facts.get(standing.organisationId);
		return checksOf({
			...standing,
			withoutVoucher: fact?.without_voucher ?? 0,
			hasText: fact?.has_text ?? false,
			pilots: fact?.pilots ?? 0,
			measured: fact?.measured ?? 0,
			planned: fact?.planned ?? 0
		});
	});
}

type Row = {
	id: string;
	without_voucher: number;
	has_text: boolean;
	pilots: number;
	measured: number;
	planned: number;
};

async function factsOf(db: Db, project: Project, period: Period): Promise<ReadonlyMap<string, Row>> {
	const during = sql`between ${period.startsOn}::date and ${period.endsOn}::date`;
	const rows = await db.execute<Row>(sql`
		with running as (
			select pilot.id, pilot.owner_id from pilot
			join pilot_version v on v.pilot_id = pilot.id and v.publication = 'published'
			where pilot.project_id = ${project.id} and pilot.withdrawn_at is null and pilot.standing = 'running'
				and pilot.phase in ('execution', 'closing', 'realisation')
				and coalesce(v.starts_on, ${period.startsOn}::date) <= ${period.endsOn}::date
				and coalesce(v.ends_on, ${period.endsOn}::date) >= ${period.startsOn}::date),
		told as (
			select running.owner_id, count(*)::int as pilots,
				count(*) filter (where exists (select from measurement m where m.pilot_id = running.id
					and m.state in ('submitted', 'approved')
					and (m.ends_on ${during} or (m.decided_at at time zone 'Europe/Oslo')::date ${during})))::int as measured,
				count(*) filter (where exists (
					select from pilot_indicator i where i.pilot_id = running.id))::int as planned
			from running group by 1),
		unproved as (
			select e.organisation_id, count(*)::int as count from expense e
			join project_partner partner on partner.project_id = e.project_id and partner.organisation_id = e.organisation_id
			where e.project_id = ${project.id} and e.period_code = ${period.code} and e.kind in ('cost', 'staff', 'in_kind')
				and e.state not in ('withdrawn', 'rejected')
				and abs(coalesce(e.eur_minor, e.amount_minor / ${rateOf(project)})) >= ${voucherFrom(project)}
				and not exists (select from expense_document d where d.expense_id = e.id)
			group by 1)
		select pp.organisation_id as id, coalesce(unproved.count, 0) as without_voucher,
			coalesce(r.text <> '', false) as has_text, coalesce(told.pilots, 0) as pilots,
			coalesce(told.measured, 0) as measured, coalesce(told.planned, 0) as planned
		from project_partner pp
		left join report r on r.project_id = pp.project_id and r.organisation_id = pp.organisation_id
			and r.period_code = ${period.code}
		left join told on told.owner_id = pp.organisation_id
		left join unproved on unproved.organisation_id = pp.organisation_id
		where pp.project_id = ${project.id} limit 2000`);
	return new Map([...rows].map((row) => [row.id, row]));
}

/** Today's rate, by which a draft is told from one that needs no voucher. */
function rateOf({ sides }: Project): SQL {
	return bySide(sides.map(({ side, rateNow }) => [side, rateNow?.perEuro ?? '1']));
}

function voucherFrom({ sides }: Project): SQL {
	return bySide(sides.map(({ side, ruleSet }) => [side, ruleSet.limits.voucherFromEurMinor]));
}

function bySide(values: readonly (readonly [string, string])[]): SQL {
	const branches = values.map(([side, value]) => sql`when partner.side = ${side} then ${value}::numeric`);
	return sql`(case ${sql.join(branches, sql` `)} end)`;
}
