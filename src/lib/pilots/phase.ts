/**
 * How far a pilot has come, on its owner's own way from idea to use:
 *
 *     idea ─▶ concept ─▶ planning ─▶ execution ─▶ closing ─▶ realisation
 *
 * A step is asked for by somebody who works on the pilot and decided by an administrator of the owner who did not ask, or by
 * the secretariat where there is no such administrator.
 * Each phase needs something before it begins. One step back is allowed too, with a reason; no step skips a phase.
 */
import { at, issuesOf, no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import type { MessageKey } from '#lib/i18n.ts';
import { readText } from '#lib/text.ts';
import type { PilotContent } from './pilot.ts';
import { outcomes, phases, type Outcome, type Phase, type WhatFollowed } from './pilot-view.ts';
import { isFilled } from './section.ts';
import { ruleOf, type FieldName } from './section-field.ts';

export const decisions = ['continued', 'expanded', 'stopped'] as const satisfies readonly WhatFollowed[];

export const phaseLabel: Readonly<Record<Phase, MessageKey>> = {
	idea: 'phase.idea',
	concept: 'phase.concept',
	planning: 'phase.planning',
	execution: 'phase.execution',
	closing: 'phase.closing',
	realisation: 'phase.realisation'
};

/** What is known of the pilot's measurements and lessons; they are kept elsewhere. */
export type Measured = {
	hasBaseline: boolean;
	/** An approved measurement of an indicator whose baseline is approved too. */
	hasLater: boolean;
	/** A lesson that is published, or handed in to be. */
	hasLesson: boolean;
};

export type Need =
	{ kind: 'field'; field: FieldName } | { kind: 'baseline' | 'later_measurement' | 'lesson' | 'outcome' | 'decision' };

const need = (...names: FieldName[]): Need[] => names.map((name) => ({ kind: 'field', field: name }));

/** What each phase needs before it begins. */
export const needsOf: Readonly<Record<Phase, readonly Need[]>> = {
	idea: [],
	concept: need('title', 'summary', 'problem'),
	planning: need('goals', 'targetGroup', 'technologyArea'),
	execution: [
		...need('startsOn', 'endsOn', 'gainOwner', 'processChange', 'training', 'dataQuality'),
		{ kind: 'baseline' }
	],
	closing: [{ kind: 'later_measurement' }],
	realisation: [{ kind: 'lesson' }, { kind: 'outcome' }, { kind: 'decision' }]
};

const keptElsewhere = [
	{ kind: 'baseline', fact: 'hasBaseline' },
	{ kind: 'later_measurement', fact: 'hasLater' },
	{ kind: 'lesson', fact: 'hasLesson' }
] as const satisfies readonly { kind: Need['kind']; fact: keyof Measured }[];

export function nextPhase(phase: Phase): Phase | undefined {
	return phases[phases.indexOf(phase) + 1];
}

export function previousPhase(phase: Phase): Phase | undefined {
	return phases[phases.indexOf(phase) - 1];
}

export type PhaseWish = {
	to: Phase;
	reason: string;
	outcome: Outcome | null;
	decision: WhatFollowed | null;
	/** The administrator who is to answer; any other one of the owner may answer too. Null where the secretariat is. */
	askedOf: string | null;
};
export type PhaseFacts = { phase: Phase; content: PilotContent; measured: Measured };

export function readPhaseWish(form: FormData): Decision<PhaseWish> {
	const to = phases.find((phase) => phase === field(form, 'to'));
	const reason = at('reason', readText(field(form, 'reason'), { max: 1000, multiline: true }));
	const issues = [...issuesOf(reason)];
	if (!to) issues.push({ field: 'to', key: 'phase.choose' });
	if (!to || !reason.ok) return no(...issues);
	return yes({
		to,
		reason: reason.value,
		outcome: outcomes.find((each) => each === field(form, 'outcome')) ?? null,
		decision: decisions.find((each) => each === field(form, 'decision')) ?? null,
		askedOf: field(form, 'askedOf') || null
	});
}

/** Needs of the next phase that are not met by what is written and measured; the wish itself brings the others. */
export function missing(to: Phase, { content, measured }: Omit<PhaseFacts, 'phase'>): Need[] {
	return needsOf[to].filter((each) => {
		if (each.kind === 'field') return !isFilled(content, each.field);
		return keptElsewhere.some(({ kind, fact }) => kind === each.kind && !measured[fact]);
	});
}

/** Whether a step may be asked for, or, when it is decided, still holds. */
export function steps(wish: PhaseWish, facts: PhaseFacts): Decision<PhaseWish> {
	if (wish.to === previousPhase(facts.phase)) return stepsBack(wish);
	if (wish.to !== nextPhase(facts.phase)) return no({ field: 'to', key: 'phase.wrong_order' });

	const issues: Issue[] = missing(wish.to, facts).map(issueOf);
	if (wish.to !== 'realisation')
		return issues.length > 0 ? no(...issues) : yes({ ...wish, outcome: null, decision: null });
	if (wish.outcome === null) issues.push({ field: 'outcome', key: 'phase.outcome_missing' });
	if (wish.decision === null) issues.push({ field: 'decision', key: 'phase.decision_missing' });
	return issues.length > 0 ? no(...issues) : yes(wish);
}

function stepsBack(wish: PhaseWish): Decision<PhaseWish> {
	if (wish.reason === '') return no({ field: 'reason', key: 'phase.reason_missing' });
	return yes({ ...wish, outcome: null, decision: null });
}

function issueOf(each: Need): Issue {
	if (each.kind === 'field') return { field: each.field, key: ruleOf(each.field).missing ?? 'text.required' };
	return { field: each.kind === 'lesson' ? 'lesson' : '', key: `phase.${each.kind}_missing` };
}

/** Whom the question goes to: one administrator by name, or (null) the secretariat where the owner has no other. */
export function asks(
	askedOf: string | null,
	{ people, isOffice }: { people: readonly { personId: string }[]; isOffice: boolean }
): Decision<string | null> {
	if (people.length === 0) return no({ field: 'askedOf', key: 'phase.no_administrator' });
	if (isOffice) return yes(null);
	if (askedOf !== null && people.some(({ personId }) => personId === askedOf)) return yes(askedOf);
	return no({ field: 'askedOf', key: 'phase.asked_of_missing' });
}

/** Whoever asked for a step takes it back, nobody else. */
export function takesBack(personId: string, requestedBy: string): Decision<string> {
	return personId === requestedBy ? yes(personId) : no({ field: '', key: 'phase.not_own_request' });
}

/** Four eyes: whoever asked for the step does not decide it. */
export function decidesStep(personId: string, requestedBy: string): Decision<string> {
	return personId === requestedBy ? no({ field: '', key: 'phase.own_request' }) : yes(personId);
}

/** Whoever asked does not decide, a no says why, and what a yes needs is asked for again: it may have gone since. */
export function answersStep(
	personId: string,
	requestedBy: string,
	{ approve, remark }: { approve: boolean; remark: string },
	needed: Decision<unknown>
): Decision<unknown> {
	const eyes = decidesStep(personId, requestedBy);
	if (!eyes.ok) return eyes;
	if (approve) return needed;
	return remark === '' ? no({ field: 'reason', key: 'phase.remark_missing' }) : yes(null);
}
