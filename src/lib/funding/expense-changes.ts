/** What a line of the log says was changed, field by field, in words. */
import { asKey } from '#lib/i18n.ts';
import type { Text } from '#lib/ui/text.ts';

export type Change = { readonly label: string; readonly before: string; readonly after: string };
type Logged = Readonly<Record<string, unknown>>;
type Worded = (value: string, text: Text, side: Logged) => string;

const asIs: Worded = (value) => value;
const decimal: Worded = (value, { number }) => number(value);
const named =
	(domain: string): Worded =>
	(value, { t }) =>
		t(asKey(`${domain}${value}`));
const day: Worded = (value, text) => text.day(value);
/** Of the national currency that the line names. */
const amount: Worded = (value, { number }, { currency }) => `${number(value, 2)} ${word(currency)}`.trim();
const euros: Worded = (value, { number }) => `${number(value, 2)} EUR`;

/** Fields of the log that a reader is told of, in this order; of others the whole file tells. */
const fields: readonly (readonly [name: string, label: string, worded: Worded])[] = [
	['state', 'expense.state', named('expense.state_')],
	['kind', 'expense.kind', named('expense.kind_')],
	['paidOn', 'expense.date', day],
	['periodCode', 'expense.period', asIs],
	['category', 'expense.category', named('category.')],
	['workPackage', 'expense.work_package', asIs],
	['text', 'expense.text', asIs],
	['supplier', 'expense.supplier', asIs],
	['voucherNumber', 'expense.voucher', asIs],
	['invoiceNumber', 'expense.invoice', asIs],
	['invoicedOn', 'expense.invoice_date', day],
	['amount', 'expense.amount', amount],
	['total', 'expense.whole_invoice', amount],
	['vat', 'expense.vat_amount', amount],
	['vatTreatment', 'expense.vat_treatment', named('expense.vat_')],
	['contributionKind', 'expense.contribution', named('expense.contribution_')],
	['originalCurrency', 'expense.original_currency', asIs],
	['originalRate', 'expense.rate_of_other', decimal],
	['account', 'expense.account', asIs],
	['eur', 'expense.in_euro', euros],
	['rate', 'expense.rate', decimal],
	['rateSource', 'expense.rate_source', asIs],
	['approved', 'expense.approved_part', euros]
];

/** @param before null of what was made; `after` null of what is gone */
export function changesOf(before: unknown, after: unknown, text: Text): Change[] {
	const from = logged(before);
	const to = logged(after);
	return fields.flatMap(([name, label, worded]) => {
		const [was, is] = [word(from[name]), word(to[name])];
		if (was === is) return [];
		const say = (value: string, side: Logged) => (value === '' ? '' : worded(value, text, side));
		return [{ label: text.t(asKey(label)), before: say(was, from), after: say(is, to) }];
	});
}

function logged(value: unknown): Logged {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Logged) : {};
}

function word(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
