/**
 * Which groups of a split measurement are not shown.
 *
 * Too few were measured in a group: it is hidden. As the whole is public, whatever is hidden can be had by subtracting
 * what is shown, so more is hidden until the rest says nothing about one group: the smallest first, until at least two
 * are hidden, together they are not too few, and no bound (of persons, of shares, of the indicator's own values) leaves
 * only one answer. When nothing is left to hide, the dimension is hidden as a whole.
 *
 * A group that is blank while the others do not add up is a group too: the rest. It is never shown, but when the rest is
 * small it could be had by subtraction, and is guarded in the same way.
 *
 * What was hidden in an earlier version of the value stays hidden: the difference between two versions would tell it.
 */
import type { Indicator } from './indicator.ts';
import { dimensions, inOrder, partKey, sumOfN, type Part, type Whole } from './part.ts';
import { parseDecimal } from '#lib/rational.ts';

export type Limits = Pick<Indicator, 'smallNumberLimit' | 'validMin' | 'validMax'>;

/** The columns hold four decimals. */
const scale = 10_000n;

/**
 * @param before keys of the groups that were hidden in earlier versions of the same value
 * @returns keys of the groups to hide, by `partKey`
 */
export function partsToHide(
	whole: Whole,
	parts: readonly Part[],
	limits: Limits,
	before: ReadonlySet<string>
): ReadonlySet<string> {
	const total = whole.n ?? largestSum(parts);
	if (total < limits.smallNumberLimit || isShareOfTooFew(whole, limits)) return new Set(parts.map(partKey));
	return new Set(
		dimensions.flatMap((dimension) => {
			const own = inOrder(
				dimension,
				parts.filter((part) => part.dimension === dimension)
			);
			return hiddenOf({ whole, total, limits, own }, before).map(partKey);
		})
	);
}

/** How many there were at least, by the dimension that counts most; it can be added up by everybody. */
function largestSum(parts: readonly Part[]): number {
	return Math.max(0, ...dimensions.map((dimension) => sumOfN(parts.filter((part) => part.dimension === dimension))));
}

type Split = {
	readonly whole: Whole;
	readonly total: number;
	readonly limits: Limits;
	readonly own: readonly Part[];
};

function hiddenOf(split: Split, before: ReadonlySet<string>): readonly Part[] {
	const { limits } = split;
	const isFirst = (part: Part) =>
		part.n < limits.smallNumberLimit || isShareOfTooFew(part, limits) || before.has(partKey(part));
	const hidden = split.own.filter(isFirst);
	const shown = split.own.filter((part) => !isFirst(part)).sort((a, b) => a.n - b.n);
	for (let more = shown.shift(); !isGuarded(split, hidden, shown); more = shown.shift()) {
		if (!more) return split.own;
		hidden.push(more);
	}
	return hidden;
}

/** Whether nobody can work out a hidden group, or a small rest, from what is shown. */
function isGuarded(split: Split, hidden: readonly Part[], shown: readonly Part[]): boolean {
	const { total, limits, own } = split;
	const rest = Math.max(0, total - sumOfN(own));
	if (hidden.length === 0) return !isSmall(rest, limits) && !isSmall(restOfShare(split), limits);

	const persons = sumOfN(hidden) + rest;
	return (
		hidden.length >= 2 &&
		persons >= limits.smallNumberLimit &&
		// In each there is somebody: as many persons as groups would be one in each.
		persons > hidden.length + Number(rest > 0) &&
		sharesAreOpen(split, hidden, shown) &&
		valuesAreOpen(split, hidden, shown)
	);
}

function isShareOfTooFew({ denominator }: Pick<Whole, 'denominator'>, { smallNumberLimit }: Limits): boolean {
	return denominator !== null && scaled(denominator) < scale * BigInt(smallNumberLimit);
}

function isSmall(rest: number, { smallNumberLimit }: Limits): boolean {
	return rest > 0 && rest < smallNumberLimit;
}

function restOfShare({ whole, own }: Split): number {
	if (whole.denominator === null || own.some(({ denominator }) => denominator === null)) return 0;
	return Number(scaled(whole.denominator) - sumOf(own, 'denominator')) / Number(scale);
}

/** None or all of the hidden ones together would be none or all in each of them. */
function sharesAreOpen({ whole, limits }: Split, hidden: readonly Part[], shown: readonly Part[]): boolean {
	const parts = [...hidden, ...shown];
	if (parts.every(({ numerator }) => numerator === null)) return true;
	const sums = [
		{ having: sumOf(hidden, 'numerator'), of: sumOf(hidden, 'denominator') },
		...(whole.numerator === null || whole.denominator === null
			? []
			: [
					{
						having: scaled(whole.numerator) - sumOf(shown, 'numerator'),
						of: scaled(whole.denominator) - sumOf(shown, 'denominator')
					}
				])
	];
	const least = scale * BigInt(Math.max(limits.smallNumberLimit, hidden.length + 1));
	return sums.every(({ having, of }) => having > 0n && having < of && of >= least);
}

/** A mean at the indicator's own bound would be that bound in each of the hidden ones. */
function valuesAreOpen({ whole, total, limits }: Split, hidden: readonly Part[], shown: readonly Part[]): boolean {
	if (hidden.every(({ numerator }) => numerator !== null)) return true;
	const persons = BigInt(total - sumOfN(shown));
	const weight = (parts: readonly Part[]) => parts.reduce((sum, { n, value }) => sum + BigInt(n) * scaled(value), 0n);
	const left = BigInt(total) * scaled(whole.value) - weight(shown);
	// Every value may be off by half of its last decimal.
	const roundedBy = BigInt(total);
	const isAt = (bound: bigint, sign: bigint) =>
		sign * (left - bound * persons) <= roundedBy || hidden.every(({ value }) => scaled(value) === bound);
	const { validMin, validMax } = limits;
	return !(validMin !== null && isAt(scaled(validMin), 1n)) && !(validMax !== null && isAt(scaled(validMax), -1n));
}

function sumOf(parts: readonly Part[], of: 'numerator' | 'denominator'): bigint {
	return parts.reduce((sum, part) => sum + scaled(part[of] ?? '0'), 0n);
}

/** A decimal string of at most four decimals as a whole number of its last. */
function scaled(decimal: string): bigint {
	const { numerator, denominator } = parseDecimal(decimal);
	return (numerator * scale) / denominator;
}
