import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { yes, type Decision } from '#lib/decision.ts';
import { cutTo } from '#lib/funding/expense.ts';
import { decideExpense, type Seen } from './decide-expense.server.ts';

export type Cut = { acceptedMinor: bigint; reason: string };

/** Only a part counts against the budget from now on, in euro cents. */
export async function cutExpense(db: Db, by: Actor, id: string, seen: Seen, cut: Cut): Promise<Decision<null>> {
	return decideExpense(db, by, { id, ...seen, move: 'cut' }, (row) => {
		const accepted = cutTo(found(row.eurMinor), cut.acceptedMinor);
		if (!accepted.ok) return accepted;
		return yes({ kind: 'expense.cut', to: 'cut', reason: cut.reason, approvedMinor: accepted.value });
	});
}
