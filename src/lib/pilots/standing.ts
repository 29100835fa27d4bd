/**
 * Whether a pilot runs, rests or was stopped, beside how far it has come:
 *
 *     running ◀──▶ paused
 *        ▲  │        │
 *        │  └▶ stopped ◀┘   with an outcome and a lesson
 *        └──────┘
 *
 * Each change is asked for with a reason that readers are told, and decided by an administrator of the owner who did not
 * ask. A pilot in daily use is no trial any more: it steps back a phase before it can rest or be stopped.
 */
import { at, issuesOf, no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { readText } from '#lib/text.ts';
import { outcomes, type Outcome, type Phase, type Standing } from './pilot-view.ts';

export type StandingWish = { to: Standing; reason: string; outcome: Outcome | null };
export type StandingFacts = { standing: Standing; phase: Phase; hasLesson: boolean };

const steps: Readonly<Record<Standing, readonly Standing[]>> = {
	running: ['paused', 'stopped'],
	paused: ['running', 'stopped'],
	stopped: ['running']
};

/** What may be asked for now. */
export function standingsFrom({ standing, phase }: Pick<StandingFacts, 'standing' | 'phase'>): readonly Standing[] {
	return phase === 'realisation' && standing === 'running' ? [] : steps[standing];
}

export function readStandingWish(form: FormData): Decision<StandingWish> {
	const to = (['running', 'paused', 'stopped'] as const).find((each) => each === field(form, 'to'));
	const reason = at('reason', readText(field(form, 'reason'), { max: 1000, multiline: true }));
	const outcome = outcomes.find((each) => each === field(form, 'outcome')) ?? null;
	const issues: Issue[] = [...(to ? [] : [{ field: 'to', key: 'pilot.standing_choose' }]), ...issuesOf(reason)];
	if (!to || !reason.ok) return no(...issues);
	return yes({ to, reason: reason.value, outcome: to === 'stopped' ? outcome : null });
}

/** Whether a change may be asked for or, when it is decided, still holds. */
export function standsOn(wish: StandingWish, facts: StandingFacts): Decision<StandingWish> {
	const issues: Issue[] = [];
	if (!standingsFrom(facts).includes(wish.to)) issues.push({ field: 'to', key: 'pilot.standing_not_from_here' });
	if (wish.reason === '') issues.push({ field: 'reason', key: 'pilot.standing_reason_missing' });
	if (wish.to === 'stopped' && wish.outcome === null) issues.push({ field: 'outcome', key: 'phase.outcome_missing' });
	if (wish.to === 'stopped' && !facts.hasLesson) issues.push({ field: 'lesson', key: 'pilot.standing_lesson_missing' });
	return issues.length > 0 ? no(...issues) : yes(wish);
}
