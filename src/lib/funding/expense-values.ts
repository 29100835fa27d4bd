/** A saved expense as it would be typed, for the form that changes it. */
import { formatDay } from '#lib/format.ts';
import type { EntryKind, Extras, StaffLine } from '#lib/funding/entry.ts';
import type { Lang } from '#lib/lang.ts';
import { amountText, type Currency } from '#lib/money.ts';
import { isWithin, type Period } from '#lib/projects/project.ts';

type Saved = Omit<Extras, 'kind'> & {
	readonly kind: EntryKind | 'reversal' | 'correction';
	readonly paidOn: string;
	readonly category: string;
	readonly workPackage: string | null;
	readonly text: string;
	readonly amountMinor: bigint;
	readonly currency: Currency;
	readonly pilot: { readonly id: string } | null;
	readonly periodCode: string;
};

/** Two decimals and a comma, as both countries write it. */
const typedMinor = (minor: bigint | null) =>
	minor === null ? '' : amountText({ minor, currency: 'EUR' }).replace('.', ',');
const typedDecimal = (text: string | null) => (text ?? '').replace('.', ',');

export function typedValues(lang: Lang, saved: Saved, periods: readonly Period[]): Record<string, string> {
	const ofItsDay = periods.find((period) => isWithin(period, saved.paidOn))?.code;
	return {
		...keptValues(lang, saved),
		text: saved.text,
		amount: typedMinor(saved.amountMinor),
		pilot: saved.pilot?.id ?? '',
		period: saved.periodCode === ofItsDay ? '' : saved.periodCode,
		...extraValues(lang, saved)
	};
}

function extraValues(lang: Lang, saved: Saved): Record<string, string> {
	return {
		supplier: saved.supplier,
		voucher: saved.voucherNumber,
		invoice: saved.invoiceNumber,
		kind: saved.kind,
		invoice_date: saved.invoicedOn === null ? '' : formatDay(lang, saved.invoicedOn),
		total: typedMinor(saved.totalMinor),
		vat: typedMinor(saved.vatMinor),
		vat_treatment: saved.vatTreatment,
		original: typedMinor(saved.originalMinor),
		original_currency: saved.originalCurrency ?? '',
		original_rate: typedDecimal(saved.originalRate),
		contribution: saved.contributionKind ?? '',
		account: saved.account,
		comment: saved.comment,
		...(saved.staff && staffValues(saved.staff))
	};
}

function staffValues({ personName, month, hours, percent, rateMinor }: StaffLine): Record<string, string> {
	return {
		person: personName,
		month: month.slice(0, 7),
		hours: typedDecimal(hours),
		percent: typedDecimal(percent),
		staff_rate: typedMinor(rateMinor)
	};
}

/** What the next expense of a pile usually has in common with the one before. */
export function keptValues(
	lang: Lang,
	saved: Pick<Saved, 'paidOn' | 'category' | 'workPackage'>
): Record<string, string> {
	return { date: formatDay(lang, saved.paidOn), category: saved.category, work_package: saved.workPackage ?? '' };
}
