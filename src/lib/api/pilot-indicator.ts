/** One indicator of a pilot as a program outside reads it. What may not be shown has left its comparison already. */
import type { Change, Comparison, Reading } from '#lib/results/change.ts';
import type { Tier } from '#lib/results/evidence.ts';
import type { Indicator } from '#lib/results/indicator.ts';
import type { ShownDimension } from '#lib/results/part.ts';
import { dimensionsAt, type SplitAt } from '#lib/results/split.ts';

type Group =
	| { group: string; suppressed: true }
	| {
			group: string;
			suppressed: false;
			value: string;
			numerator: string | null;
			denominator: string | null;
			n: number;
	  };

type Split = {
	dimension: string;
	/** Whether the groups are all that were measured; null when that is not told, because a group is suppressed. */
	complete: boolean | null;
	groups: Group[];
};

type Value = {
	value: string;
	n: number | null;
	method: string;
	collected_by: string;
	from: string;
	to: string;
	evidence_tier: Tier;
	splits: Split[];
};

export type PilotIndicator = {
	key: string;
	version: number;
	unit: string;
	direction: 'up' | 'down';
	category: string;
	baseline: Value | null;
	measurements: (Value & { point: string })[];
	/** Of the newest measurement against the baseline. */
	change: string | null;
	change_percent: string | null;
	favourable: boolean | null;
	suppressed: boolean;
};

type Measured = { indicator: Indicator; latest: Comparison; earlier: readonly Comparison[] };

export function pilotIndicator(
	{ indicator, latest, earlier }: Measured,
	splits: readonly SplitAt[] = []
): PilotIndicator {
	const comparisons = [...earlier, latest];
	const change = latest.kind === 'change' ? latest.change : null;
	return {
		key: indicator.key,
		version: indicator.version,
		unit: indicator.unit,
		direction: indicator.better,
		category: indicator.gainCategory,
		baseline: comparisons.map((each) => baselineOf(each, splits)).find((value) => value !== null) ?? null,
		measurements: comparisons.flatMap((each) => measuredOf(each, splits)),
		change: change?.amount ?? null,
		change_percent: change?.percent ?? null,
		favourable: change && favourable(change),
		suppressed: comparisons.some(({ kind }) => kind === 'suppressed')
	};
}

/** A baseline alone carries no more than any value without one to compare it with. */
function baselineOf(comparison: Comparison, splits: readonly SplitAt[]): Value | null {
	if (comparison.kind !== 'change' && comparison.kind !== 'baseline_only') return null;
	const { before } = comparison;
	return valueOf(before, before.method === 'estimate' ? 0 : 1, splits);
}

function measuredOf(comparison: Comparison, splits: readonly SplitAt[]): (Value & { point: string })[] {
	if (comparison.kind !== 'change' && comparison.kind !== 'no_baseline') return [];
	const { after, evidence } = comparison;
	return [{ point: after.point, ...valueOf(after, evidence.tier, splits) }];
}

function valueOf(reading: Reading, tier: Tier, splits: readonly SplitAt[]): Value {
	return {
		value: reading.value,
		n: reading.n,
		method: reading.method,
		collected_by: reading.collectedBy,
		from: reading.startsOn,
		to: reading.endsOn,
		evidence_tier: tier,
		splits: dimensionsAt(splits, reading.point).map(splitOf)
	};
}

function splitOf({ dimension, isComplete, parts }: ShownDimension): Split {
	return { dimension, complete: isComplete, groups: parts.map(({ part, ...rest }) => ({ group: part, ...rest })) };
}

function favourable({ verdict }: Change): boolean | null {
	return verdict === 'unchanged' ? null : verdict === 'better';
}
