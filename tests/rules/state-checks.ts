/** Who may do what in which state; each check says what does not hold. */
import type { ExpenseState, Move } from '../../src/lib/funding/expense.ts';
import type { ReportMove, ReportState } from '../../src/lib/reports/report.ts';
import type { Broken, Rules } from './rules.ts';

// prettier-ignore
const expenseWay: Readonly<Record<ExpenseState, readonly Move[]>> = {
	draft:     ['change', 'submit', 'withdraw'],
	submitted: ['withdraw', 'query', 'approve', 'cut', 'reject'],
	queried:   ['change', 'withdraw', 'answer', 'approve', 'cut', 'reject'],
	approved:  [],
	cut:       [],
	rejected:  [],
	withdrawn: []
};
const moves: readonly Move[] = ['change', 'submit', 'withdraw', 'query', 'answer', 'approve', 'cut', 'reject'];

// prettier-ignore
const reportWay: Readonly<Record<ReportState, readonly ReportMove[]>> = {
	draft:     ['write', 'submit'],
	submitted: ['return', 'approve', 'ask'],
	returned:  ['write', 'submit'],
	approved:  ['claim', 'ask'],
	claimed:   ['pay', 'ask'],
	paid:      []
};
const reportMoves: readonly ReportMove[] = ['write', 'submit', 'return', 'approve', 'claim', 'pay', 'ask'];

function wayOfAnExpense({ expense }: Rules): Broken {
	for (const [state, allowed] of Object.entries(expenseWay))
		for (const move of moves)
			if (expense.mayMove(state as ExpenseState, move) !== allowed.includes(move))
				return `${move} of a ${state} expense`;
	return undefined;
}

function wayOfAReport({ report }: Rules): Broken {
	for (const [state, allowed] of Object.entries(reportWay))
		for (const move of reportMoves)
			if (report.mayMoveReport(state as ReportState, move) !== allowed.includes(move))
				return `${move} of a ${state} report`;
	return undefined;
}

function fourEyesOfAnExpense({ expense }: Rules): Broken {
	const hands = { enteredBy: 'who entered', submittedBy: 'who submitted', changedBy: ['who changed'] };
	const about = { ...hands, state: 'submitted' as const };
	const own = ['who entered', 'who submitted', 'who changed'].find(
		(person) => !expense.decisionFaults(about, 'approve', person).some(({ key }) => key === 'expense.own_hands')
	);
	if (own) return `${own} may decide`;
	return expense.decisionFaults(about, 'approve', 'another').length > 0 ? 'nobody may decide' : undefined;
}

function fourEyesOfAReport({ report }: Rules): Broken {
	const of = (state: ReportState) => ({ state, revision: 1, submittedBy: 'finance', approvedBy: 'first' });
	const refused = (state: ReportState, move: ReportMove, personId: string) =>
		report.moveFaults(of(state), move, { personId, seen: 1 }).length > 0;
	if (!refused('submitted', 'approve', 'finance')) return 'who submitted approves';
	if (!refused('approved', 'claim', 'first') || !refused('claimed', 'pay', 'first'))
		return 'who approved claims or pays';
	return refused('approved', 'claim', 'second') ? 'nobody may claim' : undefined;
}

function cuts({ expense }: Rules): Broken {
	const isCut = (declared: bigint, accepted: bigint) => expense.cutTo(declared, accepted).ok;
	for (const sign of [1n, -1n]) {
		if (!isCut(100n * sign, 99n * sign) || !isCut(100n * sign, sign)) return 'a part is not accepted';
		if (isCut(100n * sign, 100n * sign)) return 'all is accepted as a cut';
		if (isCut(100n * sign, 101n * sign)) return 'more than declared is accepted';
		if (isCut(100n * sign, 0n) || isCut(100n * sign, -1n * sign)) return 'nothing or less is accepted';
	}
	return undefined;
}

function locks({ expense }: Rules): Broken {
	const period = { code: 'P1', startsOn: '2026-01-01', endsOn: '2026-06-30', reportDueOn: null, isLocked: true };
	const lines = { categories: ['staff'], workPackages: [{ code: 'AP1' }], pilots: [], periods: [period] };
	const entry = { category: 'staff', workPackage: 'AP1', periodCode: 'P1', pilotId: null };
	return expense.lineFaults(entry, lines).length === 0 ? 'an expense is entered in a locked period' : undefined;
}

function seenRevision({ expense, report }: Rules): Broken {
	const seen = { state: 'submitted' as const, revision: 2, submittedBy: 'finance', approvedBy: null };
	if (expense.staleFaults({ revision: 2 }, 1).length === 0) return 'what another has changed meanwhile is decided';
	return report.moveFaults(seen, 'approve', { personId: 'first', seen: 1 }).length === 0
		? 'a report changed meanwhile is approved'
		: undefined;
}

export const stateChecks: Readonly<Record<string, (rules: Rules) => Broken>> = {
	'an expense goes its way and no other': wayOfAnExpense,
	'a report goes its way and no other': wayOfAReport,
	'whoever had a hand in an expense does not decide it': fourEyesOfAnExpense,
	'one approves a report and another claims and pays': fourEyesOfAReport,
	'a cut accepts less than declared, on the same side of zero': cuts,
	'nothing is entered in a locked period': locks,
	'only what was on the screen is decided': seenRevision
};
