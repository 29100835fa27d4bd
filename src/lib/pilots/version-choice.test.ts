import { expect, test } from 'vitest';
import { chosenPair } from './version-choice.ts';

const pair = (search: string, numbers = [3, 2, 1]) => chosenPair(new URLSearchParams(search), numbers);

test('without a choice the newest is compared with the one before', () => {
	expect(pair('')).toEqual({ from: 2, to: 3 });
	expect(pair('', [7, 2])).toEqual({ from: 2, to: 7 });
});

test('any two can be chosen, in any order', () => {
	expect(pair('fra=1&til=3')).toEqual({ from: 1, to: 3 });
	expect(pair('fra=3&til=1')).toEqual({ from: 1, to: 3 });
	expect(pair('til=2')).toEqual({ from: 1, to: 2 });
	expect(pair('fra=2&til=2')).toEqual({ from: 1, to: 2 });
	expect(pair('til=1')).toEqual({ from: 1, to: 2 });
});

test('what is not there is never shown', () => {
	expect(pair('fra=9&til=x')).toEqual({ from: 2, to: 3 });
	expect(pair('fra=2&til=3', [3, 1])).toEqual({ from: 1, to: 3 });
	expect(pair('', [1])).toBeNull();
	expect(pair('', [])).toBeNull();
});
