/** How much of a partner's budget is left once everything it has entered is counted, with one period apart. */
import type { Figures, FundingFigures, Spending } from '#lib/funding/figures.ts';

export type Left = { readonly budget: bigint; readonly left: bigint };
/** In euro cents. */
export type Strip = Left & {
	/** Entered in other periods, and in this one. */
	readonly before: bigint;
	readonly period: bigint;
	readonly categories: readonly (Left & { readonly category: string })[];
};

const entered = ({ spent, inReview, draft }: Spending) => spent + inReview + draft;
const leftOf = (figures: Figures): Left => ({ budget: figures.budget, left: figures.budget - entered(figures) });

/** Drafts count too: whoever writes wants to know what is left when all of it is approved. */
export function stripOf(figures: FundingFigures, periodCode: string): Strip {
	const ofPeriod = figures.byPeriod.get(periodCode);
	const period = ofPeriod ? entered(ofPeriod) : 0n;
	return {
		...leftOf(figures.total),
		before: entered(figures.total) - period,
		period,
		categories: [...figures.byCategory].map(([category, each]) => ({ category, ...leftOf(each) }))
	};
}

/** Less than a tenth of the budget is left, or nothing at all. */
export function isNearlyUsed({ budget, left }: Left): boolean {
	return left * 10n < budget || left < 0n;
}
