import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import type { Entry } from '#lib/funding/expense.ts';
import { enterExpenses } from './enter-expenses.server.ts';
import { expenseLines } from './expense-lines.server.ts';

/** Saves a draft for an organisation of the running project; gives its id. */
export async function enterExpense(
	db: Db,
	by: Actor,
	organisationId: string,
	entry: Entry,
	today: string
): Promise<Decision<string>> {
	demand(by, 'expense.enter', { organisationId }, 'expense.read');
	return db.transaction(async (tx) => {
		const lines = found(await expenseLines(tx, organisationId, today));
		const entered = await enterExpenses(tx, by, lines, [entry]);
		if (!entered.ok) return no(...entered.issues.map((issue) => ({ ...issue, field: issue.field.replace('0.', '') })));
		return yes(found(entered.value.ids[0]));
	});
}
