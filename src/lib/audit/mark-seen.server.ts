/**
 * The auditor notes that an expense was looked at. It is the auditor's own note beside the expense: nothing of the
 * expense, its state or its history changes.
 */
import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { at, yes, type Decision } from '#lib/decision.ts';
import { isId } from '#lib/funding/locked-expense.server.ts';
import { expense } from '#lib/funding/schema.server.ts';
import { record } from '#lib/journal/journal.server.ts';
import { readText } from '#lib/text.ts';
import { expenseSeen } from './schema.server.ts';

/** Said again, the newer note and day stand. */
export async function markSeen(db: Db, by: Actor, expenseId: string, typed: string): Promise<Decision<null>> {
	demand(by, 'audit.mark', { organisationId: null }, 'audit.read');
	const note = at('note', readText(typed, { max: 1000, multiline: true }));
	if (!note.ok) return note;
	return db.transaction(async (tx) => {
		found(await decided(tx, expenseId));
		await tx
			.insert(expenseSeen)
			.values({ expenseId, personId: by.personId, note: note.value })
			.onConflictDoUpdate({
				target: [expenseSeen.expenseId, expenseSeen.personId],
				set: { note: note.value, seenAt: sql`now()` }
			});
		await record(tx, { ...about(by, expenseId), kind: 'audit.marked', after: { note: note.value } });
		return yes(null);
	});
}

/** Takes one's own mark away; there is none to take from others. */
export async function unmarkSeen(db: Db, by: Actor, expenseId: string): Promise<Decision<null>> {
	demand(by, 'audit.mark', { organisationId: null }, 'audit.read');
	return db.transaction(async (tx) => {
		found(await decided(tx, expenseId));
		const gone = await tx
			.delete(expenseSeen)
			.where(and(eq(expenseSeen.expenseId, expenseId), eq(expenseSeen.personId, by.personId)))
			.returning({ note: expenseSeen.note });
		for (const { note } of gone)
			await record(tx, { ...about(by, expenseId), kind: 'audit.unmarked', before: { note } });
		return yes(null);
	});
}

async function decided(tx: Db, id: string): Promise<{ id: string } | undefined> {
	if (!isId(id)) return undefined;
	const [row] = await tx.select({ id: expense.id }).from(expense).where(eq(expense.id, id));
	return row;
}

/** In the log of the mark and not of the expense, whose history the partner reads. */
function about(by: Actor, id: string) {
	return { by: by.personId, organisationId: null, about: { kind: 'audit_mark', id } };
}
