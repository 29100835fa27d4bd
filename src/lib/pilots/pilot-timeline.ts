/** What the timeline of a pilot shows, and what it says in words. */
import type { MarkKind } from '#lib/ui/timeline.ts';
import type { Milestone } from './milestone.ts';
import type { Phase, PilotView } from './pilot-view.ts';

/** A day on which something was measured that everybody may see. */
export type MeasuredDay = { on: string; isBaseline: boolean };

export type PilotMark = { on: string; kind: MarkKind; text: string | null; phase: Phase | null };

type Shown = Pick<PilotView, 'startsOn' | 'endsOn' | 'milestones' | 'phaseDays'>;

/** `text` is what people wrote; without it the kind is named. */
export function marksOf(pilot: Shown, measured: readonly MeasuredDay[]): PilotMark[] {
	const plain = (kind: MarkKind, on: string | null): PilotMark[] =>
		on === null ? [] : [{ on, kind, text: null, phase: null }];
	return [
		...plain('start', pilot.startsOn),
		...pilot.milestones.map(({ dueOn, text, isDone }): PilotMark => {
			return { on: dueOn, kind: isDone ? 'done' : 'coming', text, phase: null };
		}),
		...pilot.phaseDays.map(({ on, phase }): PilotMark => ({ on, kind: 'phase', text: null, phase })),
		...measured.flatMap(({ on, isBaseline }) => plain(isBaseline ? 'baseline' : 'measured', on)),
		...plain('end', pilot.endsOn)
	];
}

export type Tally = {
	done: number;
	of: number;
	/** Not done though their day has passed. */
	overdue: number;
	/** The first that is not done and whose day is still to come. */
	next: Milestone | null;
};

export function tallyOf(milestones: readonly Milestone[], today: string): Tally {
	const open = milestones.filter(({ isDone }) => !isDone);
	const coming = open
		.filter(({ dueOn }) => dueOn >= today)
		.toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : 1));
	return {
		done: milestones.length - open.length,
		of: milestones.length,
		overdue: open.length - coming.length,
		next: coming[0] ?? null
	};
}

/** How far the period has come: before it, in it, after it. */
export function periodOf({ startsOn, endsOn }: Shown, today: string): 'before' | 'during' | 'after' | null {
	if (startsOn === null || endsOn === null) return null;
	return today < startsOn ? 'before' : today > endsOn ? 'after' : 'during';
}
