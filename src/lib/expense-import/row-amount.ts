/** The money of a row: in its own currency, in ours, and what VAT makes of it. */
import { all, no, yes, type Decision } from '#lib/decision.ts';
import { fromOriginal, isVatNoCost, type VatTreatment } from '#lib/funding/entry.ts';
import type { Entry } from '#lib/funding/expense.ts';
import type { Currency } from '#lib/money.ts';
import { readTypedNumber } from '#lib/typed-number.ts';
import { readFileAmount } from './amounts.ts';
import { codeOf } from './names.ts';
import type { FileAmount, Surroundings, Values } from './surroundings.ts';
import { staffAmount } from './staff-row.ts';

/** In the currency of its row; a debit counts up, a credit down. Where no amount stands, what the other cells make. */
export function readRowAmount(values: Values, around: Surroundings): Decision<FileAmount> {
	const { lines, mark } = around;
	const cell = values.amount;
	const { text, unit } = withoutCode(cell ?? '');
	const currency = currencyCode(values.currency ?? '', lines.currency) ?? unit ?? lines.currency;
	if (isEmpty(values, ['amount', 'debit', 'credit'])) {
		const made = staffAmount(values, around) ?? amountOfTotal(values, around);
		if (made !== undefined) return made.ok ? yes({ minor: made.value, currency }) : made;
	}
	const minor = cell === undefined ? difference(values, around) : readFileAmount(text, mark);
	return minor.ok ? yes({ minor: minor.value, currency }) : minor;
}

function isEmpty(values: Values, asked: readonly (keyof Values)[]): boolean {
	return asked.every((field) => (values[field] ?? '').trim() === '');
}

function difference(values: Values, { mark }: Surroundings): Decision<bigint> {
	const [debit = '', credit = ''] = [values.debit, values.credit];
	if (debit.trim() === '' && credit.trim() === '') return no({ field: 'amount', key: 'money.empty' });
	const part = (text: string) => (text.trim() === '' ? yes(0n) : readFileAmount(text, mark, true));
	const read = all({ debit: part(debit), credit: part(credit) });
	if (!read.ok) return no(...read.issues.slice(0, 1));
	const minor = read.value.debit - read.value.credit;
	return minor === 0n ? no({ field: 'amount', key: 'money.zero' }) : yes(minor);
}

/** The whole invoice, less the VAT in it where that is no cost. */
function amountOfTotal(values: Values, around: Surroundings): Decision<bigint> | undefined {
	if (isEmpty(values, ['total'])) return undefined;
	const read = all({ total: part(values, 'total', around), vat: part(values, 'vat', around) });
	if (!read.ok) return no(...read.issues.map((issue) => ({ ...issue, field: 'amount' })));
	const { total, vat } = read.value;
	const minor = (total ?? 0n) - (isVatNoCost(treatmentOf(values, around) ?? 'none') ? (vat ?? 0n) : 0n);
	return minor === 0n ? no({ field: 'amount', key: 'money.zero' }) : yes(minor);
}

/** Null where nothing stands. */
function part(values: Values, field: 'total' | 'vat', { mark }: Surroundings): Decision<bigint | null> {
	if (isEmpty(values, [field])) return yes(null);
	const read = readFileAmount(withoutCode(values[field] ?? '').text, mark, true);
	return read.ok ? read : no(...read.issues.map((issue) => ({ ...issue, field })));
}

/** What the row says, else what was chosen for all; undefined for a word that nobody knows. */
function treatmentOf(values: Values, { names, mapping }: Surroundings): VatTreatment | undefined {
	const text = values.vat_treatment?.trim() ?? '';
	const code = text === '' ? mapping.vatTreatment || 'none' : codeOf(names.vat_treatment, text);
	return code as VatTreatment | undefined;
}

type Vat = Pick<Entry, 'totalMinor' | 'vatMinor' | 'vatTreatment'>;

/**
 * VAT of nothing is none. Where it is no cost and only a net amount stands, under a heading that says so, the whole
 * invoice is the sum of the two; else the row has to say what the whole invoice was, since one cannot see which it is.
 *
 * @param perUnit rate of the row's currency; undefined in our own
 */
export function readVat(
	values: Values,
	around: Surroundings,
	minor: bigint,
	perUnit: string | undefined
): Decision<Vat> {
	const treatment = treatmentOf(values, around);
	const read = all({ total: part(values, 'total', around), vat: part(values, 'vat', around) });
	if (!read.ok) return read;
	const inOwn = (each: bigint | null) => (each === null || perUnit === undefined ? each : fromOriginal(each, perUnit));
	const [totalMinor, vatMinor] = [inOwn(read.value.total), inOwn(read.value.vat)];
	if (treatment === undefined)
		return no({ field: 'vat_treatment', key: 'expense_import.vat_treatment_unknown', params: typedOf(values) });
	if (vatMinor === null || vatMinor === 0n) return yes({ totalMinor, vatMinor: null, vatTreatment: 'none' });
	if (treatment === 'none') return no({ field: 'vat_treatment', key: 'expense.vat_treatment_missing' });
	const isNet = around.amountIsNet && totalMinor === null && isVatNoCost(treatment);
	return yes({ totalMinor: isNet ? minor + vatMinor : totalMinor, vatMinor, vatTreatment: treatment });
}

function typedOf(values: Values) {
	return { typed: (values.vat_treatment ?? '').trim().slice(0, 60) };
}

/** `EUR 12,50` and `12,50 EUR`. */
function withoutCode(text: string): { text: string; unit: string | undefined } {
	const match = /^\s*([A-Z]{3}|€)?\s*(.*?)\s*([A-Z]{3}|€)?\s*$/.exec(text);
	const unit = match?.[1] ?? match?.[3];
	return { text: unit === undefined ? text : (match?.[2] ?? text), unit: unit === '€' ? 'EUR' : unit };
}

function currencyCode(text: string, own: Currency): string | undefined {
	const plain = text.trim().toUpperCase();
	if (plain === '') return undefined;
	if (/^(?:N|S)?KR\.?$/.test(plain)) return own;
	return plain === '€' ? 'EUR' : plain.slice(0, 20);
}

export type OwnAmount = Pick<Entry, 'amountMinor' | 'originalMinor' | 'originalCurrency' | 'originalRate'>;

/** Another currency needs the rate at which it was paid. */
export function inOwnCurrency(
	{ minor, currency }: FileAmount,
	values: Values,
	{ lines }: Surroundings
): Decision<OwnAmount> {
	if (currency === lines.currency) return yes({ amountMinor: minor });
	if (!/^[A-Z]{3}$/.test(currency)) return no({ field: 'currency', key: 'expense_import.currency_unknown' });
	const rate = rateText(values.rate ?? '');
	const params = { currency, own: lines.currency };
	if (rate === undefined) return no({ field: 'rate', key: 'expense_import.rate_needed', params });
	const amountMinor = fromOriginal(minor, rate);
	if (amountMinor === 0n) return no({ field: 'amount', key: 'money.zero' });
	return yes({ amountMinor, originalMinor: minor, originalCurrency: currency, originalRate: rate });
}

/** More than nothing, six decimals at most. */
function rateText(text: string): string | undefined {
	const mended = text.trim().replace(/^(\d{1,3})[.,](\d{3})$/, '$1,$20');
	const read = readTypedNumber(mended);
	if (read.kind !== 'number' || read.negative || read.fraction.length > 6 || read.whole.length > 6) return undefined;
	const rate = read.fraction === '' ? read.whole : `${read.whole}.${read.fraction}`;
	return /[1-9]/.test(rate) ? rate : undefined;
}
