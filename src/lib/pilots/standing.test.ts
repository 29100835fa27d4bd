import { describe, expect, test } from 'vitest';
import { keysOf } from '../../../tests/decided.ts';
import { formOf } from '../../../tests/typed.ts';
import { phases, type Phase, type Standing } from './pilot-view.ts';
import { readStandingWish, standingsFrom, standsOn, type StandingWish } from './standing.ts';

const facts = (standing: Standing, hasLesson = true, phase: Phase = 'execution') => ({ standing, phase, hasLesson });
const wish = (to: Standing, more: Partial<StandingWish> = {}): StandingWish => ({
	to,
	reason: 'Leverandøren la ned',
	outcome: to === 'stopped' ? 'not_completed' : null,
	...more
});

describe('a change of standing', () => {
	test('goes from running to rest or stop, and back', () => {
		const possible = (['running', 'paused', 'stopped'] as const).map((from) =>
			(['running', 'paused', 'stopped'] as const).filter((to) => standsOn(wish(to), facts(from)).ok)
		);
		expect(possible).toEqual([['paused', 'stopped'], ['running', 'stopped'], ['running']]);
	});

	test('is not for what is in daily use, which steps back first; a stopped one is taken up again from every phase', () => {
		expect(phases.filter((phase) => standingsFrom({ standing: 'running', phase }).length === 0)).toEqual([
			'realisation'
		]);
		expect(phases.filter((phase) => standingsFrom({ standing: 'stopped', phase }).length === 0)).toEqual([]);
	});

	test('always needs a reason, for readers are told it', () => {
		expect(keysOf(standsOn(wish('paused', { reason: '' }), facts('running')))).toEqual([
			'pilot.standing_reason_missing'
		]);
		expect(keysOf(standsOn(wish('running', { reason: '' }), facts('paused')))).toEqual([
			'pilot.standing_reason_missing'
		]);
	});

	test('to stopped needs an outcome and a lesson, all said at once', () => {
		expect(keysOf(standsOn(wish('stopped', { outcome: null, reason: '' }), facts('running', false)))).toEqual([
			'pilot.standing_reason_missing',
			'phase.outcome_missing',
			'pilot.standing_lesson_missing'
		]);
		expect(standsOn(wish('paused'), facts('running', false)).ok).toBe(true);
	});
});

describe('what was typed', () => {
	test('is read; an outcome counts only for a stop', () => {
		expect(readStandingWish(formOf({ to: 'stopped', reason: ' Nei ', outcome: 'harmful' }))).toEqual({
			ok: true,
			value: { to: 'stopped', reason: 'Nei', outcome: 'harmful' }
		});
		expect(readStandingWish(formOf({ to: 'paused', reason: 'Nei', outcome: 'harmful' }))).toMatchObject({
			value: { outcome: null }
		});
	});

	test('must name what is asked for', () => {
		expect(keysOf(readStandingWish(formOf({ to: 'gone' })))).toEqual(['pilot.standing_choose']);
	});
});
