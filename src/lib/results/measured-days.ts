/** On which days something was measured that everybody may see; of what is hidden not even the day. */
import type { Comparison, Reading } from './change.ts';

export type MeasuredDay = { on: string; isBaseline: boolean };

/** Each day once. */
export function measuredDays(comparisons: readonly Comparison[]): MeasuredDay[] {
	const days = comparisons.flatMap(readingsOf).map(({ point, endsOn }) => `${endsOn} ${String(point === 'baseline')}`);
	return [...new Set(days)].map((each) => ({ on: each.slice(0, 10), isBaseline: each.endsWith('true') }));
}

function readingsOf(comparison: Comparison): Reading[] {
	switch (comparison.kind) {
		case 'suppressed':
			return [];
		case 'baseline_only':
			return [comparison.before];
		case 'no_baseline':
			return [comparison.after];
		case 'change':
			return [comparison.before, comparison.after];
	}
}
