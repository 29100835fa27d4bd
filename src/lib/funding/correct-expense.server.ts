import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf, no, yes, type Decision } from '#lib/decision.ts';
import { correctionFaults, correctionOf } from '#lib/funding/take-back.ts';
import type { Correction } from '#lib/funding/take-back-form.ts';
import { placeFaults, saveCounterpart } from './counterpart.server.ts';
import { lockExpense } from './locked-expense.server.ts';
import { originalOf } from './originals.server.ts';

/**
 * Enters what an authority has cut or demands back after the claim, or gives back of that; gives the id of the correction, which another
 * person of the secretariat approves.
 */
export async function correctExpense(
	db: Db,
	by: Actor,
	id: string,
	asked: Correction,
	today: string
): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const row = found(await lockExpense(tx, id));
		demand(by, 'expense.correct', row, 'expense.read');
		const original = await originalOf(tx, row);
		const barred = correctionFaults(original);
		const amounts = correctionOf(original, asked.partMinor, asked.isGivenBack);
		const faults = [...(barred.length > 0 ? barred : issuesOf(amounts)), ...(await placeFaults(tx, row, asked, today))];
		if (faults.length > 0 || !amounts.ok) return no(...faults);
		return yes(await saveCounterpart(tx, by, row, { ...asked, kind: 'correction', ...amounts.value }, today));
	});
}
