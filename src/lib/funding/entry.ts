/**
 * What an expense may say beyond its five answers: VAT, another currency, who worked, a contribution in kind, income.
 * Where several answers make the amount, it is computed from them and never typed beside them.
 */
import type { Issue } from '#lib/decision.ts';
import { divideHalfAway, parseDecimal } from '#lib/rational.ts';

/** What a partner enters; reversals and corrections are made by verbs of their own. */
export const entryKinds = ['cost', 'staff', 'in_kind', 'income'] as const;
export type EntryKind = (typeof entryKinds)[number];
export const vatTreatments = ['none', 'cost', 'recovered', 'compensated'] as const;
export type VatTreatment = (typeof vatTreatments)[number];
export const contributionKinds = ['public', 'private'] as const;
export type ContributionKind = (typeof contributionKinds)[number];

/** Exactly one of `hours` and `percent`; decimal strings. */
export type StaffLine = {
	readonly personName: string;
	/** First day of the month that was worked. */
	readonly month: string;
	readonly hours: string | null;
	readonly percent: string | null;
	/** Per hour, or per full month where a percentage is given. */
	readonly rateMinor: bigint;
};

export type Extras = {
	readonly kind: EntryKind;
	readonly supplier: string;
	readonly voucherNumber: string;
	readonly invoiceNumber: string;
	readonly invoicedOn: string | null;
	/** The whole invoice and the VAT in it. */
	readonly totalMinor: bigint | null;
	readonly vatMinor: bigint | null;
	readonly vatTreatment: VatTreatment;
	readonly originalMinor: bigint | null;
	readonly originalCurrency: string | null;
	/** How much of the organisation's currency one unit cost, as a decimal string. */
	readonly originalRate: string | null;
	readonly contributionKind: ContributionKind | null;
	readonly account: string;
	readonly comment: string;
	readonly staff: StaffLine | null;
};

export const noExtras: Extras = {
	kind: 'cost',
	supplier: '',
	voucherNumber: '',
	invoiceNumber: '',
	invoicedOn: null,
	totalMinor: null,
	vatMinor: null,
	vatTreatment: 'none',
	originalMinor: null,
	originalCurrency: null,
	originalRate: null,
	contributionKind: null,
	account: '',
	comment: '',
	staff: null
};

/** Halves away from zero. */
export function staffMinor({ hours, percent, rateMinor }: StaffLine): bigint {
	const { numerator, denominator } = parseDecimal(hours ?? percent ?? '0');
	return divideHalfAway(rateMinor * numerator, denominator * (hours === null ? 100n : 1n));
}

/** Another currency in ours, halves away from zero. */
export function fromOriginal(originalMinor: bigint, rate: string): bigint {
	const { numerator, denominator } = parseDecimal(rate);
	return divideHalfAway(originalMinor * numerator, denominator);
}

export function isVatNoCost(treatment: VatTreatment): boolean {
	return treatment === 'recovered' || treatment === 'compensated';
}

type Computing = Pick<Extras, 'staff' | 'totalMinor' | 'vatMinor' | 'vatTreatment' | 'originalMinor' | 'originalRate'>;

/** The amount that the other answers make; undefined where it is typed. */
export function computedMinor(entry: Computing): bigint | undefined {
	if (entry.staff) return staffMinor(entry.staff);
	if (isVatNoCost(entry.vatTreatment) && entry.totalMinor !== null) return entry.totalMinor - (entry.vatMinor ?? 0n);
	if (entry.originalMinor !== null && entry.originalRate !== null)
		return fromOriginal(entry.originalMinor, entry.originalRate);
	return undefined;
}

type Whole = Extras & {
	readonly category: string;
	readonly text: string;
	readonly amountMinor: bigint;
};
type Allowed = { readonly currency: string; readonly inKind: readonly string[] };

/** Answers that do not go together. */
export function extrasFaults(entry: Whole, allowed: Allowed): Issue[] {
	const computed = computedMinor(entry);
	return [
		...kindFaults(entry, allowed),
		...vatFaults(entry),
		...originalFaults(entry, allowed),
		...staffFaults(entry),
		...(computed !== undefined && computed !== entry.amountMinor
			? [{ field: 'amount', key: 'expense.amount_is_computed' }]
			: [])
	];
}

function kindFaults(entry: Whole, { inKind }: Allowed): Issue[] {
	const issues: Issue[] = [];
	if (entry.amountMinor === 0n) issues.push({ field: 'amount', key: 'money.zero' });
	if ((entry.kind === 'in_kind') !== (entry.contributionKind !== null))
		issues.push({ field: 'contribution', key: 'expense.contribution_missing' });
	else if (entry.contributionKind !== null && !inKind.includes(entry.contributionKind))
		issues.push({ field: 'contribution', key: 'expense.contribution_not_allowed' });
	if (entry.kind === 'income' && entry.amountMinor > 0n)
		issues.push({ field: 'amount', key: 'expense.income_negative' });
	return issues;
}

function vatFaults(entry: Whole): Issue[] {
	if ((entry.vatTreatment === 'none') !== (entry.vatMinor === null))
		return [{ field: 'vat', key: entry.vatMinor === null ? 'expense.vat_missing' : 'expense.vat_treatment_missing' }];
	if (isVatNoCost(entry.vatTreatment) && entry.totalMinor === null)
		return [{ field: 'total', key: 'expense.total_missing' }];
	return [];
}

function originalFaults(entry: Whole, { currency }: Allowed): Issue[] {
	const given = [entry.originalMinor, entry.originalCurrency, entry.originalRate].filter((each) => each !== null);
	if (given.length === 0) return [];
	if (given.length < 3) return [{ field: 'original', key: 'expense.original_incomplete' }];
	const issues: Issue[] = [];
	if (entry.originalCurrency === currency) issues.push({ field: 'original_currency', key: 'expense.original_is_own' });
	if (isVatNoCost(entry.vatTreatment)) issues.push({ field: 'vat_treatment', key: 'expense.vat_or_original' });
	return issues;
}

function staffFaults(entry: Whole): Issue[] {
	const { staff } = entry;
	if ((entry.kind === 'staff') !== (staff !== null)) return [{ field: 'person', key: 'expense.staff_missing' }];
	if (!staff) return [];
	const issues: Issue[] = [];
	if (entry.category !== 'staff') issues.push({ field: 'category', key: 'expense.staff_category' });
	for (const field of ['text', 'supplier', 'comment'] as const)
		if (isNamed(staff.personName, entry[field])) issues.push({ field, key: 'expense.name_in_text' });
	return issues;
}

/** Whether a part of the name stands in a text that others read than those who may see who worked. */
export function isNamed(name: string, text: string): boolean {
	const words = (each: string) => each.toLocaleLowerCase('nb').match(/\p{L}+/gu) ?? [];
	const there = new Set(words(text).flatMap((word) => [word, word.replace(/s$/, '')]));
	return words(name).some((word) => word.length > 2 && there.has(word));
}
