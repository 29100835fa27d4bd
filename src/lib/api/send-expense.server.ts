import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { enterExpenses } from '#lib/funding/enter-expenses.server.ts';
import { readExpense } from '#lib/funding/expense-form.ts';
import { expenseLines } from '#lib/funding/expense-lines.server.ts';
import { asExpenseSent, readExpenseBody } from './expense-body.ts';

type Sent = { id: string; state: 'draft'; known: boolean };

/**
 * Enters a draft for the organisation of the key; a person hands it in. An entry that the accounting system has sent
 * before, by its `source_id`, is the same expense, whatever the request's own key. @throws 404, 403
 */
export async function sendExpense(
	db: Db,
	by: Actor,
	body: Readonly<Record<string, unknown>>,
	today: string
): Promise<Decision<Sent>> {
	const organisationId = found(by.memberships[0]).organisationId;
	demand(by, 'expense.enter', { organisationId }, 'expense.read');
	const sent = readExpenseBody(body);
	if (!sent.ok) return sent;
	const lines = found(await expenseLines(db, organisationId, today));
	const read = readExpense(sent.value.form, lines, { lang: by.language, today });
	if (!read.ok) return asExpenseSent(read);
	const entered = await enterExpenses(db, by, lines, [{ ...read.value, sourceKey: sent.value.sourceKey }]);
	if (!entered.ok)
		return asExpenseSent(no(...entered.issues.map((issue) => ({ ...issue, field: issue.field.replace('0.', '') }))));
	return yes({ id: found(entered.value.ids[0]), state: 'draft', known: entered.value.known.length > 0 });
}
