/** Everything about one expense as data that any program reads. */
import { amountText, type Currency } from '#lib/money.ts';
import type { ExpenseRecord } from './expense-record.server.ts';
import { proofNames } from './proof-files.ts';

/** Who moved it from hand to hand, oldest first. */
const approvals = /^expense\.(?:submitted|approved|cut|rejected|queried|answered|withdrawn)$/;

/** Amounts as decimal strings, days and instants as ISO. @param files name in the archive of each document, in order */
export function recordJson(record: ExpenseRecord, files: readonly string[]): string {
	const { history, remarks, documents, pairs, rules, ledger, proofs, report, marks } = record;
	const data = {
		expense: expenseJson(record),
		approvals: history
			.filter(({ kind }) => approvals.test(kind))
			.toReversed()
			.map(({ kind, name, at, reason }) => ({ what: kind, by: name, at: iso(at), reason })),
		thread: remarks.map(({ at, ...remark }) => ({ ...remark, at: iso(at) })),
		history: history.toReversed().map(({ at, ...move }) => ({ ...move, at: iso(at) })),
		documents: documents.map((each, index) => ({ ...each, uploadedAt: iso(each.uploadedAt), file: files[index] })),
		counterparts: pairs.map(({ amountMinor, ...pair }) => ({ ...pair, amount: money(amountMinor, pair.currency) })),
		report: report ?? null,
		ruleSet: rules ?? null,
		ledger,
		ledgerMasked: proofs.map(({ row, masked, holds }) => ({
			number: row.number,
			masked: row.masked,
			/** RFC 8785 JSON of these, as it lies beside, has `masked` as its SHA-256. */
			fields: masked?.fields ?? null,
			files: proofNames(row.number),
			holds
		})),
		seenByAuditors: marks.map(({ name, at, note }) => ({ name, at: iso(at), note }))
	};
	return `${JSON.stringify(data, null, '\t')}\n`;
}

/** Told in another form, in another place, or only of use to the pages. */
const elsewhere: ReadonlySet<string> = new Set([
	...['amountMinor', 'eurMinor', 'approvedMinor', 'totalMinor', 'vatMinor', 'originalMinor', 'staff'],
	...['documents', 'warnings', 'changedBy', 'enteredBy', 'submittedBy', 'reasonLanguage']
]);

function expenseJson({ expense }: ExpenseRecord) {
	const { amountMinor, approvedMinor, currency, eurMinor, originalMinor, staff, totalMinor, vatMinor } = expense;
	const told = Object.fromEntries(Object.entries(expense).filter(([name]) => !elsewhere.has(name)));
	return {
		...told,
		amount: money(amountMinor, currency),
		eur: money(eurMinor ?? null, 'EUR'),
		approvedEur: money(approvedMinor, 'EUR'),
		total: money(totalMinor, currency),
		vat: money(vatMinor, currency),
		originalAmount: money(originalMinor, 'EUR'),
		enteredAt: iso(expense.enteredAt),
		submittedAt: iso(expense.submittedAt),
		decidedAt: iso(expense.decidedAt),
		staff: staff && staffJson(staff, currency)
	};
}

function staffJson(staff: NonNullable<ExpenseRecord['expense']['staff']>, currency: Currency) {
	const { personName, month, hours, percent, rateMinor } = staff;
	return { personName, month: month.slice(0, 7), hours, percent, rate: money(rateMinor, currency) };
}

function money(minor: bigint | null, currency: Currency): string | null {
	return minor === null ? null : amountText({ minor, currency });
}

function iso(at: string | null): string | null {
	return at === null ? null : new Date(at).toISOString();
}
