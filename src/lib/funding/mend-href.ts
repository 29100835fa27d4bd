import type { Warning } from '#lib/funding/expense.ts';

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
