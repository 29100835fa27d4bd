/** Who pays: each side's fund its percentage, cut to the cent, and the partners of that side the rest. */
import type { Figures } from '#lib/funding/figures.ts';
import { percentShare } from '#lib/number.ts';
import { percentOf } from '#lib/rational.ts';

type SidePays = {
	readonly side: string;
	readonly fund: string;
	/** Decimal string. */
	readonly grantPercent: string;
	readonly grantMinor: bigint;
};
export type SourceFigures = Omit<Figures, 'draft'> & {
	readonly side: string;
	/** Code of the fund, or `own` for what the partners pay themselves. */
	readonly source: string;
};

/** In euro cents; the two rows of a side add up to the side. */
export function sourcesOf(sides: readonly SidePays[], bySide: ReadonlyMap<string, Figures>): SourceFigures[] {
	return sides.flatMap(({ side, fund, grantPercent, grantMinor }) => {
		const whole = bySide.get(side);
		if (!whole) return [];
		const granted = {
			budget: grantMinor,
			spent: percentOf(whole.spent, grantPercent),
			inReview: percentOf(whole.inReview, grantPercent)
		};
		const own = {
			budget: whole.budget - granted.budget,
			spent: whole.spent - granted.spent,
			inReview: whole.inReview - granted.inReview
		};
		return [
			{ side, source: fund, ...rest(granted) },
			{ side, source: 'own', ...rest(own) }
		];
	});
}

function rest(amounts: { budget: bigint; spent: bigint; inReview: bigint }) {
	return {
		...amounts,
		remaining: amounts.budget - amounts.spent,
		spentPercent: percentShare(amounts.spent, amounts.budget)
	};
}
