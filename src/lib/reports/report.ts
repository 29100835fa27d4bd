/**
 * A report is what a partner has done and spent in one period.
 *
 *     draft ── submit ──▶ submitted ── approve ──▶ approved ── claim ──▶ claimed ── pay ──▶ paid
 *                          │     ▲
 *                   return ▼     │ submit
 *                         returned
 *
 * From its submission on nothing is entered for that partner and period, until it is returned.
 * Four eyes: one person of the secretariat approves it, another one claims and pays.
 */
import type { Issue } from '#lib/decision.ts';

export const reportStates = ['draft', 'submitted', 'returned', 'approved', 'claimed', 'paid'] as const;
export type ReportState = (typeof reportStates)[number];
export type ReportMove = 'write' | 'submit' | 'return' | 'approve' | 'claim' | 'pay' | 'ask';

const from: Readonly<Record<ReportMove, readonly ReportState[]>> = {
	write: ['draft', 'returned'],
	submit: ['draft', 'returned'],
	return: ['submitted'],
	approve: ['submitted'],
	claim: ['approved'],
	pay: ['claimed'],
	ask: ['submitted', 'approved', 'claimed']
};

export const stateAfter = {
	submit: 'submitted',
	return: 'returned',
	approve: 'approved',
	claim: 'claimed',
	pay: 'paid'
} as const satisfies Partial<Record<ReportMove, ReportState>>;

export function mayMoveReport(state: ReportState, move: ReportMove): boolean {
	return from[move].includes(state);
}

/** Whether nothing more is entered for the partner and period. */
export function isClosed(state: ReportState): boolean {
	return !mayMoveReport(state, 'write');
}

export type ReportHands = {
	readonly state: ReportState;
	readonly revision: number;
	readonly submittedBy: string | null;
	readonly approvedBy: string | null;
};

/** Whoever submitted does not approve or return; whoever approved neither claims nor pays. */
export function hasOwnHand({ submittedBy, approvedBy }: ReportHands, move: ReportMove, personId: string): boolean {
	if (move === 'approve' || move === 'return') return submittedBy === personId;
	return (move === 'claim' || move === 'pay') && approvedBy === personId;
}

/** What stands against a step, all at once. `seen`: the revision that was on the screen. */
export function moveFaults(report: ReportHands, move: ReportMove, by: { personId: string; seen: number }): Issue[] {
	const issues: Issue[] = [];
	if (!mayMoveReport(report.state, move)) issues.push({ field: '', key: 'report.moved_on' });
	else if (report.revision !== by.seen) issues.push({ field: '', key: 'report.changed_meanwhile' });
	if (hasOwnHand(report, move, by.personId))
		issues.push({ field: '', key: move === 'approve' || move === 'return' ? 'report.own_report' : 'report.own_hands' });
	return issues;
}

/** 403 for what another one has to do; 422 for everything that can be corrected. */
export function reportRefusal(issues: readonly Issue[]): 403 | 422 {
	return issues.some(({ key }) => key === 'report.own_hands' || key === 'report.own_report') ? 403 : 422;
}
