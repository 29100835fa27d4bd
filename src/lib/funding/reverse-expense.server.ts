import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { reversalFaults } from '#lib/funding/take-back.ts';
import type { TakeBack } from '#lib/funding/take-back-form.ts';
import { placeFaults, saveCounterpart } from './counterpart.server.ts';
import { lockExpense } from './locked-expense.server.ts';
import { originalOf } from './originals.server.ts';

/**
 * Asks for a whole expense of a closed period to be taken back in a later one; gives the id of the reversal, which
 * another person decides. The partner's finance and administrators may, and the secretariat.
 */
export async function reverseExpense(
	db: Db,
	by: Actor,
	id: string,
	asked: TakeBack,
	today: string
): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const row = found(await lockExpense(tx, id));
		if (!may(by, 'expense.correct', row)) demand(by, 'expense.submit', row, 'expense.read');
		const original = await originalOf(tx, row);
		const faults = [...reversalFaults(original), ...(await placeFaults(tx, row, asked, today))];
		if (faults.length > 0) return no(...faults);
		return yes(
			await saveCounterpart(
				tx,
				by,
				row,
				{
					...asked,
					kind: 'reversal',
					reference: row.voucherNumber,
					amountMinor: -original.acceptedMinor,
					eurMinor: -original.eurMinor
				},
				today
			)
		);
	});
}
