/** What stands under "more" in the form of an expense. */
import { all, at, no, yes, type Decision } from '#lib/decision.ts';
import { readDay, type SixDigits } from '#lib/day.ts';
import {
	contributionKinds,
	entryKinds,
	noExtras,
	vatTreatments,
	type Extras,
	type StaffLine
} from '#lib/funding/entry.ts';
import { field } from '#lib/form.ts';
import { readAmount, type Currency } from '#lib/money.ts';
import { readDecimal } from '#lib/number.ts';
import { readText } from '#lib/text.ts';

/** Undefined for a form that does not ask: what is saved then stays as it is. */
export function readExtras(form: FormData, currency: Currency, sixDigits: SixDigits): Decision<Extras> | undefined {
	if (!form.has('kind')) return undefined;
	const kind = entryKinds.find((each) => each === field(form, 'kind')) ?? 'cost';
	const staff = kind === 'staff' ? readStaff(form, currency) : yes(null);
	const amount = (name: string) => optional(form, name, (text) => readAmount(text, { negative: true, zero: true }));
	const vatTreatment = vatTreatments.find((each) => each === field(form, 'vat_treatment')) ?? 'none';
	const contribution = contributionKinds.find((each) => each === field(form, 'contribution')) ?? null;
	return all({
		kind: yes(kind),
		supplier: at('supplier', readText(form.get('supplier'), { max: 120 })),
		voucherNumber: at('voucher', readText(form.get('voucher'), { max: 30 })),
		invoiceNumber: at('invoice', readText(form.get('invoice'), { max: 30 })),
		invoicedOn: optional(form, 'invoice_date', (text) => readDay(text, sixDigits)),
		totalMinor: amount('total'),
		vatMinor: vatTreatment === 'none' && field(form, 'vat') === '' ? yes(null) : amount('vat'),
		vatTreatment: yes(vatTreatment),
		originalMinor: amount('original'),
		originalCurrency: optional(form, 'original_currency', readCurrency),
		originalRate: optional(form, 'original_rate', (text) => readDecimal(text, { min: '0.000001', max: '999999999' })),
		contributionKind: yes(kind === 'in_kind' ? contribution : noExtras.contributionKind),
		account: at('account', readText(form.get('account'), { max: 30 })),
		comment: at('comment', readText(form.get('comment'), { max: 500, multiline: true })),
		staff
	});
}

function optional<T>(form: FormData, name: string, read: (text: string) => Decision<T>): Decision<T | null> {
	const text = field(form, name).trim();
	return text === '' ? yes(null) : at(name, read(text));
}

function readCurrency(text: string): Decision<string> {
	const code = text.toUpperCase();
	return /^[A-Z]{3}$/.test(code) ? yes(code) : no({ field: '', key: 'expense.currency_code' });
}

function readStaff(form: FormData, currency: Currency): Decision<StaffLine> {
	const name = readText(form.get('person'), { max: 120, required: true });
	const hours = optional(form, 'hours', (text) => readDecimal(text, { min: '0.01', max: '99999', decimals: 2 }));
	const percent = optional(form, 'percent', (text) => readDecimal(text, { min: '0.01', max: '100', decimals: 2 }));
	const read = all({
		personName: at('person', name),
		month: at('month', readMonth(field(form, 'month'))),
		hours,
		percent,
		rateMinor: at('staff_rate', readAmount(field(form, 'staff_rate'), { currency }))
	});
	if (!hours.ok || !percent.ok || (hours.value === null) !== (percent.value === null)) return read;
	const fault = { field: 'hours', key: 'expense.hours_or_percent' };
	return read.ok ? no(fault) : no(...read.issues, fault);
}

/** The first day of the month in 2026-10, 10.2026 or 10/2026. */
export function readMonth(text: string): Decision<string> {
	const plain = text.trim();
	const yearFirst = /^(\d{4})[-./]?(\d{1,2})$/.exec(plain);
	const monthFirst = /^(\d{1,2})[-./ ](\d{4})$/.exec(plain);
	const [year, month] = yearFirst ? [yearFirst[1], yearFirst[2]] : [monthFirst?.[2], monthFirst?.[1]];
	const number = Number(month ?? '0');
	if (year === undefined || number < 1 || number > 12) return no({ field: '', key: 'expense.month_unreadable' });
	return yes(`${year}-${String(number).padStart(2, '0')}-01`);
}
