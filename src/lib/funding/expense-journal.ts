/** What the log keeps of an expense before and after a change: plain JSON, amounts as decimal strings. */
import type { Entry } from '#lib/funding/expense.ts';
import { amountText, type Currency } from '#lib/money.ts';

export function entryJournal({
	amountMinor,
	currency,
	...rest
}: Omit<Entry, 'workPackage'> & { workPackage: string | null; currency: Currency }) {
	return {
		paidOn: rest.paidOn,
		periodCode: rest.periodCode,
		category: rest.category,
		workPackage: rest.workPackage,
		pilotId: rest.pilotId,
		text: rest.text,
		supplier: rest.supplier,
		voucherNumber: rest.voucherNumber,
		invoiceNumber: rest.invoiceNumber,
		amount: amountText({ minor: amountMinor, currency }),
		currency
	};
}

export function eurText(minor: bigint | null): string | null {
	return minor === null ? null : amountText({ minor, currency: 'EUR' });
}
