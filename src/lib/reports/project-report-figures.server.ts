/** What the two finance annexes are made of, counted from the rows: one question for each kind, whatever the period. */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Category } from '#lib/funding/calculate.ts';
import { budgetRows, ratesOfSides } from '#lib/funding/figures.server.ts';
import type { Period, Project } from '#lib/projects/project.ts';
import type { Side } from '#lib/projects/rule-set.ts';
import {
	annexOf,
	type Annex,
	type AnnexDocument,
	type AnnexLine,
	type SpentRow,
	type UsedRate
} from './project-report-figures.ts';

export type BudgetAt = { number: number; decidedOn: string };

/** Both annexes as they stand now, with the words of every line; `forReader` takes those out that not everybody may see. */
export async function annexesOf(db: Db, project: Project, period: Period, asOf: string): Promise<Annex[]> {
	const [budget, spent, lines, rates] = await Promise.all([
		budgetRows(db, project.id, asOf, {}),
		spentRows(db, project.id, period),
		linesOf(db, project.id, period),
		ratesOf(db, project.id, period)
	]);
	const computeBy = ratesOfSides(project.sides);
	return project.sides.map(({ side, currency, fund, ruleSet }) =>
		annexOf({
			side,
			currency,
			fund,
			ruleSetId: ruleSet.id,
			flatRates: ruleSet.flatRates,
			rates: rates.filter((rate) => rate.side === side).map(({ side: _side, ...rate }) => rate),
			budget: budget.filter((row) => row.side === side),
			spent: spent.filter((row) => row.side === side),
			lines: lines.filter((line) => line.side === side).map(({ side: _side, ...line }) => line),
			computeBy
		})
	);
}

/** Undefined while no budget holds. */
export async function budgetAt(db: Db, projectId: string, asOf: string): Promise<BudgetAt | undefined> {
	const rows = await db.execute<BudgetAt>(sql`
		select number, decided_on::text as "decidedOn" from budget_version
		where id = (select budget_version_at(${projectId}, ${asOf}::date))`);
	return rows[0];
}

const nationalMinor = sql`case when e.state = 'cut' then round(e.approved_minor * e.rate_per_euro) else e.amount_minor end`;

async function spentRows(db: Db, projectId: string, period: Period): Promise<SpentRow[]> {
	const rows = await db.execute<{
		organisation: string;
		side: Side;
		work_package: string;
		period: string;
		category: Category;
		eur: string;
		national: string;
		is_earlier: boolean;
	}>(sql`
		select e.organisation_id as organisation, partner.side, coalesce(e.work_package, '') as work_package,
			e.period_code as period, e.category, sum(e.approved_minor)::text as eur, sum(${nationalMinor})::text as national,
			p.starts_on < ${period.startsOn}::date as is_earlier
		from expense e
		join period p on p.project_id = e.project_id and p.code = e.period_code
		join project_partner partner on partner.project_id = e.project_id and partner.organisation_id = e.organisation_id
		join organisation o on o.id = e.organisation_id
		where e.project_id = ${projectId} and e.state in ('approved', 'cut') and p.starts_on <= ${period.startsOn}::date
		group by 1, 2, 3, 4, 5, p.starts_on, o.partner_order
		order by o.partner_order nulls last, 1, 3, p.starts_on, 5
		limit 50000`);
	return [...rows].map((row) => ({
		organisation: row.organisation,
		side: row.side,
		workPackage: row.work_package,
		period: row.period,
		category: row.category,
		group: 'spent',
		eurMinor: BigInt(row.eur),
		nationalMinor: BigInt(row.national),
		isEarlier: row.is_earlier
	}));
}

const mostLines = 100_000;

async function linesOf(db: Db, projectId: string, period: Period) {
	const rows = await db.execute<LineRow>(sql`
		select e.id::text, partner.side, e.kind, e.voucher_number as voucher, e.paid_on::text,
			e.supplier, e.text, e.language, e.organisation_id,
			coalesce(e.work_package, '') as work_package, e.category, (${nationalMinor})::text as national,
			trim_scale(e.rate_per_euro)::text as rate, e.approved_minor::text as eur,
			e.kind = 'staff' or exists (select from staff_line s where s.expense_id = coalesce(e.reverses_id, e.id)) as is_staff,
			coalesce((
				select json_agg(json_build_object('id', d.id, 'name', d.name, 'sha256', d.sha256) order by d.name, d.id)
				from expense_document x join document d on d.id = x.document_id where x.expense_id = e.id), '[]') as documents
		from expense e
		join project_partner partner on partner.project_id = e.project_id and partner.organisation_id = e.organisation_id
		join organisation o on o.id = e.organisation_id
		where e.project_id = ${projectId} and e.period_code = ${period.code} and e.state in ('approved', 'cut')
		order by o.partner_order nulls last, o.id, e.work_package, e.category, e.paid_on, e.id
		limit ${mostLines}`);
	return [...rows].map(lineOf);
}

type LineRow = {
	id: string;
	side: Side;
	kind: string;
	voucher: string;
	paid_on: string;
	supplier: string;
	text: string;
	language: string;
	organisation_id: string;
	work_package: string;
	category: Category;
	national: string;
	rate: string;
	eur: string;
	is_staff: boolean;
	documents: AnnexDocument[];
};

function lineOf(row: LineRow): Omit<AnnexLine, 'number'> & { side: Side } {
	return {
		side: row.side,
		expenseId: row.id,
		kind: row.kind,
		voucher: row.voucher,
		paidOn: row.paid_on,
		supplier: row.supplier,
		text: row.text,
		language: row.language,
		organisationId: row.organisation_id,
		workPackage: row.work_package,
		category: row.category,
		nationalMinor: BigInt(row.national),
		ratePerEuro: row.rate,
		eurMinor: BigInt(row.eur),
		documents: row.documents,
		isStaff: row.is_staff,
		isMasked: false
	};
}

async function ratesOf(db: Db, projectId: string, period: Period): Promise<(UsedRate & { side: Side })[]> {
	return [
		...(await db.execute<UsedRate & { side: Side }>(sql`
			select partner.side, trim_scale(e.rate_per_euro)::text as "perEuro", coalesce(e.rate_source, '') as source,
				min(e.rate_on)::text as "from", max(e.rate_on)::text as "to", count(*)::int as count
			from expense e
			join project_partner partner on partner.project_id = e.project_id and partner.organisation_id = e.organisation_id
			where e.project_id = ${projectId} and e.period_code = ${period.code} and e.state in ('approved', 'cut')
			group by partner.side, e.rate_per_euro, e.rate_source order by 4, 2 limit 500`))
	];
}
