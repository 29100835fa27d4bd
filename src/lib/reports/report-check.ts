/** What stands in the way of submitting a report, and what one should look at before. */

export type ReportFacts = {
	/** Whether the partner has written anything. */
	readonly hasText: boolean;
	/** Expenses of the period that count: submitted, asked about or decided. */
	readonly submittedCount: number;
	readonly draftCount: number;
	readonly queriedCount: number;
	/** Questions on the report itself that nobody has answered. */
	readonly openQuestions: number;
	/** Expenses without a document at and above `voucherFromMinor`, in euro cents. */
	readonly withoutVoucher: number;
	readonly hasRate: boolean;
	readonly isLocked: boolean;
	readonly dueOn: string | null;
};

const checkKinds = [
	'no_expenses',
	'no_text',
	'rate_missing',
	'drafts_locked',
	'drafts_left',
	'queries_open',
	'questions_open',
	'vouchers_missing',
	'deadline_passed'
] as const;
export type CheckKind = (typeof checkKinds)[number];
export type Check = { readonly kind: CheckKind; readonly blocking: boolean; readonly count: number };

/** Only these stop it; what else is found is shown to the partner and to whoever decides. */
const blocking: readonly CheckKind[] = ['no_expenses', 'no_text', 'rate_missing', 'drafts_locked'];

/** `withDrafts`: what is still draft is submitted together with the report. */
export function checkReport(facts: ReportFacts, today: string, withDrafts: boolean): Check[] {
	const drafts = facts.draftCount;
	const found: Record<CheckKind, number> = {
		no_expenses: facts.submittedCount + (withDrafts ? drafts : 0) === 0 ? 1 : 0,
		no_text: facts.hasText ? 0 : 1,
		rate_missing: withDrafts && drafts > 0 && !facts.hasRate ? drafts : 0,
		drafts_locked: withDrafts && facts.isLocked ? drafts : 0,
		drafts_left: withDrafts ? 0 : drafts,
		queries_open: facts.queriedCount,
		questions_open: facts.openQuestions,
		vouchers_missing: facts.withoutVoucher,
		deadline_passed: facts.dueOn !== null && facts.dueOn < today ? 1 : 0
	};
	return checkKinds
		.filter((kind) => found[kind] > 0)
		.map((kind) => ({ kind, blocking: blocking.includes(kind), count: found[kind] }));
}
