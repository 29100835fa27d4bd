import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { yes, type Decision } from '#lib/decision.ts';
import { decideExpense, type Seen } from './decide-expense.server.ts';
import { expenseRemark } from './schema.server.ts';

export type Question = {
	readonly question: string;
	/** Until when an answer is asked for. */
	readonly dueOn: string | null;
};

/** Sends an expense back to its partner with a question; it stays in review. */
export async function queryExpense(
	db: Db,
	by: Actor,
	id: string,
	seen: Seen,
	asked: Question
): Promise<Decision<null>> {
	return decideExpense(db, by, { id, ...seen, move: 'query' }, async (row, tx) => {
		await tx.insert(expenseRemark).values({
			expenseId: row.id,
			kind: 'query',
			text: asked.question,
			dueOn: asked.dueOn,
			language: by.language,
			writtenBy: by.personId
		});
		return yes({ kind: 'expense.queried', to: 'queried', reason: asked.question, dueOn: asked.dueOn });
	});
}
