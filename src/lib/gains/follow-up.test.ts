import { describe, expect, test } from 'vitest';
import { addDays } from '#lib/day.ts';
import { addressOf, endsAskedOn, gainPoints, pointAt, reminderOn, windowsOf, type Followed } from './follow-up.ts';

const ended: Followed = { phase: 'realisation', standing: 'running', endsOn: '2026-08-31' };
const stateOn = (day: string, of = ended) => windowsOf(of, day).map(({ state }) => state);

describe('a pilot that ended on 31 August 2026', () => {
	test('is asked about for sixty days from the last day of February and from 31 August', () => {
		expect(windowsOf(ended, '2026-11-22').map(({ point, opensOn, closesOn }) => [point, opensOn, closesOn])).toEqual([
			['after_6', '2027-02-28', '2027-04-28'],
			['after_12', '2027-08-31', '2027-10-29']
		]);
	});

	test.each([
		['2027-02-27', ['not_yet', 'not_yet']],
		['2027-02-28', ['open', 'not_yet']],
		['2027-04-28', ['open', 'not_yet']],
		['2027-04-29', ['overdue', 'not_yet']],
		['2027-08-31', ['overdue', 'open']],
		['2027-10-30', ['overdue', 'overdue']]
	])('on %s the windows are %j', (day, states) => {
		expect(stateOn(day)).toEqual(states);
	});

	test('is reminded of on opening and in the last fourteen days, and at no other time', () => {
		const on = (day: string) => windowsOf(ended, day).map((window) => reminderOn(window, day))[0];
		expect(['2027-02-27', '2027-02-28', '2027-04-13', '2027-04-14', '2027-04-28', '2027-04-29'].map(on)).toEqual([
			null,
			'opening',
			'opening',
			'closing',
			'closing',
			null
		]);
	});
});

describe('who is asked', () => {
	test('is who closed, realises or stopped, once there is a last day', () => {
		const asked = (of: Partial<Followed>) => windowsOf({ ...ended, ...of }, '2027-03-01').length > 0;
		expect(asked({ phase: 'closing' })).toBe(true);
		expect(asked({ phase: 'execution' })).toBe(false);
		expect(asked({ phase: 'execution', standing: 'stopped' })).toBe(true);
		expect(asked({ endsOn: null })).toBe(false);
	});
});

describe('the search for open windows', () => {
	const days = (from: number, to: number) => Array.from({ length: to - from }, (_, place) => from + place);
	const nearTheEdges = [...days(176, 192), ...days(416, 432)];

	test('misses none, on any day of two years', () => {
		for (let day = '2027-01-01'; day < '2029-01-01'; day = addDays(day, 1)) {
			const { from, to } = endsAskedOn(day);
			for (const back of nearTheEdges) {
				const endsOn = addDays(day, -back);
				const isOpen = windowsOf({ ...ended, endsOn }, day).some(({ state }) => state === 'open');
				if (isOpen && (endsOn < from || endsOn > to)) expect.fail(`${endsOn} is missed on ${day}`);
			}
		}
	});
});

test('a window has an address', () => {
	expect(gainPoints.map(addressOf)).toEqual(['6', '12']);
	expect(['6', '12', '7', ''].map(pointAt)).toEqual(['after_6', 'after_12', undefined, undefined]);
});
