/** What a person can do with an expense now, so that a page offers no more; the verbs check it again. */
import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/may.ts';
import { hadAHand, mayMove, type ExpenseState, type Hands } from '#lib/funding/expense.ts';
import { counterpartMayMove, mayWithdraw } from '#lib/funding/take-back.ts';

type Shown = Hands & {
	readonly organisationId: string;
	readonly state: ExpenseState;
	readonly isLocked: boolean;
	readonly kind: string;
};

export function partnerRights(by: Actor, expense: Shown) {
	const { state, isLocked } = expense;
	const enters = mayEnter(by, expense);
	const submits = may(by, 'expense.submit', expense);
	return {
		change: enters && mayChange(expense),
		submit: submits && mayMove(state, 'submit'),
		withdraw: mayWithdraw(expense, by.personId) && (state === 'draft' ? enters : submits && !isLocked),
		answer: may(by, 'expense.answer', expense) && mayMove(state, 'answer'),
		takeBack: submits && isDecided(expense),
		proposeRates: mayProposeRates(by)
	};
}

/** What one may not read one does not write. */
function mayEnter(by: Actor, expense: Shown): boolean {
	return may(by, 'expense.enter', expense) && (expense.kind !== 'staff' || may(by, 'expense.read_staff', expense));
}

/** A draft may move out of a period that was locked meanwhile. */
function mayChange(expense: Shown): boolean {
	const { state, isLocked } = expense;
	return !isCounterpart(expense) && mayMove(state, 'change') && (state === 'draft' || !isLocked);
}

export function mayProposeRates(by: Actor): boolean {
	return may(by, 'rate.propose', { organisationId: null });
}

export function decisionRights(by: Actor, expense: Shown) {
	const decides = may(by, 'expense.decide', expense);
	const own = hadAHand(expense, by.personId);
	return {
		own: decides && own,
		decide: decides && !own && mayMove(expense.state, 'approve'),
		cut: decides && !own && mayMove(expense.state, 'cut') && counterpartMayMove(expense.kind, 'cut'),
		query: decides && !own && mayMove(expense.state, 'query') && counterpartMayMove(expense.kind, 'query'),
		correct: may(by, 'expense.correct', expense) && isDecided(expense),
		proposeRates: mayProposeRates(by)
	};
}

function isCounterpart({ kind }: Pick<Shown, 'kind'>): boolean {
	return kind === 'reversal' || kind === 'correction';
}

/** An expense that may be taken back, in whole or in part. */
function isDecided(expense: Pick<Shown, 'kind' | 'state'>): boolean {
	return ['approved', 'cut'].includes(expense.state) && !isCounterpart(expense);
}
