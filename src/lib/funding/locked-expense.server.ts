/** The expense that a verb is about, read and held in the verb's own transaction. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Category } from '#lib/funding/calculate.ts';
import type { ContributionKind, EntryKind, VatTreatment } from '#lib/funding/entry.ts';
import type { ExpenseState } from '#lib/funding/expense.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import type { Currency } from '#lib/money.ts';
import { period } from '#lib/projects/schema.server.ts';
import { handKinds } from './hand-kinds.ts';
import { expense } from './schema.server.ts';

const columns = {
	id: expense.id,
	projectId: expense.projectId,
	organisationId: expense.organisationId,
	pilotId: expense.pilotId,
	workPackage: expense.workPackage,
	periodCode: expense.periodCode,
	paidOn: expense.paidOn,
	category: expense.category,
	text: expense.text,
	language: expense.language,
	supplier: expense.supplier,
	voucherNumber: expense.voucherNumber,
	invoiceNumber: expense.invoiceNumber,
	amountMinor: expense.amountMinor,
	currency: expense.currency,
	kind: expense.kind,
	invoicedOn: expense.invoicedOn,
	totalMinor: expense.totalMinor,
	vatMinor: expense.vatMinor,
	vatTreatment: expense.vatTreatment,
	originalMinor: expense.originalMinor,
	originalCurrency: expense.originalCurrency,
	originalRate: expense.originalRate,
	contributionKind: expense.contributionKind,
	account: expense.account,
	comment: expense.comment,
	state: expense.state,
	revision: expense.revision,
	ratePerEuro: expense.ratePerEuro,
	eurMinor: expense.eurMinor,
	enteredBy: expense.enteredBy,
	submittedBy: expense.submittedBy
};

/** Ids come from addresses: one that is no id at all is one that does not exist. */
export function isId(text: string): boolean {
	return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

export type LockedExpense = NonNullable<Awaited<ReturnType<typeof lockExpense>>>;

/** Holds the row until the transaction ends: of two people who decide at once, the second sees what the first did. */
export async function lockExpense(tx: Db, id: string) {
	if (!isId(id)) return undefined;
	const [row] = await tx.select(columns).from(expense).where(eq(expense.id, id)).for('update');
	if (!row) return undefined;
	return {
		...row,
		state: row.state as ExpenseState,
		category: row.category as Category,
		currency: row.currency as Currency,
		kind: row.kind as EntryKind | 'reversal' | 'correction',
		vatTreatment: row.vatTreatment as VatTreatment,
		contributionKind: row.contributionKind as ContributionKind | null,
		changedBy: await changersOf(tx, id)
	};
}

/** Holds periods against being locked meanwhile; gives those that are locked already. */
export async function lockedPeriods(tx: Db, projectId: string, codes: readonly string[]): Promise<string[]> {
	const rows = await tx
		.select({ code: period.code, isLocked: period.isLocked })
		.from(period)
		.where(and(eq(period.projectId, projectId), inArray(period.code, [...codes])))
		.for('share');
	return rows.filter((row) => row.isLocked).map((row) => row.code);
}

/**
 * The locked ones and those that the partner has reported: nothing is entered in them, taken out or put into review.
 * Reading the reports only once the periods are held, one sees a report that was submitted while one waited.
 */
export async function closedPeriods(
	tx: Db,
	{ projectId, organisationId }: { projectId: string; organisationId: string },
	codes: readonly string[]
): Promise<string[]> {
	const locked = await lockedPeriods(tx, projectId, codes);
	// reports stand above expenses, so what they tell is asked here in plain SQL
	const reported = await tx.execute<{ code: string }>(sql`
		select period_code as code from report
		where project_id = ${projectId} and organisation_id = ${organisationId}
			and state in ('submitted', 'approved', 'claimed', 'paid')`);
	return [...locked, ...[...reported].map(({ code }) => code).filter((code) => codes.includes(code))];
}

/** The lines with the periods as they are now that they are held. */
export function withLocked<T extends { periods: readonly { code: string; isLocked: boolean }[] }>(
	lines: T,
	locked: readonly string[]
): T {
	return { ...lines, periods: lines.periods.map((each) => ({ ...each, isLocked: locked.includes(each.code) })) };
}

async function changersOf(tx: Db, id: string): Promise<string[]> {
	const rows = await tx
		.selectDistinct({ personId: sql<string>`${journalEntry.personId}` })
		.from(journalEntry)
		.where(
			and(eq(journalEntry.aboutKind, 'expense'), eq(journalEntry.aboutId, id), inArray(journalEntry.kind, handKinds))
		);
	return rows.map((row) => row.personId);
}
