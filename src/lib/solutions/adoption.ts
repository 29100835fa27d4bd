/**
 * An adoption says that an organisation uses a solution in its own work.
 *
 *     declared ── confirm ──▶ confirmed ◀──▶ in use ◀──▶ scaled ── end ──▶ ended
 *         └────── refuse ───▶ gone (the log keeps who said what)
 *
 * Anybody on the side of the solution, of a pilot where it was tried, or of the organisation itself declares it; only an
 * administrator of the adopting organisation confirms, refuses, changes or ends it. It is the organisation's own word:
 * an administrator who declared the use of the own organisation confirms it too. Until then it stands in nobody's figures
 * and is seen only by the declaring side, the adopting one, the secretariat and the auditor.
 */
import { no, yes, type Decision } from '#lib/decision.ts';

/** What a confirmed use may be: being taken into use, in daily use, in use everywhere in the organisation. */
export const runningStages = ['confirmed', 'in_use', 'scaled'] as const;
export type RunningStage = (typeof runningStages)[number];
export type Stage = 'declared' | RunningStage | 'ended';

export function isRunning(stage: Stage): stage is RunningStage {
	return runningStages.some((each) => each === stage);
}

export function isDaily(stage: Stage): boolean {
	return stage === 'in_use' || stage === 'scaled';
}

type Kept = { readonly stage: Stage; readonly revision: number };

/** Confirming or refusing what was declared. @param revision the one that the person had on the screen */
export function answering(kept: Kept, revision: number): Decision<null> {
	if (kept.stage !== 'declared') return no({ field: '', key: 'adoption.not_waiting' });
	return kept.revision === revision ? yes(null) : no({ field: '', key: 'adoption.changed_meanwhile' });
}

/** Changing or ending a confirmed use. */
export function changing(kept: Kept, revision: number): Decision<null> {
	if (!isRunning(kept.stage)) return no({ field: '', key: 'adoption.not_running' });
	return kept.revision === revision ? yes(null) : no({ field: '', key: 'adoption.changed_meanwhile' });
}

/** Organisations on the side of a solution. */
export type Sides = {
	readonly ownerId: string;
	readonly supplierId: string | null;
	/** Owners and partners of the published pilots that tried it. */
	readonly pilotSide: readonly string[];
	/** The organisation that is said to use it. */
	readonly adopterId: string;
};

/** @param covers the organisation that declares, and those it came after */
export function maySpeakOf(covers: readonly string[], { ownerId, supplierId, pilotSide, adopterId }: Sides): boolean {
	const sides = [ownerId, adopterId, ...(supplierId === null ? [] : [supplierId]), ...pilotSide];
	return sides.some((side) => covers.includes(side));
}

/** Fewer users than this are told to nobody outside: so few could be recognised. */
const fewestUsers = 5;

export type ShownUsers = number | 'too_few' | null;

export function shownUsers(count: number | null): ShownUsers {
	if (count === null) return null;
	return count > 0 && count < fewestUsers ? 'too_few' : count;
}

const tones = {
	declared: 'warning',
	confirmed: 'info',
	in_use: 'success',
	scaled: 'success',
	ended: 'neutral'
} as const satisfies Readonly<Record<Stage, string>>;

/** The colour beside the word; it never says more than the word does. */
export function toneOfStage(stage: Stage): (typeof tones)[Stage] {
	return tones[stage];
}
