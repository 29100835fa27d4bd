/** Many expenses at once, as an import, a pasted block or an accounting system brings them: a few statements in all. */
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { extrasFaults, noExtras, type Extras } from '#lib/funding/entry.ts';
import { lineFaults, type Entry } from '#lib/funding/expense.ts';
import { entryJournal } from './expense-journal.ts';
import type { ExpenseLines } from './expense-lines.server.ts';
import { closedPeriods, withLocked } from './locked-expense.server.ts';

/** `sourceKey`: what makes a row of a file or of a ledger the same row; one per organisation. */
export type NewExpense = Entry & { readonly sourceKey?: string | null };

/** Ids in the order of the rows; of a known `sourceKey` the expense that it is already. */
export type EnteredRows = { readonly ids: readonly string[]; readonly known: readonly number[] };

/** The faults of rows, each in the field `<index of the row>.<field>`. */
async function newExpenseFaults(tx: Db, by: Actor, lines: ExpenseLines, rows: readonly NewExpense[]): Promise<Issue[]> {
	const codes = [...new Set(rows.map(({ periodCode }) => periodCode))];
	const held = withLocked(lines, await closedPeriods(tx, lines, codes));
	const seesStaff = may(by, 'expense.read_staff', lines);
	return rows.flatMap((row, index) => {
		const whole = { ...noExtras, ...row };
		const faults = [...lineFaults(row, held), ...extrasFaults(whole, lines)];
		if (whole.kind === 'staff' && !seesStaff) faults.push({ field: 'kind', key: 'expense.staff_not_yours' });
		return faults.map((issue) => ({ ...issue, field: `${index}.${issue.field}` }));
	});
}

/**
 * Saves drafts, all or none. Rows whose `sourceKey` the organisation has already are left as they are and told as known.
 *
 * @param lines of the organisation that they are entered for, see `expenseLines`
 * @throws 404, 403
 */
export async function enterExpenses(
	tx: Db,
	by: Actor,
	lines: ExpenseLines,
	rows: readonly NewExpense[]
): Promise<Decision<EnteredRows>> {
	demand(by, 'expense.enter', lines, 'expense.read');
	if (rows.length === 0) return yes({ ids: [], known: [] });
	const faults = await newExpenseFaults(tx, by, lines, rows);
	if (faults.length > 0) return no(...faults);

	const wanted = rows.map((row) => ({ ...noExtras, sourceKey: null, ...row, id: randomUUID() }));
	return tx.transaction(async (inner) => {
		const made = await insertExpenses(inner, by, lines, wanted);
		const fresh = wanted.filter(({ id }) => made.has(id));
		await insertStaff(inner, fresh);
		await insertJournal(inner, by, lines, fresh);
		const known = wanted.flatMap(({ id }, index) => (made.has(id) ? [] : [index]));
		const before = known.length === 0 ? new Map<string, string>() : await bySourceKey(inner, lines, wanted);
		return yes({
			ids: wanted.map((row) => (made.has(row.id) ? row.id : (before.get(row.sourceKey ?? '') ?? row.id))),
			known
		});
	});
}

type Wanted = Entry & Extras & { readonly sourceKey: string | null; readonly id: string };

/** Whole numbers beyond what JSON can hold exactly travel as text. */
const json = (rows: readonly unknown[]) =>
	JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));

async function insertExpenses(tx: Db, by: Actor, lines: ExpenseLines, rows: readonly Wanted[]): Promise<Set<string>> {
	const inserted = await tx.execute<{ id: string }>(sql`
		insert into expense (id, project_id, organisation_id, pilot_id, work_package, period_code, paid_on, category, text,
			language, supplier, voucher_number, invoice_number, amount_minor, currency, kind, invoiced_on, total_minor,
			vat_minor, vat_treatment, original_minor, original_currency, original_rate, contribution_kind, account, comment,
			source_key, entered_by, is_demo)
		select r.id, ${lines.projectId}, ${lines.organisationId}, r."pilotId", r."workPackage", r."periodCode", r."paidOn",
			r.category, r.text, ${by.language}, r.supplier, r."voucherNumber", r."invoiceNumber", r."amountMinor",
			${lines.currency}, r.kind, r."invoicedOn", r."totalMinor", r."vatMinor", r."vatTreatment", r."originalMinor",
			r."originalCurrency", r."originalRate", r."contributionKind", r.account, r.comment, r."sourceKey",
			${by.personId}, ${lines.project.isDemo}
		from json_to_recordset(${json(rows)}::json) as r(id uuid, "pilotId" uuid, "workPackage" text, "periodCode" text,
			"paidOn" date, category text, text text, supplier text, "voucherNumber" text, "invoiceNumber" text,
			"amountMinor" bigint, kind text, "invoicedOn" date, "totalMinor" bigint, "vatMinor" bigint, "vatTreatment" text,
			"originalMinor" bigint, "originalCurrency" text, "originalRate" numeric, "contributionKind" text, account text,
			comment text, "sourceKey" text)
		on conflict (organisation_id, source_key) do nothing
		returning id`);
	return new Set([...inserted].map(({ id }) => id));
}

async function insertStaff(tx: Db, rows: readonly Wanted[]): Promise<void> {
	const lines = rows.flatMap(({ id, staff }) => (staff ? [{ id, ...staff }] : []));
	if (lines.length === 0) return;
	await tx.execute(sql`
		insert into staff_line (expense_id, person_name, month, hours, percent, rate_minor)
		select r.id, r."personName", r.month, r.hours, r.percent, r."rateMinor"
		from json_to_recordset(${json(lines)}::json) as r(id uuid, "personName" text, month date, hours numeric,
			percent numeric, "rateMinor" bigint)`);
}

async function insertJournal(tx: Db, by: Actor, lines: ExpenseLines, rows: readonly Wanted[]): Promise<void> {
	if (rows.length === 0) return;
	const entries = rows.map((row) => ({ id: row.id, after: entryJournal({ ...row, currency: lines.currency }) }));
	await tx.execute(sql`
		insert into journal_entry (kind, person_id, organisation_id, about_kind, about_id, after)
		select 'expense.entered', ${by.personId}, ${lines.organisationId}, 'expense', r.id, r.after
		from json_to_recordset(${json(entries)}::json) as r(id text, after jsonb)`);
}

async function bySourceKey(tx: Db, { organisationId }: ExpenseLines, rows: readonly Wanted[]) {
	const keys = rows.flatMap(({ sourceKey }) => (sourceKey === null ? [] : [sourceKey]));
	const found = await tx.execute<{ id: string; key: string }>(sql`
		select id, source_key as key from expense
		where organisation_id = ${organisationId} and source_key in (select json_array_elements_text(${json(keys)}::json))`);
	return new Map([...found].map(({ id, key }) => [key, id]));
}
