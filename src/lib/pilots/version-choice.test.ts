import { describe, expect, test } from 'vitest';
import type { Publication } from './pilot.ts';
import { chosenPair, isReplaced } from './version-choice.ts';

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

describe('a version that is no longer read', () => {
	const line = (number: number, publication: Publication, publishedOn: string | null) => ({
		number,
		publication,
		publishedOn
	});
	const seen = line(1, 'withdrawn', '2026-01-10');
	const aside = line(2, 'withdrawn', null);
	const now = line(3, 'published', '2026-03-01');

	test('was replaced by a later one that readers saw', () => {
		expect(isReplaced(seen, [now, aside, seen])).toBe(true);
		expect(isReplaced(now, [now, aside, seen])).toBe(false);
	});

	test('was laid aside where readers never saw it, or nothing came after it', () => {
		expect(isReplaced(aside, [now, aside, seen])).toBe(false);
		expect(isReplaced(seen, [aside, seen])).toBe(false);
	});
});
