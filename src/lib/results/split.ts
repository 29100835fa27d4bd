/** How values of a pilot split. A split stands beside the value that it belongs to, and only where that is shown. */
import type { Comparison } from './change.ts';
import type { ShownDimension } from './part.ts';

export type SplitAt = { readonly point: string; readonly dimensions: readonly ShownDimension[] };

/** By key of the indicator. */
export type SplitsByKey = Readonly<Record<string, readonly SplitAt[]>>;

/** How the value at a point splits; nothing where nobody split it. */
export function dimensionsAt(splits: readonly SplitAt[], point: string): readonly ShownDimension[] {
	return splits.find((split) => split.point === point)?.dimensions ?? [];
}

/** Those of values that one of the comparisons shows. */
export function splitsShown(splits: readonly SplitAt[], comparisons: readonly Comparison[]): readonly SplitAt[] {
	const shown = comparisons.flatMap((each) => [
		...('before' in each ? [each.before.point] : []),
		...('after' in each ? [each.after.point] : [])
	]);
	return splits.filter(({ point }) => shown.some((each) => each === point));
}
