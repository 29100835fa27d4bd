/** What happened to the expenses of the demonstration, as the verbs would have logged it: their pages show their way. */
import { asc, eq } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Category } from '#lib/funding/calculate.ts';
import { entryJournal, eurText } from '#lib/funding/expense-journal.ts';
import { expense } from '#lib/funding/schema.server.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import type { Currency } from '#lib/money.ts';

type Row = typeof expense.$inferSelect;
type Logged = typeof journalEntry.$inferInsert & { at: Date };

export async function loadDemoExpenseHistory(tx: Db): Promise<void> {
	const rows = await tx
		.select()
		.from(expense)
		.where(eq(expense.isDemo, true))
		.orderBy(asc(expense.externalId))
		.limit(5000);
	const moves = rows.flatMap((row) => [entered(row), ...submitted(row), ...approved(row)]);
	// the log is read in the order in which it was written
	await tx.insert(journalEntry).values(moves.toSorted((a, b) => a.at.getTime() - b.at.getTime()));
}

function move(row: Row, kind: string, personId: string, at: Date) {
	const about = { organisationId: row.organisationId, aboutKind: 'expense', aboutId: row.id };
	return { kind, personId, at, ...about };
}

function entered(row: Row): Logged {
	const { paidOn, periodCode, workPackage, pilotId, text, supplier, voucherNumber, invoiceNumber, amountMinor } = row;
	const told = { paidOn, periodCode, workPackage, pilotId, text, supplier, voucherNumber, invoiceNumber, amountMinor };
	const [category, currency] = [row.category as Category, row.currency as Currency];
	return {
		...move(row, 'expense.entered', row.enteredBy, row.enteredAt),
		after: entryJournal({ ...told, category, currency })
	};
}

function submitted(row: Row): Logged[] {
	if (row.submittedBy === null || row.submittedAt === null) return [];
	return [
		{
			...move(row, 'expense.submitted', row.submittedBy, row.submittedAt),
			before: { state: 'draft' },
			after: { state: 'submitted', eur: eurText(row.eurMinor), rate: row.ratePerEuro, rateSource: row.rateSource }
		}
	];
}

function approved(row: Row): Logged[] {
	if (row.state !== 'approved' || row.decidedBy === null || row.decidedAt === null) return [];
	const eur = eurText(row.eurMinor);
	return [
		{
			...move(row, 'expense.approved', row.decidedBy, row.decidedAt),
			before: { state: 'submitted', eur },
			after: { state: 'approved', eur, approved: eurText(row.approvedMinor) }
		}
	];
}
