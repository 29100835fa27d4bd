import { describe, expect, test } from 'vitest';
import { chance, leaks, partsOf, wholeOf, worlds, type Version } from '../../../tests/published-parts.ts';
import { partKey, shownDimensions, type Dimension, type Group, type Part, type Whole } from './part.ts';
import { partsToHide, type Limits } from './suppression.ts';

const five: Limits = { smallNumberLimit: 5, validMin: '0', validMax: null };
const none = new Set<string>();

const part = (dimension: Dimension, group: Group, n: number, value = '2.5'): Part => ({
	dimension,
	part: group,
	n,
	value,
	numerator: null,
	denominator: null
});
const whole = (n: number | null, value = '2.5'): Whole => ({ n, value, numerator: null, denominator: null });
const share = (of: Part, having: number): Part => ({
	...of,
	value: String((100 * having) / of.n),
	numerator: String(having),
	denominator: String(of.n)
});
const sex = (women: number, men: number, other = 0) =>
	[part('sex', 'women', women), part('sex', 'men', men), part('sex', 'other', other)].filter(({ n }) => n > 0);
const age = (...ns: readonly number[]) =>
	(['under_67', 'from_67', 'from_80', 'from_90'] as const)
		.map((group, at) => part('age', group, ns[at] ?? 0))
		.filter(({ n }) => n > 0);
const hide = (of: Whole, parts: readonly Part[], before = none, limits = five) =>
	[...partsToHide(of, parts, limits, before)].sort();

describe('which groups of a measurement are hidden', () => {
	test('none, when enough were measured in each', () => expect(hide(whole(30), sex(20, 10))).toEqual([]));

	test('every one, when too few were measured in all', () =>
		expect(hide(whole(4), sex(3, 1))).toEqual(['sex_men', 'sex_women']));

	test('one of too few, and the smallest of the others', () =>
		expect(hide(whole(40), age(3, 9, 20, 8))).toEqual(['age_from_90', 'age_under_67']));

	test('all of them, where only one would be left to subtract', () =>
		expect(hide(whole(23), sex(20, 3))).toEqual(['sex_men', 'sex_women']));

	test('a third, where two of too few are too few together', () =>
		expect(hide(whole(33), age(2, 1, 20, 10))).toEqual(['age_from_67', 'age_from_90', 'age_under_67']));

	test('no third, where two of too few are enough together', () =>
		expect(hide(whole(37), age(4, 3, 20, 10))).toEqual(['age_from_67', 'age_under_67']));

	test('none of the other dimension, which adds up to the same and says nothing about this one', () =>
		expect(hide(whole(40), [...sex(20, 20), ...age(3, 9, 20, 8)])).toEqual(['age_from_90', 'age_under_67']));

	test('what leaves a small rest to subtract', () =>
		expect(hide(whole(42), age(12, 9, 19))).toEqual(['age_from_67', 'age_under_67']));

	test('what leaves a small rest beside another dimension that tells how many there were', () =>
		expect(hide(whole(null), [...sex(20, 22), ...age(12, 9, 19)])).toEqual(['age_from_67', 'age_under_67']));

	test('none, where the rest is large', () => expect(hide(whole(60), age(12, 9, 19))).toEqual([]));

	test('what an earlier version hid, for ever', () =>
		expect(hide(whole(60), age(12, 9, 19, 20), new Set(['age_from_67', 'age_from_90']))).toEqual([
			'age_from_67',
			'age_from_90'
		]));

	test('one more, where the hidden ones would all be none', () => {
		const parts = [
			share(part('age', 'under_67', 3), 0),
			share(part('age', 'from_67', 9), 0),
			share(part('age', 'from_80', 20), 5),
			share(part('age', 'from_90', 12), 2)
		];
		const all = { n: 44, value: '15.9091', numerator: '7', denominator: '44' };
		expect(hide(all, parts)).toEqual(['age_from_67', 'age_from_90', 'age_under_67']);
	});

	test('one more, where the hidden ones would all be the lowest there is', () => {
		const parts = [part('age', 'under_67', 3, '0'), part('age', 'from_67', 9, '0'), ...age(0, 0, 20, 12)];
		expect(hide(whole(44, '1.8182'), parts)).toEqual(['age_from_67', 'age_from_90', 'age_under_67']);
	});

	test('one more, where as many persons as groups would be one in each', () => {
		const limits = { ...five, smallNumberLimit: 2 };
		expect(hide(whole(22), age(1, 1, 12, 8), none, limits)).toEqual(['age_from_67', 'age_from_90', 'age_under_67']);
	});
});

describe('a group that is hidden', () => {
	const parts = age(3, 9, 20, 8);
	const shown = shownDimensions(whole(40), parts, partsToHide(whole(40), parts, five, none));

	test('leaves without any number', () => {
		expect(shown[0]?.parts[0]).toEqual({ part: 'under_67', suppressed: true });
		expect(shown[0]?.parts[1]).toMatchObject({ part: 'from_67', suppressed: false, n: 9 });
	});

	test('keeps to itself whether the groups add up', () => expect(shown[0]?.isComplete).toBeNull());

	test('stands beside groups that nobody measured, when all are hidden', () =>
		expect(shownDimensions(whole(23), sex(20, 3), new Set(['sex_women', 'sex_men']))).toEqual([
			{
				dimension: 'sex',
				isComplete: null,
				parts: ['women', 'men', 'other'].map((group) => ({ part: group, suppressed: true }))
			}
		]));
});

/** Versions of one value, each hidden by the rule and by what the ones before it hid. */
function decided(seed: number, rule: typeof partsToHide, limits: Limits): Version[] {
	const hiddenSoFar = new Set<string>();
	return worlds(chance(seed)).map((world) => {
		const [of, parts] = [wholeOf(world), partsOf(world)];
		const hidden = rule(of, parts, limits, hiddenSoFar);
		for (const key of hidden) hiddenSoFar.add(key);
		return { whole: of, parts, hidden, persons: world.total.n };
	});
}

const limits = [2, 3, 5, 8, 10].map((smallNumberLimit) => ({ smallNumberLimit, validMin: '0', validMax: '1' }));
const seeds = Array.from({ length: 400 }, (_, seed) => seed + 1);
const leaking = (rule: typeof partsToHide, tried = seeds.slice(0, 80)) =>
	limits.flatMap((limit) =>
		tried
			.filter((seed) => leaks(decided(seed, rule, limit), limit).length > 0)
			.map((seed) => [limit.smallNumberLimit, seed])
	);

describe('somebody who solves everything that is published', () => {
	test('finds no hidden number, in any of two thousand measurements and their earlier versions', () => {
		expect(leaking(partsToHide, seeds)).toEqual([]);
	});

	test('would find many, if only the groups of too few were hidden', () => {
		const onlyTooFew: typeof partsToHide = (of, parts, { smallNumberLimit }) =>
			new Set(parts.filter(({ n }) => n < smallNumberLimit || (of.n !== null && of.n < smallNumberLimit)).map(partKey));
		expect(leaking(onlyTooFew).length).toBeGreaterThan(50);
	});

	test('would find some, if a later version showed what an earlier one hid', () => {
		const forgetful: typeof partsToHide = (of, parts, limit) => partsToHide(of, parts, limit, none);
		expect(leaking(forgetful).length).toBeGreaterThan(0);
	});
});
