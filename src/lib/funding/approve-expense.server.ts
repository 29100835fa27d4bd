import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import { decideExpense, type Seen } from './decide-expense.server.ts';

/** The whole amount counts against the budget from now on. */
export async function approveExpense(db: Db, by: Actor, id: string, seen: Seen): Promise<Decision<null>> {
	return decideExpense(db, by, { id, ...seen, move: 'approve' }, (row) => ({
		ok: true,
		value: { kind: 'expense.approved', to: 'approved', approvedMinor: found(row.eurMinor) }
	}));
}
