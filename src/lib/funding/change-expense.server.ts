import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { toEurMinor } from '#lib/funding/conversion.ts';
import { extrasFaults, type Extras } from '#lib/funding/entry.ts';
import { lineFaults, mayMove, staleFaults, type Entry } from '#lib/funding/expense.ts';
import { record } from '#lib/journal/journal.server.ts';
import { entryJournal } from './expense-journal.ts';
import { expenseLines } from './expense-lines.server.ts';
import { closedPeriods, lockedPeriods, lockExpense, withLocked, type LockedExpense } from './locked-expense.server.ts';
import { expense } from './schema.server.ts';
import { saveStaffLine, staffLineOf } from './staff-lines.server.ts';

export type Change = {
	/** The revision that the person started from. */
	seen: number;
	entry: Entry;
};

/**
 * Saves a draft, or a queried expense at the rate it was submitted with. What the entry leaves out stays as it is.
 *
 * @throws 404; 403 also for a staff line, for those who may not see who worked
 */
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
		const { kind } = row;
		if (!mayMove(row.state, 'change') || kind === 'reversal' || kind === 'correction')
			return no({ field: '', key: 'expense.moved_on' });
		const staff = kind === 'staff' ? await staffLineOf(tx, id) : null;
		const whole = { ...row, kind, staff, ...entry };
		if (kind === 'staff' || whole.kind === 'staff') demand(by, 'expense.read_staff', row, 'expense.read');
		const faults = [...staleFaults(row, seen), ...(await bookingFaults(tx, row, whole, today))];
		if (faults.length > 0) return no(...faults);

		await save(tx, by, row, whole);
		await saveStaffLine(tx, id, whole.staff);
		await record(tx, {
			kind: 'expense.changed',
			by: by.personId,
			organisationId: row.organisationId,
			about: { kind: 'expense', id },
			before: entryJournal(row),
			after: entryJournal({ ...whole, currency: row.currency })
		});
		return yes(null);
	});
}

type Whole = Entry & Extras;

async function save(tx: Db, by: Actor, row: LockedExpense, whole: Whole): Promise<void> {
	const eurMinor = row.ratePerEuro === null ? null : toEurMinor(whole.amountMinor, row.ratePerEuro);
	await tx
		.update(expense)
		.set({
			paidOn: whole.paidOn,
			periodCode: whole.periodCode,
			category: whole.category,
			workPackage: whole.workPackage,
			pilotId: whole.pilotId,
			text: whole.text,
			amountMinor: whole.amountMinor,
			supplier: whole.supplier,
			voucherNumber: whole.voucherNumber,
			invoiceNumber: whole.invoiceNumber,
			kind: whole.kind,
			invoicedOn: whole.invoicedOn,
			totalMinor: whole.totalMinor,
			vatMinor: whole.vatMinor,
			vatTreatment: whole.vatTreatment,
			originalMinor: whole.originalMinor,
			originalCurrency: whole.originalCurrency,
			originalRate: whole.originalRate,
			contributionKind: whole.contributionKind,
			account: whole.account,
			comment: whole.comment,
			eurMinor,
			language: by.language,
			revision: row.revision + 1
		})
		.where(eq(expense.id, row.id));
}

/** A draft may leave a period that was locked meanwhile; what is in review may not. */
async function bookingFaults(tx: Db, row: LockedExpense, entry: Whole, today: string): Promise<Issue[]> {
	const lines = found(await expenseLines(tx, row.organisationId, today));
	// what the secretariat has asked about is mended where it stands, also in a period that is reported already
	const mended = row.state === 'queried' && row.periodCode === entry.periodCode;
	const locked = mended
		? await lockedPeriods(tx, row.projectId, [row.periodCode])
		: await closedPeriods(tx, row, [entry.periodCode, row.periodCode]);
	const faults = [...lineFaults(entry, withLocked(lines, locked)), ...extrasFaults(entry, lines)];
	const leavesLocked = row.state !== 'draft' && row.periodCode !== entry.periodCode && locked.includes(row.periodCode);
	if (!leavesLocked) return faults;
	return [...faults, { field: 'period', key: 'expense.period_locked', params: { period: row.periodCode } }];
}
