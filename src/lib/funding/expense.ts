/**
 * An expense is a cost that a partner has paid and asks the shared budget to cover.
 *
 *     draft ── submit ──▶ submitted ──┬── approve ──▶ approved
 *                          │     ▲    ├── cut ──────▶ cut        a part is accepted, with a reason
 *                    query ▼     │    └── reject ───▶ rejected   with a reason
 *                        queried ┘ answer                        (decided while queried as well)
 *
 *     draft, submitted, queried ── withdraw ──▶ withdrawn
 *
 * The rate is frozen when it is submitted; a later change while it is queried keeps that rate.
 * Four eyes: whoever entered, changed or submitted an expense never decides it.
 */
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import type { Category } from '#lib/funding/calculate.ts';
import type { Extras } from '#lib/funding/entry.ts';
import { isWithin, type Period } from '#lib/projects/project.ts';
import { abs } from '#lib/rational.ts';

export const states = ['draft', 'submitted', 'queried', 'approved', 'cut', 'rejected', 'withdrawn'] as const;
export type ExpenseState = (typeof states)[number];
export type Move = 'change' | 'submit' | 'withdraw' | 'query' | 'answer' | 'approve' | 'cut' | 'reject';

const from: Readonly<Record<Move, readonly ExpenseState[]>> = {
	change: ['draft', 'queried'],
	submit: ['draft'],
	withdraw: ['draft', 'submitted', 'queried'],
	query: ['submitted'],
	answer: ['queried'],
	approve: ['submitted', 'queried'],
	cut: ['submitted', 'queried'],
	reject: ['submitted', 'queried']
};

export function mayMove(state: ExpenseState, move: Move): boolean {
	return from[move].includes(state);
}

/** Who had a hand in what is asked for. */
export type Hands = {
	readonly enteredBy: string;
	readonly submittedBy: string | null;
	readonly changedBy: readonly string[];
};

export function hadAHand({ enteredBy, submittedBy, changedBy }: Hands, personId: string): boolean {
	return [enteredBy, submittedBy, ...changedBy].includes(personId);
}

/** The faults of a decision that hold whatever is decided: wrong state, own work. */
export function decisionFaults(expense: Hands & { state: ExpenseState }, move: Move, personId: string): Issue[] {
	const issues: Issue[] = [];
	if (!mayMove(expense.state, move)) issues.push({ field: '', key: 'expense.moved_on' });
	if (hadAHand(expense, personId)) issues.push({ field: '', key: 'expense.own_hands' });
	return issues;
}

/** What is accepted of a cut expense: less than declared, on the same side of zero. In euro cents. */
export function cutTo(declaredMinor: bigint, acceptedMinor: bigint): Decision<bigint> {
	const [declared, accepted] = declaredMinor < 0n ? [-declaredMinor, -acceptedMinor] : [declaredMinor, acceptedMinor];
	if (accepted <= 0n) return no({ field: 'accepted', key: 'expense.accepted_wrong_sign' });
	if (accepted >= declared) return no({ field: 'accepted', key: 'expense.accepted_not_less' });
	return yes(acceptedMinor);
}

/** What is left out of the extras is as plain as can be; of a change, as it was. */
export type Entry = Partial<Extras> & {
	readonly paidOn: string;
	readonly periodCode: string;
	readonly category: Category;
	readonly workPackage: string;
	readonly pilotId: string | null;
	readonly text: string;
	/** In the currency of the organisation's side; negative for a credit note. */
	readonly amountMinor: bigint;
};

/** What an organisation may book on. */
export type Lines = {
	readonly categories: readonly string[];
	readonly workPackages: readonly { readonly code: string }[];
	readonly pilots: readonly { readonly id: string }[];
	readonly periods: readonly Period[];
};

type Booked = Pick<Entry, 'periodCode' | 'workPackage' | 'pilotId'> & { readonly category: string };

/** An expense on a line that does not exist, or in a period that is locked, is not saved at all. */
export function lineFaults(entry: Booked, lines: Lines): Issue[] {
	const issues: Issue[] = [];
	if (!lines.categories.includes(entry.category)) issues.push({ field: 'category', key: 'expense.category_unknown' });
	if (!lines.workPackages.some(({ code }) => code === entry.workPackage))
		issues.push({ field: 'work_package', key: 'expense.work_package_unknown' });
	if (entry.pilotId !== null && !lines.pilots.some(({ id }) => id === entry.pilotId))
		issues.push({ field: 'pilot', key: 'expense.pilot_unknown' });
	const period = lines.periods.find(({ code }) => code === entry.periodCode);
	if (!period) issues.push({ field: 'period', key: 'expense.period_unknown' });
	if (period?.isLocked) issues.push({ field: 'period', key: 'expense.period_locked', params: { period: period.code } });
	return issues;
}

/** Kept with the expense for whoever decides; they never stop anybody. */
export type Warning =
	| { readonly kind: 'outside_period'; readonly period: string }
	| { readonly kind: 'in_future' }
	/** By how much the budget line is overdrawn with this expense, in euro cents. */
	| { readonly kind: 'over_line'; readonly overMinor: bigint }
	| { readonly kind: 'duplicate'; readonly count: number }
	| { readonly kind: 'paid_before_invoice' }
	| { readonly kind: 'vat_above_total' }
	| { readonly kind: 'missing_document' }
	/** There is no rate of this month yet, so that the expense cannot be submitted. */
	| { readonly kind: 'missing_rate' };

export type Circumstances = {
	readonly paidOn: string;
	readonly period: Pick<Period, 'code' | 'startsOn' | 'endsOn'>;
	/** Undefined while no rate is known. */
	readonly eurMinor: bigint | undefined;
	/** Budget of the line less what others in it have used or asked for. */
	readonly restMinor: bigint;
	/** Others of the same partner with the same day, amount and text, or the same invoice number. */
	readonly duplicates: number;
	readonly invoicedOn: string | null;
	readonly totalMinor: bigint | null;
	readonly vatMinor: bigint | null;
	/** The rules ask for a voucher, and there is none. */
	readonly lacksDocument: boolean;
};

export function warningsOf(about: Circumstances, today: string): Warning[] {
	const warnings: Warning[] = [];
	if (!isWithin(about.period, about.paidOn)) warnings.push({ kind: 'outside_period', period: about.period.code });
	if (about.paidOn > today) warnings.push({ kind: 'in_future' });
	const over = (about.eurMinor ?? 0n) - about.restMinor;
	if ((about.eurMinor ?? 0n) > 0n && over > 0n) warnings.push({ kind: 'over_line', overMinor: over });
	if (about.duplicates > 0) warnings.push({ kind: 'duplicate', count: about.duplicates });
	return [...warnings, ...paperWarnings(about)];
}

function paperWarnings({
	paidOn,
	invoicedOn,
	totalMinor,
	vatMinor,
	lacksDocument,
	eurMinor
}: Circumstances): Warning[] {
	const warnings: Warning[] = [];
	if (invoicedOn !== null && paidOn < invoicedOn) warnings.push({ kind: 'paid_before_invoice' });
	if (totalMinor !== null && vatMinor !== null && abs(vatMinor) > abs(totalMinor))
		warnings.push({ kind: 'vat_above_total' });
	if (lacksDocument) warnings.push({ kind: 'missing_document' });
	if (eurMinor === undefined) warnings.push({ kind: 'missing_rate' });
	return warnings;
}

/** A person decides on what was on the screen: another revision is not the same expense. */
export function staleFaults(expense: { revision: number }, seen: number): Issue[] {
	return expense.revision === seen ? [] : [{ field: '', key: 'expense.changed_meanwhile' }];
}
