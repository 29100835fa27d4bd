import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { toEurMinor } from '#lib/funding/conversion.ts';
import { lineFaults, mayMove, staleFaults, type Entry } from '#lib/funding/expense.ts';
import { record } from '#lib/journal/journal.server.ts';
import { entryJournal } from './expense-journal.ts';
import { expenseLines } from './expense-lines.server.ts';
import { closedPeriods, lockedPeriods, lockExpense, withLocked, type LockedExpense } from './locked-expense.server.ts';
import { expense } from './schema.server.ts';

export type Change = {
	/** The revision that the person started from. */
	seen: number;
	entry: Entry;
};

/** Saves a draft, or a queried expense at the rate it was submitted with. */
export async function changeExpense(
	db: Db,
	by: Actor,
	id: string,
	{ seen, entry }: Change,
	today: string
): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const row = found(await lockExpense(tx, id));
		demand(by, 'expense.enter', row, 'expense.read');
		if (!mayMove(row.state, 'change')) return no({ field: '', key: 'expense.moved_on' });
		const faults = [...staleFaults(row, seen), ...(await bookingFaults(tx, row, entry, today))];
		if (faults.length > 0) return no(...faults);

		const eurMinor = row.ratePerEuro === null ? null : toEurMinor(entry.amountMinor, row.ratePerEuro);
		await tx
			.update(expense)
			.set({ ...entry, eurMinor, language: by.language, revision: row.revision + 1 })
			.where(eq(expense.id, id));
		await record(tx, {
			kind: 'expense.changed',
			by: by.personId,
			organisationId: row.organisationId,
			about: { kind: 'expense', id },
			before: entryJournal(row),
			after: entryJournal({ ...entry, currency: row.currency })
		});
		return yes(null);
	});
}

/** A draft may leave a period that was locked meanwhile; what is in review may not. */
async function bookingFaults(tx: Db, row: LockedExpense, entry: Entry, today: string): Promise<Issue[]> {
	const lines = found(await expenseLines(tx, row.organisationId, today));
	// what the secretariat has asked about is mended where it stands, also in a period that is reported already
	const mended = row.state === 'queried' && row.periodCode === entry.periodCode;
	const locked = mended
		? await lockedPeriods(tx, row.projectId, [row.periodCode])
		: await closedPeriods(tx, row, [entry.periodCode, row.periodCode]);
	const faults = lineFaults(entry, withLocked(lines, locked));
	const leavesLocked = row.state !== 'draft' && row.periodCode !== entry.periodCode && locked.includes(row.periodCode);
	if (!leavesLocked) return faults;
	return [...faults, { field: 'period', key: 'expense.period_locked', params: { period: row.periodCode } }];
}
