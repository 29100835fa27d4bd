/** Expenses as people read them, each with what it needs for its warnings. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Category } from '#lib/funding/calculate.ts';
import { toEurMinor } from '#lib/funding/conversion.ts';
import { warningsOf, type ExpenseState, type Warning } from '#lib/funding/expense.ts';
import type { ContentLang } from '#lib/lang.ts';
import type { Currency } from '#lib/money.ts';
import type { ExpenseView } from '#lib/funding/expense-view.ts';
import { isId } from './locked-expense.server.ts';

type Row = {
	id: string;
	organisation_id: string;
	organisation_nb: string;
	organisation_sv: string;
	paid_on: string;
	period_code: string;
	starts_on: string;
	ends_on: string;
	is_locked: boolean;
	category: Category;
	work_package: string | null;
	pilot_id: string | null;
	pilot_title: string | null;
	pilot_slug: string | null;
	pilot_language: ContentLang | null;
	text: string;
	language: ContentLang;
	supplier: string;
	voucher_number: string;
	invoice_number: string;
	amount_minor: string;
	currency: Currency;
	state: ExpenseState;
	revision: number;
	rate_per_euro: string | null;
	rate_source: string | null;
	rate_on: string | null;
	rule_set_id: string | null;
	eur_minor: string | null;
	approved_minor: string | null;
	reason: string | null;
	entered_by: string;
	entered_by_name: string;
	entered_at: string;
	submitted_by: string | null;
	submitted_by_name: string | null;
	submitted_at: string | null;
	decided_by_name: string | null;
	decided_by_language: ContentLang | null;
	decided_at: string | null;
	changed_by: string[];
	rest_minor: string;
	duplicates: number;
};

/** `rateNow` is for drafts, whose rate is not frozen yet. */
export type Reading = { today: string; rateNow: string | undefined };

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
	const rows = await db.execute<Row>(sql`
		with chosen as (
			select e.* from expense e where ${where} order by ${order} limit ${limit} offset ${offset}
		)
		select e.id, e.organisation_id, o.name_nb as organisation_nb, o.name_sv as organisation_sv,
			e.paid_on::text, e.period_code, p.starts_on::text, p.ends_on::text, p.is_locked, e.category, e.work_package,
			e.pilot_id, pilot.slug as pilot_slug, pilot.language as pilot_language,
			(select title from pilot_version v where v.pilot_id = e.pilot_id order by number desc limit 1) as pilot_title,
			e.text, e.language, e.supplier, e.voucher_number, e.invoice_number, e.amount_minor, e.currency, e.state,
			e.revision, e.rate_per_euro, e.rate_source, e.rate_on::text, e.rule_set_id, e.eur_minor, e.approved_minor, e.reason,
			e.entered_by, enterer.name as entered_by_name, e.entered_at,
			e.submitted_by, submitter.name as submitted_by_name, e.submitted_at,
			decider.name as decided_by_name, decider.language as decided_by_language, e.decided_at,
			array(select distinct person_id from journal_entry j
				where j.about_kind = 'expense' and j.about_id = e.id::text and j.kind = 'expense.changed') as changed_by,
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

/** What is over needs no warning any more; the archive, without work packages, never did. */
const over: readonly ExpenseState[] = ['rejected', 'withdrawn'];

function viewOf(row: Row, { today, rateNow }: Reading): ExpenseView {
	const amountMinor = BigInt(row.amount_minor);
	const frozen = row.eur_minor === null ? undefined : BigInt(row.eur_minor);
	const eurMinor = frozen ?? (rateNow === undefined ? undefined : toEurMinor(amountMinor, rateNow));
	return {
		...who(row),
		id: row.id,
		organisationId: row.organisation_id,
		organisation: { nb: row.organisation_nb, sv: row.organisation_sv },
		paidOn: row.paid_on,
		periodCode: row.period_code,
		isLocked: row.is_locked,
		category: row.category,
		workPackage: row.work_package,
		pilot: row.pilot_id === null ? null : pilotOf(row),
		text: row.text,
		language: row.language,
		supplier: row.supplier,
		voucherNumber: row.voucher_number,
		invoiceNumber: row.invoice_number,
		amountMinor,
		currency: row.currency,
		state: row.state,
		revision: row.revision,
		rate: row.rate_per_euro === null ? null : rateOf(row, row.rate_per_euro),
		/** At today's rate while nothing is frozen. */
		eurMinor,
		approvedMinor: row.approved_minor === null ? null : BigInt(row.approved_minor),
		warnings: over.includes(row.state) || row.work_package === null ? [] : warnings(row, eurMinor, today)
	};
}

function warnings(row: Row, eurMinor: bigint | undefined, today: string): Warning[] {
	const period = { code: row.period_code, startsOn: row.starts_on, endsOn: row.ends_on };
	const { duplicates: count, rest_minor: rest } = row;
	return warningsOf({ paidOn: row.paid_on, period, eurMinor, restMinor: BigInt(rest), duplicates: count }, today);
}

function pilotOf({ pilot_id: id, pilot_title: title, pilot_slug: slug, pilot_language: language }: Row) {
	return { id: id ?? '', title: title ?? '', slug: slug ?? '', language: language ?? 'nb' };
}

function rateOf(row: Row, perEuro: string) {
	return { perEuro, source: row.rate_source ?? '', on: row.rate_on ?? '', ruleSetId: row.rule_set_id ?? '' };
}

function who(row: Row) {
	return {
		enteredBy: row.entered_by,
		enteredByName: row.entered_by_name,
		enteredAt: row.entered_at,
		submittedBy: row.submitted_by,
		submittedByName: row.submitted_by_name,
		submittedAt: row.submitted_at,
		decidedByName: row.decided_by_name,
		decidedAt: row.decided_at,
		changedBy: row.changed_by,
		reason: row.reason,
		reasonLanguage: row.decided_by_language
	};
}
