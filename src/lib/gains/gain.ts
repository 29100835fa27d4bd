/** A gain: what a pilot is meant to give in daily work, and who makes it real. */
import { no, yes, type Decision } from '#lib/decision.ts';
import type { GainCategory } from '#lib/results/indicator.ts';
import type { Comparison } from '#lib/results/change.ts';
import type { Answer } from './gain-answer.ts';

export const gainUnits = ['hours_per_month', 'nok_per_year', 'sek_per_year', 'percent', 'points'] as const;
export type GainUnit = (typeof gainUnits)[number];

export type Planned = {
	readonly category: GainCategory;
	readonly text: string;
	/** A role, never a name. */
	readonly owner: string;
	/** Potential: a decimal string in the unit. */
	readonly expected: string;
	readonly unit: GainUnit;
	/** Key of the indicator of the library that documents it; null when none does. */
	readonly indicator: string | null;
	readonly followUpOn: string;
};

/**
 * What the pilot has shown of a gain. A measurement comes before what anybody states; one of too few people leaves
 * nothing to be shown, nor may a stated value stand in its place.
 */
export type Documented =
	| { readonly kind: 'measured'; readonly comparison: Extract<Comparison, { kind: 'change' }> }
	| { readonly kind: 'suppressed'; readonly limit: number }
	| { readonly kind: 'stated'; readonly value: string; readonly on: string }
	| { readonly kind: 'none' };

/**
 * @param comparison newest approved value of the gain's indicator against its baseline
 * @param answers of all points: the newest that states a value counts
 */
export function documentedOf(comparison: Comparison | null, answers: readonly Answer[]): Documented {
	if (comparison?.kind === 'suppressed') return { kind: 'suppressed', limit: comparison.limit };
	if (comparison?.kind === 'change') return { kind: 'measured', comparison };
	const stated = [...answers]
		.sort((a, b) => (a.answeredOn < b.answeredOn ? 1 : -1))
		.find(({ documented }) => documented !== null);
	return stated === undefined || stated.documented === null
		? { kind: 'none' }
		: { kind: 'stated', value: stated.documented, on: stated.answeredOn };
}

/** Whether the owner is asked what the pilot documented: not when a measurement says it. */
export function asksForDocumented(documented: Documented): boolean {
	return documented.kind === 'stated' || documented.kind === 'none';
}

/** A plan may be changed until somebody has answered for it, and by one person at a time. */
export function changingGain(kept: { revision: number; answers: number }, revision: number): Decision<null> {
	if (kept.answers > 0) return no({ field: '', key: 'gain.answered_already' });
	return kept.revision === revision ? yes(null) : no({ field: '', key: 'gain.changed_meanwhile' });
}

/** Freed time is hours until somebody decides what becomes of them: never money. */
export function unitFits(category: GainCategory, unit: GainUnit): boolean {
	const isMoney = unit === 'nok_per_year' || unit === 'sek_per_year';
	if (category === 'saved_time') return !isMoney;
	return category === 'avoided_cost' ? isMoney || unit === 'percent' : true;
}
