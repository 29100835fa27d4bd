/** One row of a file as an expense; every fault is named at once, each with what its column holds. */
import { all, at, issuesOf, no, yes, type Decision, type Issue } from '#lib/decision.ts';
import type { Category } from '#lib/funding/calculate.ts';
import { computedMinor, extrasFaults, noExtras, type ContributionKind } from '#lib/funding/entry.ts';
import { lineFaults, type Entry } from '#lib/funding/expense.ts';
import { amountText } from '#lib/money.ts';
import { periodFor } from '#lib/projects/project.ts';
import { readText } from '#lib/text.ts';
import { readFileDay } from './days.ts';
import type { Field } from './fields.ts';
import { codeOf } from './names.ts';
import { removed } from './personal.ts';
import { inOwnCurrency, readRowAmount, readVat } from './row-amount.ts';
import { isStaffRow, readStaff } from './staff-row.ts';
import type { FileAmount, Surroundings, Values } from './surroundings.ts';

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
		contributionKind: contributionOf(values, around),
		staff: readStaff(values, around),
		money: amount.ok ? moneyOf(amount.value, values, around) : amount
	});
	const booked = bookedOn(values, around);
	const named = new Set(typed.ok ? [] : typed.issues.map(({ field }) => field));
	const faults = [...booked.issues, ...lineIssues(booked, around)].filter(({ field }) => !named.has(field));
	const read = amount.ok ? amount.value : null;
	if (!typed.ok || faults.length > 0) return { amount: read, entry: no(...once([...issuesOf(typed), ...faults])) };
	const { money, ...rest } = typed.value;
	const { category, workPackage, pilotId, periodCode } = booked;
	const kind = rest.staff ? 'staff' : rest.contributionKind ? 'in_kind' : 'cost';
	const entry = { ...rest, ...money, kind, category: category as Category, workPackage, pilotId, periodCode } as const;
	const together = togetherIssues(entry, around);
	return { amount: read, entry: together.length > 0 ? no(...together) : yes(entry) };
}

/** What makes the amount can be wrong as that and by itself. */
function once(issues: readonly Issue[]): Issue[] {
	const first = (issue: Issue) => issues.find(({ field, key }) => field === issue.field && key === issue.key);
	return issues.filter((issue) => first(issue) === issue);
}

function moneyOf(amount: FileAmount, values: Values, around: Surroundings) {
	const own = inOwnCurrency(amount, values, around);
	if (!own.ok) return own;
	const vat = readVat(values, around, own.value.amountMinor, own.value.originalRate ?? undefined);
	return vat.ok ? yes({ ...own.value, ...vat.value }) : vat;
}

function contributionOf(values: Values, { names }: Surroundings): Decision<ContributionKind | null> {
	const text = values.contribution?.trim() ?? '';
	const code = text === '' ? null : codeOf(names.contribution, text);
	if (code === undefined) return no({ field: 'contribution', key: 'expense.contribution_missing' });
	return yes(code as ContributionKind | null);
}

/** What an issue is about in a form, by the column where it is mended here. */
const fieldOfIssue: Readonly<Record<string, Field>> = {
	original: 'rate',
	original_currency: 'currency',
	kind: 'person'
};

/** Answers that do not go together; an amount that the others do not make is told what they do make. */
function togetherIssues(entry: Entry, { lines }: Surroundings): Issue[] {
	const whole = { ...noExtras, ...entry };
	const computed = amountText({ minor: computedMinor(whole) ?? 0n, currency: lines.currency }).replace('.', ',');
	return extrasFaults(whole, lines).map((issue) =>
		issue.key === 'expense.amount_is_computed'
			? { field: 'amount', key: 'expense_import.amount_differs', params: { computed } }
			: { ...issue, field: fieldOfIssue[issue.field] ?? issue.field }
	);
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
	const category = code('category') || categoryOf(values, around, account);
	const workPackage = code('work_package') || mapping.workPackage;
	const isNamed = (field: Issue['field']) => issues.some((issue) => issue.field === field);
	if (category === '' && !isNamed('category')) issues.push(noCategory(account));
	if (workPackage === '' && !isNamed('work_package'))
		issues.push({ field: 'work_package', key: 'expense.work_package_empty' });
	const pilotId = code('pilot') || null;
	return { category, workPackage, pilotId, periodCode: code('period') || periodOfDay(values, around), issues };
}

/** Of a row that names none. */
function categoryOf(values: Values, { names, mapping }: Surroundings, account: string): string {
	return isStaffRow(values, names) ? 'staff' : mapping.accounts[account] || mapping.category;
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
