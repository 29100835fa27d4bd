import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { mayMove } from '#lib/funding/expense.ts';
import { tellAsker } from './expense-mail.server.ts';
import { lockExpense } from './locked-expense.server.ts';
import { moveExpense } from './move-expense.server.ts';
import { expenseRemark } from './schema.server.ts';

/** Answers the secretariat's question and puts the expense back in its queue. */
export async function answerExpense(
	db: Db,
	by: Actor,
	id: string,
	{ answer, origin }: { answer: string; origin: string }
): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const row = found(await lockExpense(tx, id));
		demand(by, 'expense.answer', row, 'expense.read');
		if (!mayMove(row.state, 'answer')) return no({ field: '', key: 'expense.moved_on' });

		await tx.insert(expenseRemark).values({
			expenseId: row.id,
			kind: 'answer',
			text: answer,
			language: by.language,
			writtenBy: by.personId
		});
		await tellAsker(tx, row, answer, origin);
		await moveExpense(tx, by, row, { kind: 'expense.answered', to: 'submitted' });
		return yes(null);
	});
}
