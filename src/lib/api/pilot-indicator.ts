/** One indicator of a pilot as a program outside reads it. What may not be shown has left its comparison already. */
import type { Change, Comparison, Reading } from '#lib/results/change.ts';
import type { Tier } from '#lib/results/evidence.ts';
import type { Indicator } from '#lib/results/indicator.ts';

type Value = {
	value: string;
	n: number | null;
	method: string;
	collected_by: string;
	from: string;
	to: string;
	evidence_tier: Tier;
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

export function pilotIndicator({ indicator, latest, earlier }: Measured): PilotIndicator {
	const comparisons = [...earlier, latest];
	const change = latest.kind === 'change' ? latest.change : null;
	return {
		key: indicator.key,
		version: indicator.version,
		unit: indicator.unit,
		direction: indicator.better,
		category: indicator.gainCategory,
		baseline: comparisons.map(baselineOf).find((value) => value !== null) ?? null,
		measurements: comparisons.flatMap(measuredOf),
		change: change?.amount ?? null,
		change_percent: change?.percent ?? null,
		favourable: change && favourable(change),
		suppressed: comparisons.some(({ kind }) => kind === 'suppressed')
	};
}

/** A baseline alone carries no more than any value without one to compare it with. */
function baselineOf(comparison: Comparison): Value | null {
	if (comparison.kind !== 'change' && comparison.kind !== 'baseline_only') return null;
	const { before } = comparison;
	return valueOf(before, before.method === 'estimate' ? 0 : 1);
}

function measuredOf(comparison: Comparison): (Value & { point: string })[] {
	if (comparison.kind !== 'change' && comparison.kind !== 'no_baseline') return [];
	const { after, evidence } = comparison;
	return [{ point: after.point, ...valueOf(after, evidence.tier) }];
}

function valueOf(reading: Reading, tier: Tier): Value {
	return {
		value: reading.value,
		n: reading.n,
		method: reading.method,
		collected_by: reading.collectedBy,
		from: reading.startsOn,
		to: reading.endsOn,
		evidence_tier: tier
	};
}

function favourable({ verdict }: Change): boolean | null {
	return verdict === 'unchanged' ? null : verdict === 'better';
}
