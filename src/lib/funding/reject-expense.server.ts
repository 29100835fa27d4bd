import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { yes, type Decision } from '#lib/decision.ts';
import { decideExpense, type Seen } from './decide-expense.server.ts';

export async function rejectExpense(
	db: Db,
	by: Actor,
	id: string,
	seen: Seen,
	reason: string
): Promise<Decision<null>> {
	return decideExpense(db, by, { id, ...seen, move: 'reject' }, () =>
		yes({ kind: 'expense.rejected', to: 'rejected', reason })
	);
}
