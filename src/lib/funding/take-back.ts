/**
 * What is decided and reported is never changed. It is taken back by a counterpart in a later period that is open:
 *
 *     reversal     the whole expense, to the cent and at its own rate; once
 *     correction   what an authority cuts or demands back after the claim; all of it or a part, as often as need be;
 *                  and what it gives back of that, or what of it was entered wrongly
 *
 * Both are expenses of their own that one person enters and another approves.
 */
import { toEurMinor } from '#lib/funding/conversion.ts';
import { mayMove, type ExpenseState } from '#lib/funding/expense.ts';
import { entryKinds } from '#lib/funding/entry.ts';
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import type { Period } from '#lib/projects/project.ts';
import { divideHalfAway, parseDecimal } from '#lib/rational.ts';

/** An expense with what has been taken of it already; amounts that wait for a decision count too. */
export type Original = {
	readonly kind: string;
	readonly state: string;
	readonly periodCode: string;
	/** Its period is locked, or reported by the partner. */
	readonly isClosed: boolean;
	/** Its period is locked, or what the partner reported of it is claimed from the authority. */
	readonly isClaimed: boolean;
	readonly isReversed: boolean;
	/** What counts of it, in its own currency and in euro. */
	readonly acceptedMinor: bigint;
	readonly eurMinor: bigint;
	readonly ratePerEuro: string;
	/** Sums of its corrections, zero or negative. */
	readonly correctedMinor: bigint;
	readonly correctedEurMinor: bigint;
	/** What approved corrections have taken off and none has given back, zero or more. */
	readonly returnableMinor: bigint;
};

/** In its own currency: of a cut expense what its accepted euros are worth at its own rate. */
export function acceptedMinor(expense: {
	state: string;
	amountMinor: bigint;
	approvedMinor: bigint;
	ratePerEuro: string;
}): bigint {
	if (expense.state !== 'cut') return expense.amountMinor;
	const { numerator, denominator } = parseDecimal(expense.ratePerEuro);
	return divideHalfAway(expense.approvedMinor * numerator, denominator);
}

export function reversalFaults(original: Original): Issue[] {
	const faults = counterpartFaults(original, { stillOpen: !original.isClosed && 'take_back_open' });
	if (original.correctedMinor !== 0n) faults.push({ field: '', key: 'expense.corrected_already' });
	return faults;
}

/** Before the claim there is nothing that an authority could have cut: the report is returned instead. */
export function correctionFaults(original: Original): Issue[] {
	const faults = counterpartFaults(original, { stillOpen: !original.isClaimed && 'correct_before_claim' });
	if (original.acceptedMinor <= 0n) faults.push({ field: '', key: 'expense.correct_negative' });
	return faults;
}

function counterpartFaults(original: Original, { stillOpen }: { stillOpen: string | false }): Issue[] {
	const issue = (key: string): Issue => ({ field: '', key: `expense.${key}` });
	if (!entryKinds.some((kind) => kind === original.kind)) return [issue('take_back_counterpart')];
	if (original.state !== 'approved' && original.state !== 'cut') return [issue('take_back_undecided')];
	const faults = stillOpen === false ? [] : [issue(stillOpen)];
	return original.isReversed ? [...faults, issue('taken_back_already')] : faults;
}

/** The periods that a counterpart may stand in. */
export function laterOpenPeriods(periods: readonly Period[], original: Pick<Original, 'periodCode'>): Period[] {
	const own = periods.find(({ code }) => code === original.periodCode);
	return periods.filter((period) => own !== undefined && period.startsOn > own.startsOn && !period.isLocked);
}

/**
 * @param partMinor what is taken off or given back, above zero, in the currency of the expense
 * @returns both amounts below zero, or above it when given back; all parts together take exactly what the expense came
 *   to in euro
 */
export function correctionOf(
	original: Original,
	partMinor: bigint,
	isGivenBack = false
): Decision<{ amountMinor: bigint; eurMinor: bigint }> {
	const left = original.acceptedMinor + original.correctedMinor;
	const most = isGivenBack ? original.returnableMinor : left;
	if (partMinor <= 0n || partMinor > most) {
		const key = isGivenBack ? 'expense.correct_more_than_taken' : 'expense.correct_more_than_left';
		return no({ field: 'amount', key });
	}
	const amountMinor = isGivenBack ? partMinor : -partMinor;
	const rest = toEurMinor(left + amountMinor, original.ratePerEuro);
	return yes({ amountMinor, eurMinor: rest - original.eurMinor - original.correctedEurMinor });
}

/** A counterpart stands or falls as a whole, and what an authority has decided is no question to the partner. */
export function counterpartMayMove(kind: string, move: 'query' | 'approve' | 'cut' | 'reject'): boolean {
	if (kind === 'correction') return move === 'approve' || move === 'reject';
	return kind !== 'reversal' || move !== 'cut';
}

/** Of counterparts only one's own: what the secretariat has entered is not the partner's to take out. */
export function mayWithdraw(
	expense: { readonly kind: string; readonly state: ExpenseState; readonly enteredBy: string },
	personId: string
): boolean {
	const isTheirs = expense.kind === 'correction' || (expense.kind === 'reversal' && expense.enteredBy !== personId);
	return mayMove(expense.state, 'withdraw') && !isTheirs;
}
