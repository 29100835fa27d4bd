/** What a reversal and a correction have in common: where they may stand, how they are saved and logged. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { Issue } from '#lib/decision.ts';
import { isNamed } from '#lib/funding/entry.ts';
import { laterOpenPeriods } from '#lib/funding/take-back.ts';
import { record } from '#lib/journal/journal.server.ts';
import { eurText } from './expense-journal.ts';
import { expenseLines } from './expense-lines.server.ts';
import { closedPeriods, withLocked, type LockedExpense } from './locked-expense.server.ts';

export type Counterpart = {
	kind: 'reversal' | 'correction';
	periodCode: string;
	reason: string;
	reference: string;
	amountMinor: bigint;
	eurMinor: bigint;
};

/** The periods that a counterpart may stand in; they are held against being locked meanwhile. */
async function openPeriodsAfter(tx: Db, row: LockedExpense, today: string) {
	const lines = found(await expenseLines(tx, row.organisationId, today));
	const codes = lines.periods.map(({ code }) => code);
	return laterOpenPeriods(withLocked(lines, await closedPeriods(tx, row, codes)).periods, row);
}

export async function placeFaults(
	tx: Db,
	row: LockedExpense,
	asked: Pick<Counterpart, 'periodCode' | 'reason'>,
	today: string
): Promise<Issue[]> {
	const open = await openPeriodsAfter(tx, row, today);
	const issues: Issue[] = [];
	if (!open.some(({ code }) => code === asked.periodCode))
		issues.push({ field: 'period', key: 'expense.period_not_later' });
	// the reason is public, and who worked is not
	const staff = await tx.execute<{ name: string }>(
		sql`select person_name as name from staff_line where expense_id = ${row.id}`
	);
	if ([...staff].some(({ name }) => isNamed(name, asked.reason)))
		issues.push({ field: 'reason', key: 'expense.name_in_text' });
	return issues;
}

/** Stands in review at once, at the rate and under the rules of the original. */
export async function saveCounterpart(
	tx: Db,
	by: Actor,
	row: LockedExpense,
	part: Counterpart,
	today: string
): Promise<string> {
	const [saved] = await tx.execute<{ id: string }>(sql`
		insert into expense (project_id, organisation_id, pilot_id, work_package, period_code, paid_on, category, text,
			language, voucher_number, amount_minor, currency, kind, reverses_id, account, state, rate_per_euro, rate_source,
			rate_on, rule_set_id, eur_minor, entered_by, submitted_by, submitted_at, is_demo)
		select project_id, organisation_id, pilot_id, work_package, ${part.periodCode}, ${today}::date, category,
			${part.reason}, ${by.language}, ${part.reference}, ${part.amountMinor}::bigint, currency, ${part.kind}, id, account,
			'submitted', rate_per_euro, rate_source, rate_on, rule_set_id, ${part.eurMinor}::bigint, ${by.personId},
			${by.personId}, now(), is_demo
		from expense where id = ${row.id}
		returning id`);
	const { id } = found(saved);
	await record(tx, {
		kind: part.kind === 'reversal' ? 'expense.reversal_entered' : 'expense.correction_entered',
		by: by.personId,
		organisationId: row.organisationId,
		about: { kind: 'expense', id },
		reason: part.reason,
		after: { state: 'submitted', eur: eurText(part.eurMinor), takesBack: row.id, period: part.periodCode }
	});
	await record(tx, {
		kind: 'expense.take_back_asked',
		by: by.personId,
		organisationId: row.organisationId,
		about: { kind: 'expense', id: row.id },
		reason: part.reason,
		after: { counterpart: id, eur: eurText(part.eurMinor) }
	});
	return id;
}
