/** Expenses as people read them, each with what it needs for its warnings. */
import { sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { viewOf, type Row, type Told } from '#lib/funding/expense-row.ts';
import type { ExpenseView } from '#lib/funding/expense-view.ts';
import { handKinds } from './hand-kinds.ts';
import { isId } from './locked-expense.server.ts';
import { isMaskedFor } from './sees-staff.server.ts';

export type Reading = Told & { by: Actor };

export async function expenseById(db: Db, id: string, reading: Reading): Promise<ExpenseView | undefined> {
	if (!isId(id)) return undefined;
	const [view] = await views(db, sql`e.id = ${id}`, sql`e.id`, { limit: 1, offset: 0 }, reading);
	return view;
}

export async function views(
	db: Db,
	where: SQL,
	order: SQL,
	{ limit, offset }: { limit: number; offset: number },
	reading: Reading
): Promise<ExpenseView[]> {
	const masked = isMaskedFor(reading.by);
	const shown = (column: SQL) => sql`case when e.is_masked then '' else ${column} end`;
	const rows = await db.execute<Row>(sql`
		with chosen as (
			select e.*, ${masked} as is_masked from expense e where ${where} order by ${order} limit ${limit} offset ${offset}
		)
		select e.id, e.organisation_id, o.name_nb as organisation_nb, o.name_sv as organisation_sv,
			e.paid_on::text, e.period_code, p.starts_on::text, p.ends_on::text, p.is_locked, e.category, e.work_package,
			e.pilot_id, pilot.slug as pilot_slug, pilot.language as pilot_language,
			(select title from pilot_version v where v.pilot_id = e.pilot_id order by number desc limit 1) as pilot_title,
			e.kind, e.is_masked, ${shown(sql`e.text`)} as text, e.language, ${shown(sql`e.supplier`)} as supplier,
			${shown(sql`e.comment`)} as comment, e.account, e.invoiced_on::text, e.total_minor, e.vat_minor, e.vat_treatment,
			e.original_minor, e.original_currency, trim_scale(e.original_rate)::text as original_rate, e.contribution_kind,
			${staff} as staff, ${documents} as documents,
			(select count(*)::int from expense_document x where x.expense_id = e.id) as document_count,
			e.voucher_number, e.invoice_number, e.amount_minor, e.currency, e.state,
			e.revision, e.rate_per_euro, e.rate_source, e.rate_on::text, e.rule_set_id, e.eur_minor, e.approved_minor, e.reason,
			e.entered_by, enterer.name as entered_by_name, e.entered_at,
			e.submitted_by, submitter.name as submitted_by_name, e.submitted_at,
			decider.name as decided_by_name, decider.language as decided_by_language, e.decided_at,
			array(select distinct person_id from journal_entry j
				where j.about_kind = 'expense' and j.about_id = e.id::text and j.kind in ${handKinds}) as changed_by,
			${restOfLine(reading.today)} as rest_minor, ${duplicates} as duplicates
		from chosen e
		join organisation o on o.id = e.organisation_id
		join period p on p.project_id = e.project_id and p.code = e.period_code
		join person enterer on enterer.id = e.entered_by
		left join person submitter on submitter.id = e.submitted_by
		left join person decider on decider.id = e.decided_by
		left join pilot on pilot.id = e.pilot_id
		order by ${order}`);
	return [...rows].map((row) => viewOf(row, reading));
}

const staff = sql`(
	select json_build_object('name', s.person_name, 'month', s.month, 'hours', trim_scale(s.hours)::text,
		'percent', trim_scale(s.percent)::text, 'rate', s.rate_minor::text)
	from staff_line s where s.expense_id = e.id and not e.is_masked)`;

const documents = sql`array(
	select json_build_object('id', d.id, 'name', d.name)
	from expense_document x join document d on d.id = x.document_id
	where x.expense_id = e.id and not e.is_masked order by d.uploaded_at, d.id limit 50)`;

/** Budget of the line less what the others in it have used or asked for. */
const restOfLine = (today: string) => sql`(
	coalesce((select b.amount_minor from budget_line b
		where b.version_id = budget_version_at(e.project_id, ${today}::date) and b.organisation_id = e.organisation_id
			and b.work_package = e.work_package and b.category = e.category), 0)
	- coalesce((select sum(coalesce(x.approved_minor, x.eur_minor)) from expense x
		where x.project_id = e.project_id and x.organisation_id = e.organisation_id
			and x.work_package = e.work_package and x.category = e.category and x.id <> e.id
			and x.state in ('submitted', 'queried', 'approved', 'cut')), 0))`;

/** One supplier's invoice may well be split on several expenses: it is a question to the reader, never a refusal. */
const duplicates = sql`(
	select count(*)::int from expense x
	where x.project_id = e.project_id and x.organisation_id = e.organisation_id and x.id <> e.id
		and x.state not in ('withdrawn', 'rejected')
		and ((x.paid_on = e.paid_on and x.amount_minor = e.amount_minor and lower(x.text) = lower(e.text))
			or (e.invoice_number <> '' and lower(x.invoice_number) = lower(e.invoice_number)
				and (x.supplier = '' or e.supplier = '' or lower(x.supplier) = lower(e.supplier)))))`;
