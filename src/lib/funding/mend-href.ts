import type { Warning } from '#lib/funding/expense.ts';
import type { Lang } from '#lib/lang.ts';

const fields: Readonly<Record<Exclude<Warning['kind'], 'missing_document' | 'missing_rate'>, string>> = {
	outside_period: 'period',
	in_future: 'date',
	over_line: 'category',
	duplicate: 'invoice',
	paid_before_invoice: 'invoice_date',
	vat_above_total: 'vat'
};

/** Where a warning is mended: the very field, or the vouchers; a rate is put in by others. */
export function mendHref(expense: string, kind: Warning['kind']): string {
	if (kind === 'missing_document') return `${expense}/dokumenter`;
	return kind === 'missing_rate' ? expense : `${expense}/endre#${fields[kind]}`;
}

/** Where whoever may do so proposes the rate of a currency that has none. */
export function ratesHref(lang: Lang, currency: string): string {
	return `/${lang}/kurser/foreslaa?valuta=${encodeURIComponent(currency)}`;
}
