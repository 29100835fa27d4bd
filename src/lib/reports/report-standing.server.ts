/** Where every partner stands with its report of a period: one question for all of them. */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { dueOn, isLate } from './deadline.ts';
import type { ReportState } from './report.ts';

export type Standing = {
	organisationId: string;
	organisation: { nb: string; sv: string };
	side: 'NO' | 'SE';
	periodCode: string;
	state: ReportState;
	dueOn: string | null;
	isExtended: boolean;
	isLate: boolean;
	/** Drafts among its expenses, and those that wait for a decision. */
	drafts: number;
	undecided: number;
	/** All that are neither withdrawn nor rejected. */
	expenses: number;
	openQuestion: boolean;
	submittedAt: string | null;
	remindedAt: string | null;
};

type Row = {
	organisation_id: string;
	name_nb: string;
	name_sv: string;
	side: 'NO' | 'SE';
	period_code: string;
	state: ReportState;
	report_due_on: string | null;
	extended_to: string | null;
	drafts: number;
	undecided: number;
	expenses: number;
	open_question: boolean;
	submitted_at: string | null;
	reminded_at: string | null;
};

/** In the order of the partner list. `periodCode` undefined: all periods, oldest first. */
export async function standingOf(
	db: Db,
	projectId: string,
	today: string,
	of: { periodCode?: string | undefined; organisationId?: string | undefined }
): Promise<Standing[]> {
	const period = of.periodCode === undefined ? sql`true` : sql`p.code = ${of.periodCode}`;
	const partner = of.organisationId === undefined ? sql`true` : sql`pp.organisation_id = ${of.organisationId}`;
	const rows = await db.execute<Row>(sql`
		select pp.organisation_id, o.name_nb, o.name_sv, pp.side, p.code as period_code,
			coalesce(r.state, 'draft') as state, p.report_due_on::text, x.due_on::text as extended_to,
			coalesce(e.drafts, 0) as drafts, coalesce(e.undecided, 0) as undecided, coalesce(e.expenses, 0) as expenses,
			coalesce(q.kind = 'query', false) as open_question,
			to_char(r.submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as submitted_at,
			to_char(m.sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as reminded_at
		from project_partner pp
		join organisation o on o.id = pp.organisation_id
		join period p on p.project_id = pp.project_id
		left join report r on r.project_id = pp.project_id and r.organisation_id = pp.organisation_id and r.period_code = p.code
		left join report_extension x on x.project_id = pp.project_id and x.organisation_id = pp.organisation_id
			and x.period_code = p.code
		left join (
			select organisation_id, period_code, count(*) filter (where state = 'draft')::int as drafts,
				count(*) filter (where state in ('submitted', 'queried') and kind <> 'correction')::int as undecided,
				count(*) filter (where state not in ('withdrawn', 'rejected'))::int as expenses
			from expense where project_id = ${projectId} group by 1, 2
		) e on e.organisation_id = pp.organisation_id and e.period_code = p.code
		left join lateral (
			select kind from report_remark where report_id = r.id order by written_at desc limit 1
		) q on true
		left join lateral (
			select max(sent_at) as sent_at from report_reminder
			where project_id = pp.project_id and period_code = p.code and organisation_id = pp.organisation_id
		) m on true
		where pp.project_id = ${projectId} and ${period} and ${partner}
		order by p.starts_on, o.partner_order nulls last, o.id
		limit 2000`);
	return [...rows].map((row) => standing(row, today));
}

function standing(row: Row, today: string): Standing {
	const due = dueOn({ reportDueOn: row.report_due_on, extendedTo: row.extended_to });
	return {
		organisationId: row.organisation_id,
		organisation: { nb: row.name_nb, sv: row.name_sv },
		side: row.side,
		periodCode: row.period_code,
		state: row.state,
		dueOn: due,
		isExtended: row.extended_to !== null,
		// who has no cost in a period owes no report on it
		isLate: row.expenses > 0 && isLate(due, row.state, today),
		drafts: row.drafts,
		undecided: row.undecided,
		expenses: row.expenses,
		openQuestion: row.open_question,
		submittedAt: row.submitted_at,
		remindedAt: row.reminded_at
	};
}
