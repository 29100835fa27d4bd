/**
 * How much a number can carry, from 0 to 5: 0 an estimate, 1 after only or told by those it is about, 2 before and
 * after, 3 with a comparison, 4 randomised, 5 reviewed by somebody independent. What is missing caps it: no design is
 * better than a number without a baseline, or of who knows how many.
 */
import { daysBetween } from '#lib/day.ts';
import type { Indicator, Kind } from './indicator.ts';
import type { Design } from './measurement.ts';
import type { Reading } from './reading.ts';

export type Tier = 0 | 1 | 2 | 3 | 4 | 5;
export const tiers: readonly Tier[] = [0, 1, 2, 3, 4, 5];

type Cap = 'estimate' | 'no_baseline' | 'self_reported' | 'n_unknown';

export type Evidence = {
	readonly tier: Tier;
	/** What keeps it from being higher than it is; null when the design alone decides. */
	readonly cap: Cap | null;
};

const tierOfDesign: Readonly<Record<Design, Tier>> = {
	after_only: 1,
	before_after: 2,
	comparison: 3,
	randomised: 4,
	review: 5
};

/** @param baseline the value it is compared with; null when there is none or `measured` is the baseline itself */
export function evidenceOf(indicator: Pick<Indicator, 'kind'>, measured: Reading, baseline: Reading | null): Evidence {
	const readings = baseline ? [measured, baseline] : [measured];
	if (readings.some(({ method }) => method === 'estimate')) return { tier: 0, cap: 'estimate' };
	if (!baseline) return { tier: 1, cap: 'no_baseline' };
	if (indicator.kind !== 'answer' && readings.some(({ method }) => method === 'survey'))
		return { tier: 1, cap: 'self_reported' };
	if (readings.some(({ n }) => n === null)) return { tier: 1, cap: 'n_unknown' };
	return { tier: tierOfDesign[measured.design], cap: null };
}

/** Days that a baseline must last for it to be one: fewer, and a bad week decides the result. */
export function baselineDays(kind: Kind): number {
	if (kind === 'everyday') return 14;
	if (kind === 'night') return 28;
	return kind === 'rare' ? 90 : 1;
}

/** Both days counted. */
export function lengthInDays({ startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string }): number {
	return daysBetween(startsOn, endsOn) + 1;
}

/** Why a result stands alone, as a message key with what it says. */
export type Reason = { readonly key: string; readonly params?: Readonly<Record<string, string | number>> };

type Compared = {
	readonly indicator: Pick<Indicator, 'kind' | 'pilotId' | 'version'>;
	readonly measured: Reading | null;
	readonly baseline: Reading | null;
	/** Version of the definition that the others are measured by; left out when only this result is looked at. */
	readonly version?: number;
};

/** Why a result cannot stand beside those of other pilots; none when it can. */
export function comparability({ indicator, measured, baseline, version }: Compared): readonly Reason[] {
	const reasons: Reason[] = [];
	if (indicator.pilotId !== null) reasons.push({ key: 'evidence.not_own_indicator' });
	if (version !== undefined && indicator.version !== version)
		reasons.push({ key: 'evidence.not_other_version', params: { version: indicator.version, other: version } });
	if (!baseline) reasons.push({ key: 'evidence.not_no_baseline' });
	if (!measured) reasons.push({ key: 'evidence.not_no_after' });
	return [...reasons, ...(baseline && measured ? pairReasons(indicator.kind, measured, baseline) : [])];
}

function pairReasons(kind: Kind, measured: Reading, baseline: Reading): Reason[] {
	const [days, needed] = [lengthInDays(baseline), baselineDays(kind)];
	return [
		...(days < needed ? [{ key: 'evidence.not_short_baseline', params: { days, needed } }] : []),
		...(measured.n === null || baseline.n === null ? [{ key: 'evidence.not_n_unknown' }] : []),
		...(measured.method === 'estimate' || baseline.method === 'estimate' ? [{ key: 'evidence.not_estimate' }] : []),
		...(measured.method === baseline.method ? [] : [{ key: 'evidence.not_same_method' }]),
		...(measured.design === 'after_only' ? [{ key: 'evidence.not_same_group' }] : [])
	];
}
