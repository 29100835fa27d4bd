/** One step in the life of an expense that is held already: the new state and its line in the log. */
import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import type { ExpenseState } from '#lib/funding/expense.ts';
import { record } from '#lib/journal/journal.server.ts';
import { enterInLedger } from './enter-in-ledger.server.ts';
import { eurText } from './expense-journal.ts';
import type { LockedExpense } from './locked-expense.server.ts';
import { expense } from './schema.server.ts';

export type Step = {
	/** As `expense.approved`. */
	kind: string;
	to: ExpenseState;
	/** Kept with the expense while it is in this state. */
	reason?: string;
	/** Until when an answer is asked for; only of a question. */
	dueOn?: string | null;
	/** What counts against the budget from now on; only of a decision. */
	approvedMinor?: bigint;
};

export async function moveExpense(tx: Db, by: Actor, row: LockedExpense, step: Step): Promise<void> {
	const decided = ['approved', 'cut', 'rejected'].includes(step.to);
	await tx
		.update(expense)
		.set({
			state: step.to,
			reason: step.reason ?? null,
			approvedMinor: step.approvedMinor ?? null,
			revision: row.revision + 1,
			...(decided ? { decidedBy: by.personId, decidedAt: sql`now()` } : {})
		})
		.where(eq(expense.id, row.id));
	if (step.approvedMinor !== undefined) await enterInLedger(tx, row.projectId, [row.id]);
	await record(tx, {
		kind: step.kind,
		by: by.personId,
		organisationId: row.organisationId,
		about: { kind: 'expense', id: row.id },
		reason: step.reason,
		before: { state: row.state, eur: eurText(row.eurMinor) },
		after: { state: step.to, eur: eurText(row.eurMinor), approved: eurText(step.approvedMinor ?? null) }
	});
}
