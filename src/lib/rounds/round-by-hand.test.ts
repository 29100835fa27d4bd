import { describe, expect, test } from 'vitest';
import { readRoundDay } from './round-by-hand.ts';

const real = { today: '2026-11-22', demo: false };

describe('a round by hand', () => {
	test('is of today unless a day is named', () => {
		expect(readRoundDay([], real)).toEqual({ day: '2026-11-22' });
		expect(readRoundDay(['--today', '2026-11-20'], real)).toEqual({ day: '2026-11-20' });
	});

	test('is of a day to come in the demonstration only', () => {
		expect(readRoundDay(['--today', '2027-03-01'], real)).toHaveProperty('fault');
		expect(readRoundDay(['--today', '2027-03-01'], { ...real, demo: true })).toEqual({ day: '2027-03-01' });
	});

	test.each([[['2027-03-01']], [['--today']], [['--today', '2027-02-30']], [['--today', '2026-11-20', 'more']]])(
		'is not guessed from %j',
		(words) => {
			expect(readRoundDay(words, real)).toHaveProperty('fault');
		}
	);
});
