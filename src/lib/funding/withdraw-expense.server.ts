import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { mayWithdraw } from '#lib/funding/take-back.ts';
import { closedPeriods, lockExpense } from './locked-expense.server.ts';
import { moveExpense } from './move-expense.server.ts';

/** Takes an expense back. What stands in the figures of a locked period stays there. */
export async function withdrawExpense(db: Db, by: Actor, id: string): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const row = found(await lockExpense(tx, id));
		demand(by, row.state === 'draft' ? 'expense.enter' : 'expense.submit', row, 'expense.read');
		if (!mayWithdraw(row, by.personId)) return no({ field: '', key: 'expense.moved_on' });
		if (row.state !== 'draft' && (await closedPeriods(tx, row, [row.periodCode])).length > 0)
			return no({ field: '', key: 'expense.period_locked', params: { period: row.periodCode } });

		await moveExpense(tx, by, row, { kind: 'expense.withdrawn', to: 'withdrawn' });
		return yes(null);
	});
}
