/**
 * A measurement is one value of one indicator at one point of a pilot.
 *
 *     draft ─── submit ──▶ submitted ─── approve ──▶ approved ─── another is approved ──▶ superseded
 *                          │       ▲
 *                     return       submit
 *                          ▼       │
 *                          returned
 *
 * Four eyes: nobody who entered, changed or submitted a value decides on it. At each point of an indicator at most one
 * value is approved and at most one more is on its way.
 */
import { no, yes, type Decision } from '#lib/decision.ts';

export const points = ['baseline', 'mid', 'end', 'after_6', 'after_12'] as const;
export type Point = (typeof points)[number];

export const methods = ['system_log', 'time_study', 'register', 'survey', 'estimate'] as const;
export type Method = (typeof methods)[number];

export const collectors = ['unit', 'project', 'supplier', 'independent'] as const;
export type Collector = (typeof collectors)[number];

/** What the value was compared with. */
export const designs = ['after_only', 'before_after', 'comparison', 'randomised', 'review'] as const;
export type Design = (typeof designs)[number];

export type State = 'draft' | 'submitted' | 'returned' | 'approved' | 'superseded';

export const decisions = ['approved', 'returned'] as const;
export type Ruled = (typeof decisions)[number];

/** Still the owner's to change or to delete. */
export function isOpenToChange(state: string): boolean {
	return state === 'draft' || state === 'returned';
}

/** On its way: not decided yet. */
export function isUndecided(state: string): boolean {
	return isOpenToChange(state) || state === 'submitted';
}

type Kept = { readonly state: string; readonly revision: number };

/** @param revision the one that the person had on the screen */
export function changing(kept: Kept, revision: number): Decision<'changed'> {
	if (!isOpenToChange(kept.state)) return no({ field: '', key: 'measurement.not_open' });
	if (kept.revision !== revision) return no({ field: '', key: 'measurement.changed_meanwhile' });
	return yes('changed');
}

/** What the secretariat says, with what must be known about its right to say it. */
export type Ruling = { readonly verdict: Ruled; readonly remark: string; readonly hadPart: boolean };

/** @param ruling with `hadPart` true when the person entered, changed or submitted the value */
export function deciding(kept: Kept, revision: number, ruling: Ruling): Decision<Ruled> {
	if (kept.state !== 'submitted') return no({ field: '', key: 'measurement.not_waiting' });
	if (kept.revision !== revision) return no({ field: '', key: 'measurement.changed_meanwhile' });
	if (ruling.hadPart) return no({ field: '', key: 'measurement.own_decision' });
	if (ruling.verdict === 'returned' && ruling.remark === '')
		return no({ field: 'remark', key: 'measurement.remark_empty' });
	return yes(ruling.verdict);
}
