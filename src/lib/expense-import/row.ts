/** One row of a file as an expense; every fault is named at once, each with what its column holds. */
import { all, at, issuesOf, no, yes, type Decision, type Issue } from '#lib/decision.ts';
import type { Category } from '#lib/funding/calculate.ts';
import { fromOriginal } from '#lib/funding/entry.ts';
import { lineFaults, type Entry, type Lines } from '#lib/funding/expense.ts';
import type { Lang } from '#lib/lang.ts';
import type { Currency } from '#lib/money.ts';
import { periodFor } from '#lib/projects/project.ts';
import { readText } from '#lib/text.ts';
import { readTypedNumber } from '#lib/typed-number.ts';
import { readFileAmount, type DecimalMark } from './amounts.ts';
import type { Mapping } from './columns.ts';
import { readFileDay } from './days.ts';
import type { Field } from './fields.ts';
import { codeOf, type Names } from './names.ts';
import { removed } from './personal.ts';

export type Values = Readonly<Partial<Record<Field, string>>>;
export type FileAmount = { readonly minor: bigint; readonly currency: string };

export type Surroundings = {
	readonly lines: Lines & { readonly currency: Currency };
	readonly names: Names;
	readonly mapping: Mapping;
	readonly mark: DecimalMark | undefined;
	readonly from1904: boolean;
	readonly lang: Lang;
	readonly today: string;
};

export type ReadRow = {
	/** What stands in the file, in its own currency; null when it cannot be read. */
	readonly amount: FileAmount | null;
	readonly entry: Decision<Entry>;
};

export function readRow(values: Values, around: Surroundings): ReadRow {
	const amount = readRowAmount(values, around);
	const typed = all({
		paidOn: readFileDay(values.date ?? '', around.lang, around.from1904),
		invoicedOn: optionalDay(values.invoiced_on ?? '', around),
		text: written(values, 'text', 255),
		supplier: written(values, 'supplier', 120),
		voucherNumber: written(values, 'voucher', 30),
		invoiceNumber: written(values, 'invoice', 30),
		account: written(values, 'account', 30),
		comment: written(values, 'comment', 500),
		money: amount.ok ? inOwnCurrency(amount.value, values, around) : amount
	});
	const booked = bookedOn(values, around);
	const named = new Set(typed.ok ? [] : typed.issues.map(({ field }) => field));
	const faults = [...booked.issues, ...lineIssues(booked, around)].filter(({ field }) => !named.has(field));
	const read = amount.ok ? amount.value : null;
	if (!typed.ok || faults.length > 0) return { amount: read, entry: no(...issuesOf(typed), ...faults) };
	const { money, ...rest } = typed.value;
	const { category, workPackage, pilotId, periodCode } = booked;
	return {
		amount: read,
		entry: yes({ ...rest, ...money, category: category as Category, workPackage, pilotId, periodCode })
	};
}

/** In the currency of its row; a debit counts up, a credit down. */
export function readRowAmount(values: Values, { lines, mark }: Surroundings): Decision<FileAmount> {
	const cell = values.amount;
	const { text, unit } = withoutCode(cell ?? '');
	const currency = currencyCode(values.currency ?? '', lines.currency) ?? unit ?? lines.currency;
	const minor = cell === undefined ? difference(values, mark) : readFileAmount(text, mark);
	return minor.ok ? yes({ minor: minor.value, currency }) : minor;
}

function difference(values: Values, mark: DecimalMark | undefined): Decision<bigint> {
	const [debit = '', credit = ''] = [values.debit, values.credit];
	if (debit.trim() === '' && credit.trim() === '') return no({ field: 'amount', key: 'money.empty' });
	const part = (text: string) => (text.trim() === '' ? yes(0n) : readFileAmount(text, mark, true));
	const read = all({ debit: part(debit), credit: part(credit) });
	if (!read.ok) return no(...read.issues.slice(0, 1));
	const minor = read.value.debit - read.value.credit;
	return minor === 0n ? no({ field: 'amount', key: 'money.zero' }) : yes(minor);
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

type OwnAmount = Pick<Entry, 'amountMinor' | 'originalMinor' | 'originalCurrency' | 'originalRate'>;

/** Another currency needs the rate at which it was paid. */
function inOwnCurrency({ minor, currency }: FileAmount, values: Values, { lines }: Surroundings): Decision<OwnAmount> {
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

function optionalDay(text: string, { lang, from1904 }: Surroundings): Decision<string | null> {
	return text.trim() === '' ? yes(null) : at('invoiced_on', readFileDay(text, lang, from1904));
}

function written(values: Values, field: Field, max: number): Decision<string> {
	const text = values[field] ?? '';
	if (text.includes(removed)) return no({ field, key: 'text.personal_number' });
	const read = at(field, readText(text.replace(/\s+/g, ' '), { max, required: field === 'text' }));
	if (read.ok || text.trim() !== '') return read;
	return no({ field, key: 'expense.text_empty' });
}

type Booked = { category: string; workPackage: string; pilotId: string | null; periodCode: string; issues: Issue[] };

const unknownKeys = {
	category: 'expense_import.category_unknown',
	work_package: 'expense_import.work_package_unknown',
	pilot: 'expense.pilot_unknown',
	period: 'expense.period_unknown'
} as const;

/** What a row names goes before its account, and that before what was chosen for all. */
function bookedOn(values: Values, around: Surroundings): Booked {
	const { names, mapping } = around;
	const issues: Issue[] = [];
	const code = (field: keyof typeof unknownKeys) => {
		const text = values[field]?.trim() ?? '';
		const known = text === '' ? '' : codeOf(names[field], text);
		if (known === undefined) issues.push({ field, key: unknownKeys[field], params: { typed: text.slice(0, 60) } });
		return known;
	};
	const account = values.account?.trim() ?? '';
	const category = code('category') || mapping.accounts[account] || mapping.category;
	const workPackage = code('work_package') || mapping.workPackage;
	const isNamed = (field: Issue['field']) => issues.some((issue) => issue.field === field);
	if (category === '' && !isNamed('category')) issues.push(noCategory(account));
	if (workPackage === '' && !isNamed('work_package'))
		issues.push({ field: 'work_package', key: 'expense.work_package_empty' });
	const pilotId = code('pilot') || null;
	return { category, workPackage, pilotId, periodCode: code('period') || periodOfDay(values, around), issues };
}

function periodOfDay(values: Values, { lines, lang, from1904, today }: Surroundings): string {
	const day = readFileDay(values.date ?? '', lang, from1904);
	return periodFor(lines.periods, day.ok ? day.value : today, today)?.code ?? '';
}

function noCategory(account: string): Issue {
	if (account === '') return { field: 'category', key: 'expense.category_empty' };
	return { field: 'category', key: 'expense_import.account_unmatched', params: { account } };
}

/** What nobody wrote has been named already: it is not also unknown. */
function lineIssues(booked: Booked, { lines }: Surroundings): Issue[] {
	const named = new Set(booked.issues.map(({ field }) => field));
	return lineFaults(booked, lines).filter(({ field }) => !named.has(field));
}
