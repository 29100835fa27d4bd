/** What every decision of the secretariat has in common: who may, four eyes, state, revision, log and mail. */
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { decisionFaults, staleFaults, type Move } from '#lib/funding/expense.ts';
import { counterpartMayMove } from '#lib/funding/take-back.ts';
import { tellFinance } from './expense-mail.server.ts';
import { lockExpense, type LockedExpense } from './locked-expense.server.ts';
import { moveExpense, type Step } from './move-expense.server.ts';

export type Seen = {
	/** The one that was on the screen of whoever decides. */
	revision: number;
	/** Public address of the site, for the link in the mail. */
	origin: string;
};
type Asked = Seen & { id: string; move: Extract<Move, 'query' | 'approve' | 'cut' | 'reject'> };

export async function decideExpense(
	db: Db,
	by: Actor,
	asked: Asked,
	stepFor: (row: LockedExpense, tx: Db) => Decision<Step> | Promise<Decision<Step>>
): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const row = found(await lockExpense(tx, asked.id));
		demand(by, 'expense.decide', row, 'expense.read');
		const faults = [...decisionFaults(row, asked.move, by.personId), ...staleFaults(row, asked.revision)];
		if (!counterpartMayMove(row.kind, asked.move)) faults.push({ field: '', key: 'expense.counterpart_whole' });
		if (faults.length > 0) return no(...faults);

		const step = await stepFor(row, tx);
		if (!step.ok) return step;
		await moveExpense(tx, by, row, step.value);
		await tellFinance(tx, row, step.value, asked.origin);
		return yes(null);
	});
}
