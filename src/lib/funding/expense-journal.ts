/** What the log keeps of an expense before and after a change: plain JSON, amounts as decimal strings. */
import type { EntryKind } from '#lib/funding/entry.ts';
import type { Entry } from '#lib/funding/expense.ts';
import { amountText, type Currency } from '#lib/money.ts';

type Kept = Omit<Entry, 'workPackage' | 'kind'> & {
	workPackage: string | null;
	kind?: EntryKind | 'reversal' | 'correction';
	currency: Currency;
};

/** The log is read by more people than wages are: of a staff line it keeps neither words nor who worked nor the price. */
export function entryJournal({ amountMinor, currency, ...rest }: Kept) {
	const isStaff = rest.kind === 'staff';
	return {
		paidOn: rest.paidOn,
		periodCode: rest.periodCode,
		category: rest.category,
		workPackage: rest.workPackage,
		pilotId: rest.pilotId,
		text: isStaff ? null : rest.text,
		supplier: isStaff ? '' : (rest.supplier ?? ''),
		voucherNumber: rest.voucherNumber ?? '',
		invoiceNumber: rest.invoiceNumber ?? '',
		amount: amountText({ minor: amountMinor, currency }),
		currency,
		...extrasJournal(rest, currency)
	};
}

/** Left out where it says nothing, as in what was logged before it was asked for. */
function extrasJournal(rest: Omit<Kept, 'amountMinor' | 'currency'>, currency: Currency) {
	const amount = (minor: bigint | null | undefined) => (minor ? amountText({ minor, currency }) : undefined);
	return {
		...(rest.kind && rest.kind !== 'cost' ? { kind: rest.kind } : {}),
		...(rest.vatMinor
			? { total: amount(rest.totalMinor), vat: amount(rest.vatMinor), vatTreatment: rest.vatTreatment }
			: {}),
		...(rest.originalMinor
			? {
					originalMinor: String(rest.originalMinor),
					originalCurrency: rest.originalCurrency,
					originalRate: rest.originalRate
				}
			: {}),
		...(rest.contributionKind ? { contributionKind: rest.contributionKind } : {}),
		...(rest.invoicedOn ? { invoicedOn: rest.invoicedOn } : {}),
		...(rest.account ? { account: rest.account } : {})
	};
}

export function eurText(minor: bigint | null): string | null {
	return minor === null ? null : amountText({ minor, currency: 'EUR' });
}
