import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { toEurMinor } from '#lib/funding/conversion.ts';
import { lineFaults, mayMove, type ExpenseState } from '#lib/funding/expense.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import type { Rate } from '#lib/projects/rule-set.ts';
import { eurText } from './expense-journal.ts';
import { expenseLines, type ExpenseLines } from './expense-lines.server.ts';
import { closedPeriods, isId, withLocked } from './locked-expense.server.ts';
import { expense } from './schema.server.ts';

const mostAtOnce = 200;

/** Submits drafts of one organisation, all or none, at the rate of today; gives how many. */
export async function submitExpenses(
	db: Db,
	by: Actor,
	organisationId: string,
	ids: readonly string[],
	today: string
): Promise<Decision<number>> {
	demand(by, 'expense.submit', { organisationId }, 'expense.read');
	const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
	if (wanted.length === 0) return no({ field: 'expense', key: 'expense.none_chosen' });
	if (wanted.length > mostAtOnce) return no({ field: 'expense', key: 'expense.too_many', params: { max: mostAtOnce } });
	return db.transaction(async (tx) => {
		const lines = found(await expenseLines(tx, organisationId, today));
		const rows = await lockDrafts(tx, lines, wanted.filter(isId));
		found(rows.length === wanted.length ? rows : undefined);
		const faults = await submissionFaults(tx, rows, lines);
		if (faults.length > 0) return no(...faults);
		await freeze(tx, by, rows, lines, found(lines.rateNow));
		return yes(rows.length);
	});
}

type Draft = Awaited<ReturnType<typeof lockDrafts>>[number];

/** In the order of their ids, so that two who submit the same ones wait for each other instead of both failing. */
async function lockDrafts(tx: Db, { projectId, organisationId }: ExpenseLines, ids: readonly string[]) {
	return tx
		.select({
			id: expense.id,
			state: sql<ExpenseState>`${expense.state}`,
			periodCode: expense.periodCode,
			category: expense.category,
			workPackage: sql<string>`coalesce(${expense.workPackage}, '')`,
			pilotId: expense.pilotId,
			text: expense.text,
			amountMinor: expense.amountMinor
		})
		.from(expense)
		.where(
			and(inArray(expense.id, [...ids]), eq(expense.organisationId, organisationId), eq(expense.projectId, projectId))
		)
		.orderBy(asc(expense.id))
		.for('update');
}

async function submissionFaults(tx: Db, rows: readonly Draft[], lines: ExpenseLines): Promise<Issue[]> {
	const locked = await closedPeriods(
		tx,
		lines,
		rows.map((row) => row.periodCode)
	);
	const held = withLocked(lines, locked);
	const faults = rows.flatMap((row) =>
		mayMove(row.state, 'submit') ? lineFaults(row, held) : [{ field: '', key: 'expense.moved_on' }]
	);
	const missing = { field: '', key: 'expense.rate_missing', params: { currency: lines.currency } };
	return lines.rateNow ? faults : [...faults, missing];
}

/** Rate, its source and the rule set are kept with each expense: no later rate or rule changes it. */
async function freeze(tx: Db, by: Actor, rows: readonly Draft[], lines: ExpenseLines, rate: Rate): Promise<void> {
	const amounts = rows.map((row) => ({ id: row.id, eurMinor: toEurMinor(row.amountMinor, rate.perEuro) }));
	const values = amounts.map(({ id, eurMinor }) => sql`(${id}::uuid, ${eurMinor}::bigint)`);
	await tx.execute(sql`
		update ${expense} set
			state = 'submitted', revision = revision + 1, submitted_by = ${by.personId}, submitted_at = now(),
			rate_per_euro = ${rate.perEuro}, rate_source = ${rate.source}, rate_on = ${rate.on},
			rule_set_id = ${lines.ruleSet.id}, eur_minor = converted.eur_minor
		from (values ${sql.join(values, sql`, `)}) as converted(id, eur_minor)
		where ${expense.id} = converted.id`);
	await tx.insert(journalEntry).values(
		amounts.map(({ id, eurMinor }) => ({
			kind: 'expense.submitted',
			personId: by.personId,
			organisationId: lines.organisationId,
			aboutKind: 'expense',
			aboutId: id,
			before: { state: 'draft' },
			after: { state: 'submitted', eur: eurText(eurMinor), rate: rate.perEuro, rateSource: rate.source }
		}))
	);
}
