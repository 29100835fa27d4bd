/** A saved expense as it would be typed, for the form that changes it. */
import { formatDay } from '#lib/format.ts';
import type { Lang } from '#lib/lang.ts';
import { amountText, type Currency } from '#lib/money.ts';
import { isWithin, type Period } from '#lib/projects/project.ts';

type Saved = {
	readonly paidOn: string;
	readonly category: string;
	readonly workPackage: string | null;
	readonly text: string;
	readonly amountMinor: bigint;
	readonly currency: Currency;
	readonly pilot: { readonly id: string } | null;
	readonly supplier: string;
	readonly voucherNumber: string;
	readonly invoiceNumber: string;
	readonly periodCode: string;
};

export function typedValues(lang: Lang, saved: Saved, periods: readonly Period[]): Record<string, string> {
	const ofItsDay = periods.find((period) => isWithin(period, saved.paidOn))?.code;
	return {
		...keptValues(lang, saved),
		text: saved.text,
		amount: amountText({ minor: saved.amountMinor, currency: saved.currency }).replace('.', ','),
		pilot: saved.pilot?.id ?? '',
		supplier: saved.supplier,
		voucher: saved.voucherNumber,
		invoice: saved.invoiceNumber,
		period: saved.periodCode === ofItsDay ? '' : saved.periodCode
	};
}

/** What the next expense of a pile usually has in common with the one before. */
export function keptValues(lang: Lang, saved: Saved): Record<string, string> {
	return { date: formatDay(lang, saved.paidOn), category: saved.category, work_package: saved.workPackage ?? '' };
}
