/** What the rules of follow-up look at beside the figures: when a partner last paid, what has no voucher, what is late. */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { among, minorAt, stepAt, type Of } from './as-of.server.ts';

export type Signs = {
	lastPaidOn: ReadonlyMap<string, string>;
	missingVouchers: ReadonlyMap<string, number>;
	lateReports: ReadonlyMap<string, { period: string; dueOn: string }[]>;
};

export async function signsOf(db: Db, of: Of, today: string, voucherFrom: string): Promise<Signs> {
	const [lastPaidOn, missing, late] = await Promise.all([
		lastPaid(db, of),
		missingVouchers(db, of, voucherFrom),
		lateReports(db, of, today)
	]);
	const lateReportsOf = new Map<string, { period: string; dueOn: string }[]>();
	for (const { organisation, period, due_on } of late)
		lateReportsOf.set(organisation, [...(lateReportsOf.get(organisation) ?? []), { period, dueOn: due_on }]);
	return {
		lastPaidOn,
		missingVouchers: missing,
		lateReports: lateReportsOf
	};
}

/** Drafts are their partner's own affair. */
async function lastPaid(db: Db, of: Of) {
	const rows = await db.execute<{ organisation: string; day: string }>(sql`
		select e.organisation_id as organisation, max(e.paid_on)::text as day
		from expense e where ${among(of)} and ${stepAt(of.asOf)} >= 2 group by 1`);
	return new Map([...rows].map(({ organisation, day }) => [organisation, day]));
}

/** A voucher is asked for once an expense is submitted, from the amount on that the rule set says. */
async function missingVouchers(db: Db, of: Of, voucherFrom: string) {
	const step = stepAt(of.asOf);
	const rows = await db.execute<{ organisation: string; missing: number }>(sql`
		select e.organisation_id as organisation, count(*)::int as missing
		from expense e
		where ${among(of)} and ${step} >= 2 and e.kind in ('cost', 'staff', 'in_kind')
			and abs(${minorAt(of, step)}) >= ${voucherFrom}::bigint
			and not exists (select from expense_document d where d.expense_id = e.id)
		group by 1`);
	return new Map([...rows].map(({ organisation, missing }) => [organisation, missing]));
}

/** Late is what is due by the partner's own deadline and was not handed in by the end of the day asked for. */
async function lateReports(db: Db, of: Of, today: string) {
	const day = of.asOf ?? today;
	const rows = await db.execute<{ organisation: string; period: string; due_on: string }>(sql`
		select partner.organisation_id as organisation, p.code as period,
			coalesce(x.due_on, p.report_due_on)::text as due_on
		from project_partner partner
		join period p on p.project_id = partner.project_id
		left join report_extension x on x.project_id = p.project_id and x.period_code = p.code
			and x.organisation_id = partner.organisation_id
		left join report r on r.project_id = p.project_id and r.period_code = p.code
			and r.organisation_id = partner.organisation_id
		where partner.project_id = ${of.projectId} and coalesce(x.due_on, p.report_due_on) < ${day}::date
			and ${of.side === undefined ? sql`true` : sql`partner.side = ${of.side}`}
			and (r.id is null or r.state in ('draft', 'returned')
				or r.submitted_at >= (${day}::date + 1)::timestamp at time zone 'Europe/Oslo')
		order by p.starts_on`);
	return [...rows];
}
