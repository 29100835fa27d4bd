/** What a report is made of: the expenses of one partner and period, summed in the database. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Category } from '#lib/funding/calculate.ts';
import { rulesOfPartner } from '#lib/projects/rule-set.ts';
import type { ReportFacts } from './report-check.ts';
import { figuresOf, type BudgetOfLine, type ReportFigures, type ReportRow, type UsedRate } from './report-figures.ts';
import type { ReportPlace, ReportRecord } from './report-place.server.ts';

/** The authority's later cuts stand in the ledger; they were never part of what the partner reported. */
const counted = (place: ReportPlace): SQL => sql`e.project_id = ${place.project.id}
	and e.organisation_id = ${place.organisationId} and e.period_code = ${place.periodCode}
	and e.kind <> 'correction' and e.state in ('submitted', 'queried', 'approved', 'cut', 'rejected')`;

/** The figures as they stand now; frozen, they are those of the report. */
export async function reportFigures(db: Db, place: ReportPlace, today: string): Promise<ReportFigures> {
	const [rows, rates, budget] = await Promise.all([rowsOf(db, place), ratesOf(db, place), budgetOf(db, place, today)]);
	const { side, currency, ruleSet } = place.side;
	return figuresOf({
		side,
		currency,
		rules: rulesOfPartner(ruleSet, place.side, place.organisationId),
		rates,
		budget,
		rows: rows.map((row) => row.row),
		inKindEurMinor: rows.reduce((total, { inKind }) => total + inKind, 0n)
	});
}

async function rowsOf(db: Db, place: ReportPlace): Promise<{ row: ReportRow; inKind: bigint }[]> {
	const rows = await db.execute<{
		work_package: string | null;
		category: Category;
		national: string;
		eur: string;
		accepted_national: string;
		accepted_eur: string;
		in_kind: string;
	}>(sql`
		select e.work_package, e.category, sum(e.amount_minor)::text as national, sum(e.eur_minor)::text as eur,
			coalesce(sum(case e.state when 'approved' then e.amount_minor
				when 'cut' then round(e.approved_minor * e.rate_per_euro) end), 0)::text as accepted_national,
			coalesce(sum(e.approved_minor), 0)::text as accepted_eur,
			coalesce(sum(e.eur_minor) filter (where e.kind = 'in_kind'), 0)::text as in_kind
		from expense e where ${counted(place)}
		group by e.work_package, e.category order by e.work_package, e.category limit 1000`);
	return [...rows].map((row) => ({
		row: {
			workPackage: row.work_package ?? '',
			category: row.category,
			nationalMinor: BigInt(row.national),
			eurMinor: BigInt(row.eur),
			acceptedNationalMinor: BigInt(row.accepted_national),
			acceptedEurMinor: BigInt(row.accepted_eur)
		},
		inKind: BigInt(row.in_kind)
	}));
}

async function ratesOf(db: Db, place: ReportPlace): Promise<UsedRate[]> {
	return [
		...(await db.execute<UsedRate>(sql`
			select trim_scale(e.rate_per_euro)::text as "perEuro", coalesce(e.rate_source, '') as source,
				min(e.rate_on)::text as "from", max(e.rate_on)::text as "to", count(*)::int as count
			from expense e where ${counted(place)}
			group by e.rate_per_euro, e.rate_source order by 3, 1 limit 200`))
	];
}

async function budgetOf(db: Db, place: ReportPlace, today: string): Promise<BudgetOfLine[]> {
	const rows = await db.execute<{ work_package: string; category: Category; amount: string }>(sql`
		select l.work_package, l.category, sum(l.amount_minor)::text as amount from budget_line l
		where l.project_id = ${place.project.id} and l.organisation_id = ${place.organisationId}
			and l.version_id = (select budget_version_at(${place.project.id}, ${today}::date))
		group by l.work_package, l.category order by l.work_package, l.category limit 1000`);
	return [...rows].map((row) => ({
		workPackage: row.work_package,
		category: row.category,
		eurMinor: BigInt(row.amount)
	}));
}

type Counts = { submitted: number; drafts: number; queried: number; without_voucher: number; questions: number };

/** What is checked before a report is submitted. `text`: as it is about to be. */
export async function reportFacts(
	db: Db,
	place: ReportPlace,
	about: { report: Pick<ReportRecord, 'id'> | undefined; text: string }
): Promise<ReportFacts> {
	const { ruleSet, rateNow } = place.side;
	const eur = sql`coalesce(e.eur_minor, e.amount_minor / ${rateNow?.perEuro ?? '1'}::numeric)`;
	const counts = await db.execute<Counts>(sql`
		select count(*) filter (where ${counted(place)})::int as submitted,
			count(*) filter (where e.state = 'draft')::int as drafts,
			count(*) filter (where e.state = 'queried')::int as queried,
			count(*) filter (where e.kind in ('cost', 'staff', 'in_kind') and e.state <> 'rejected'
				and abs(${eur}) >= ${ruleSet.limits.voucherFromEurMinor}::numeric
				and not exists (select from expense_document d where d.expense_id = e.id))::int as without_voucher,
			${openQuestions(about.report)} as questions
		from expense e
		where e.project_id = ${place.project.id} and e.organisation_id = ${place.organisationId}
			and e.period_code = ${place.periodCode} and e.state <> 'withdrawn'`);
	const count = counts[0] ?? { submitted: 0, drafts: 0, queried: 0, without_voucher: 0, questions: 0 };
	return {
		hasText: about.text.trim() !== '',
		submittedCount: count.submitted,
		draftCount: count.drafts,
		queriedCount: count.queried,
		openQuestions: count.questions,
		withoutVoucher: count.without_voucher,
		hasRate: rateNow !== undefined,
		isLocked: place.period.isLocked,
		dueOn: place.dueOn
	};
}

/** Asked and not answered since. */
function openQuestions(report: Pick<ReportRecord, 'id'> | undefined): SQL {
	if (!report) return sql`0`;
	return sql`(select count(*)::int from report_remark q where q.report_id = ${report.id} and q.kind = 'query'
		and not exists (select from report_remark a
			where a.report_id = q.report_id and a.kind = 'answer' and a.written_at > q.written_at))`;
}

/** How many expenses nobody has decided on yet. */
export async function undecidedCount(db: Db, place: ReportPlace): Promise<number> {
	const [row] = await db.execute<{ count: number }>(sql`
		select count(*)::int as count from expense e where ${counted(place)} and e.state in ('submitted', 'queried')`);
	return row?.count ?? 0;
}
