import { describe, expect, test } from 'vitest';
import { issuesOf } from '#lib/decision.ts';
import { keysOf } from '../../../tests/decided.ts';
import { blank, full } from '../../../tests/pilot-contents.ts';
import { formOf } from '../../../tests/typed.ts';
import {
	asks,
	decidesStep,
	missing,
	needsOf,
	nextPhase,
	previousPhase,
	readPhaseWish,
	steps,
	takesBack,
	type PhaseWish
} from './phase.ts';
import { outcomes, phases, type Phase } from './pilot-view.ts';

const measured = { hasBaseline: true, hasLater: true, hasLesson: true };
const unmeasured = { hasBaseline: false, hasLater: false, hasLesson: false };
const wish = (to: Phase, more: Partial<PhaseWish> = {}): PhaseWish => ({
	to,
	reason: '',
	outcome: null,
	decision: null,
	askedOf: null,
	...more
});
const ended = { outcome: 'works', decision: 'continued' } as const;

describe('a step from one phase to another', () => {
	const cases = phases.flatMap((from) => phases.map((to) => [from, to] as const));

	test.each(cases)('from %s to %s is one forward, one back, or refused', (phase, to) => {
		const distance = phases.indexOf(to) - phases.indexOf(phase);
		const decision = steps(wish(to, { reason: 'Fordi', ...ended }), { phase, content: full, measured });
		expect(decision.ok).toBe(Math.abs(distance) === 1);
		if (!decision.ok) expect(keysOf(decision)).toEqual(['phase.wrong_order']);
	});

	test('back needs a reason and nothing else', () => {
		const facts = { phase: 'execution', content: blank, measured: unmeasured } as const;
		expect(keysOf(steps(wish('planning'), facts))).toEqual(['phase.reason_missing']);
		expect(steps(wish('planning', { reason: 'For tidlig' }), facts).ok).toBe(true);
	});

	test('the first phase has none before it, the last none after', () => {
		expect([previousPhase('idea'), nextPhase('realisation')]).toEqual([undefined, undefined]);
	});
});

describe('what a phase needs', () => {
	test.each([
		['idea', 'concept', ['section.title_missing', 'section.summary_missing', 'section.problem_missing']],
		[
			'concept',
			'planning',
			['section.goals_missing', 'section.target_group_missing', 'section.technology_area_missing']
		],
		[
			'planning',
			'execution',
			[
				'section.starts_on_missing',
				'section.ends_on_missing',
				'section.gain_owner_missing',
				'section.process_change_missing',
				'section.training_missing',
				'section.data_quality_missing',
				'phase.baseline_missing'
			]
		],
		['execution', 'closing', ['phase.later_measurement_missing']],
		['closing', 'realisation', ['phase.lesson_missing', 'phase.outcome_missing', 'phase.decision_missing']]
	] as const)('from %s to %s is named all at once', (phase, to, expected) => {
		expect(keysOf(steps(wish(to), { phase, content: blank, measured: unmeasured }))).toEqual(expected);
	});

	test('each need alone keeps a phase closed', () => {
		for (const to of phases)
			for (const need of needsOf[to]) {
				if (need.kind !== 'field') continue;
				const content = { ...full, [need.field]: blank[need.field] };
				expect(missing(to, { content, measured })).toEqual([need]);
			}
	});

	test('with an outcome but no lesson a pilot does not end, whatever the outcome', () => {
		const facts = { phase: 'closing', content: full, measured: { ...measured, hasLesson: false } } as const;
		for (const outcome of outcomes) {
			const decision = steps(wish('realisation', { outcome, decision: 'stopped' }), facts);
			expect(issuesOf(decision)).toEqual([{ field: 'lesson', key: 'phase.lesson_missing' }]);
		}
	});

	test('the outcome is kept only with the phase that needs it', () => {
		expect(steps(wish('concept', ended), { phase: 'idea', content: full, measured })).toMatchObject({
			ok: true,
			value: { outcome: null, decision: null }
		});
		expect(steps(wish('realisation', ended), { phase: 'closing', content: full, measured })).toMatchObject({
			ok: true,
			value: ended
		});
	});
});

describe('reading a wish', () => {
	test('takes only words of the lists', () => {
		expect(
			readPhaseWish(formOf({ to: 'closing', reason: ' Klar ', outcome: 'great', decision: 'stopped', askedOf: 'kari' }))
		).toEqual({
			ok: true,
			value: { to: 'closing', reason: 'Klar', outcome: null, decision: 'stopped', askedOf: 'kari' }
		});
	});

	test('names every fault at once', () => {
		const read = readPhaseWish(formOf({ to: 'done', reason: 'Ring 01015000232' }));
		expect(issuesOf(read).map(({ field, key }) => `${field} ${key}`)).toEqual([
			'reason text.personal_number',
			'to phase.choose'
		]);
	});
});

test('whoever asked for a step does not decide it', () => {
	expect(decidesStep('kari', 'kari').ok).toBe(false);
	expect(decidesStep('anne', 'kari').ok).toBe(true);
});

test('whoever asked for a step takes it back, nobody else', () => {
	expect(takesBack('kari', 'kari').ok).toBe(true);
	expect(takesBack('anne', 'kari').ok).toBe(false);
});

describe('the administrator who is asked', () => {
	const among = (...ids: string[]) => ({ people: ids.map((personId) => ({ personId })), isOffice: false });

	test('is one of those who may answer', () => {
		expect(asks('anne', among('kari', 'anne'))).toEqual({ ok: true, value: 'anne' });
		for (const unknown of [null, 'ola'])
			expect(issuesOf(asks(unknown, among('kari', 'anne')))).toEqual([
				{ field: 'askedOf', key: 'phase.asked_of_missing' }
			]);
	});

	test('is the secretariat as a whole where the owner has no other', () => {
		const office = { ...among('sekretær'), isOffice: true };
		for (const named of [null, 'ola', 'sekretær']) expect(asks(named, office)).toEqual({ ok: true, value: null });
	});

	test('must exist', () => {
		expect(issuesOf(asks('ola', { people: [], isOffice: true }))).toEqual([
			{ field: 'askedOf', key: 'phase.no_administrator' }
		]);
	});
});
