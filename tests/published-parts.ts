/** Split measurements by chance, as a pilot could have them, and what somebody can conclude from their publication. */
import { groups, partKey, shownDimensions, type Dimension, type Part, type Whole } from '#lib/results/part.ts';
import type { Limits } from '#lib/results/suppression.ts';
import { attacker, fraction, type Attacker } from './attacker.ts';

export type Version = {
	readonly whole: Whole;
	readonly parts: readonly Part[];
	/** True number of persons, also where it is not stated. */
	readonly persons: number;
	readonly hidden: ReadonlySet<string>;
};

export type Chance = (below: number) => number;

/** The same numbers for the same seed. */
export function chance(seed: number): Chance {
	let state = seed;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
	};
}

type Cell = { n: number; having: number };
type World = { isShare: boolean; isCountKnown: boolean; cells: Map<string, Cell>; missing: Set<string>; total: Cell };

/** One to three versions of one measurement, each with more measured than the one before. */
export function worlds(random: Chance): World[] {
	const total = { n: 3 + random(60), having: 1 };
	// Never none or all: that alone would tell of every group.
	total.having += random(3) === 0 ? 0 : random(total.n - 1);
	const of = (Object.keys(groups) as Dimension[]).filter((_, at) => at === 0 || random(2) === 0);
	const cells = new Map<string, Cell>();
	const missing = new Set<string>();
	for (const dimension of of) {
		const keys = groups[dimension].map((part) => partKey({ dimension, part }));
		scatter(random, keys, total).forEach((cell, at) => cells.set(keys[at] ?? '', cell));
		if (random(4) === 0) missing.add(keys[random(keys.length)] ?? '');
	}
	const first = { isShare: random(2) === 0, isCountKnown: random(5) !== 0, cells, missing, total };
	const second = random(2) === 0 ? [grown(random, first)] : [];
	const third = second[0] && random(2) === 0 ? [grown(random, second[0])] : [];
	return [first, ...second, ...third];
}

function scatter(random: Chance, keys: readonly string[], total: Cell): Cell[] {
	const cells = keys.map(() => ({ n: 0, having: 0 }));
	const favourite = random(keys.length);
	const anywhere = () => cells[random(3) === 0 ? random(keys.length) : favourite] ?? { n: 0, having: 0 };
	for (let person = 0; person < total.n; person += 1) {
		const cell = anywhere();
		cell.n += 1;
		if (person < total.having) cell.having += 1;
	}
	return cells;
}

function grown(random: Chance, world: World): World {
	const by = { n: 1 + random(9), having: 0 };
	by.having = random(by.n + 1);
	const cells = new Map([...world.cells].map(([key, cell]) => [key, { ...cell }]));
	for (const dimension of Object.keys(groups) as Dimension[]) {
		const own = [...cells].filter(([key]) => key.startsWith(`${dimension}_`));
		const lucky = own[random(own.length || 1)]?.[1];
		if (lucky) Object.assign(lucky, { n: lucky.n + by.n, having: lucky.having + by.having });
	}
	return { ...world, cells, total: { n: world.total.n + by.n, having: world.total.having + by.having } };
}

export function wholeOf({ isShare, isCountKnown, total }: World): Whole {
	return { ...numbers(isShare, total), n: isCountKnown ? total.n : null };
}

export function partsOf({ isShare, cells, missing }: World): Part[] {
	return (Object.keys(groups) as Dimension[]).flatMap((dimension) =>
		groups[dimension].flatMap((part) => {
			const key = partKey({ dimension, part });
			const cell = cells.get(key);
			return cell && cell.n > 0 && !missing.has(key) ? [{ dimension, part, n: cell.n, ...numbers(isShare, cell) }] : [];
		})
	);
}

function numbers(isShare: boolean, { n, having }: Cell) {
	const value = ((isShare ? 100 : 1) * having) / n;
	const share = { numerator: String(having), denominator: String(n) };
	return {
		value: String(Math.round(value * 10_000) / 10_000),
		...(isShare ? share : { numerator: null, denominator: null })
	};
}

/** What a reader gets: page, file and interface are made of this. */
function publish({ whole, parts, hidden }: Version, limits: Limits) {
	const isTooFew = whole.n !== null && whole.n < limits.smallNumberLimit;
	const shape = { whole: isTooFew ? null : whole, dimensions: shownDimensions(whole, parts, hidden) };
	return JSON.parse(JSON.stringify(shape)) as typeof shape;
}

/** Which groups were seen with a number, and whether the whole was; null when it was not. */
export type Told = {
	readonly whole: unknown;
	readonly dimensions: readonly {
		readonly dimension: Dimension;
		readonly parts: readonly { readonly part: string; readonly suppressed: boolean }[];
	}[];
};

/**
 * The hidden numbers that can be worked out. The attacker knows more than is published: which groups are left out, exact
 * sums instead of rounded means, and that what is hidden in two versions in the same way has not changed.
 */
export function leaks(
	versions: readonly Version[],
	limits: Limits,
	tell: (version: Version, at: number) => Told = (version) => publish(version, limits)
): string[] {
	const who = attacker();
	const secrets = new Set<string>();
	versions.forEach((version, at) => {
		const told = tell(version, at);
		for (const { dimension, parts } of told.dimensions) {
			const shown = new Set(parts.flatMap((each) => (each.suppressed ? [] : [each.part])));
			const own = version.parts.filter((part) => part.dimension === dimension);
			const open = own.filter(({ part }) => shown.has(part));
			const closed = own.filter(({ part }) => !shown.has(part)).map((part) => secretName(versions, at, part));
			const beside = besides(version, dimension, open.length === 0).map((name) => `${at} ${dimension} ${name}`);

			const names = [...closed, ...beside];
			for (const name of names) introduce(who, name, open.length === 0 ? '0' : '1', mostOf(version, limits));
			if (told.whole !== null) addUp(who, { version, at, names, open });
			const isSmallRest = restOf(own, version.persons) < limits.smallNumberLimit;
			for (const name of [...closed, ...(isSmallRest ? [`${at} ${dimension} rest`] : [])])
				for (const kind of ['n', 'having', 'lacking']) secrets.add(`${name} ${kind}`);
			for (const part of open) reveal(who, versions, at, part);
		}
	});
	return [...who.determined()].filter((name) => secrets.has(name));
}

/** What is not published and may be there: what is left over, and where all is withheld the groups nobody measured. */
function besides({ parts, persons }: Version, dimension: Dimension, isWithheld: boolean): string[] {
	const own = parts.filter((part) => part.dimension === dimension);
	const unmeasured = groups[dimension].filter((group) => !own.some(({ part }) => part === group));
	return [...(isWithheld ? unmeasured : []), ...(restOf(own, persons) > 0 ? ['rest'] : [])];
}

/** The same name for what has not changed since an earlier version hid it and as much beside it. */
function secretName(versions: readonly Version[], at: number, part: Part): string {
	const since = versions.findIndex(
		(version, before) =>
			before <= at &&
			version.parts.some((each) => JSON.stringify(each) === JSON.stringify(part)) &&
			version.hidden.has(partKey(part)) &&
			hiddenIn(version, part.dimension) >= hiddenIn(versions[at] ?? version, part.dimension)
	);
	return `${since} ${partKey(part)}`;
}

/** How many numbers of a dimension are not published, that of a group left out among them. */
function hiddenIn({ hidden, parts, persons }: Version, dimension: Dimension): number {
	const own = parts.filter((part) => part.dimension === dimension);
	return own.filter((part) => hidden.has(partKey(part))).length + Number(restOf(own, persons) > 0);
}

function restOf(own: readonly Part[], persons: number): number {
	return Math.max(0, persons - own.reduce((sum, { n }) => sum + n, 0));
}

/** The highest that one person can add to the sum; null when nothing bounds it. */
function mostOf({ whole, parts }: Version, { validMax }: Limits): string | null {
	return [whole, ...parts].some(({ numerator }) => numerator !== null) ? '1' : validMax;
}

function introduce(who: Attacker, name: string, least: string, most: string | null): void {
	who.unknown(`${name} n`, { low: least, counted: true });
	who.unknown(`${name} having`, { low: '0', counted: true });
	if (most === null) return;
	who.unknown(`${name} lacking`, { low: '0', counted: true });
	who.equals({ [`${name} having`]: '1', [`${name} lacking`]: '1', [`${name} n`]: `-${most}` }, '0');
}

type Sum = { version: Version; at: number; names: readonly string[]; open: readonly Part[] };

function addUp(who: Attacker, { version, at, names, open }: Sum): void {
	const known = (of: (part: Part) => number) => open.reduce((sum, part) => sum + of(part), 0);
	const terms = (kind: 'n' | 'having') => Object.fromEntries(names.map((name) => [`${name} ${kind}`, '1']));
	const shown = { n: known(({ n }) => n), having: known((part) => Number(havingIn(part))) };
	// The base of a share is public, and here it is the persons.
	if (version.whole.n !== null || version.whole.numerator !== null) {
		who.equals(terms('n'), String(version.persons - shown.n));
		who.equals(terms('having'), String(Number(havingOf(version)) - shown.having));
		return;
	}
	who.unknown(`${at} all`, { low: '0', counted: true });
	who.equals({ ...terms('n'), [`${at} all`]: '-1' }, String(-shown.n));
	// The mean times everybody, multiplied out.
	const each = Object.fromEntries(names.map((name) => [`${name} having`, String(version.persons)]));
	who.equals({ ...each, [`${at} all`]: `-${havingOf(version)}` }, String(-shown.having * version.persons));
}

/** A number that an earlier version hid and this one shows. */
function reveal(who: Attacker, versions: readonly Version[], at: number, part: Part): void {
	const name = secretName(versions, at, part);
	if (name.startsWith('-1')) return;
	who.equals({ [`${name} n`]: '1' }, String(part.n));
	who.equals({ [`${name} having`]: '1' }, fraction(havingIn(part)));
}

function havingIn({ value, numerator, n }: Part): string {
	return numerator ?? String(Math.round(Number(value) * n));
}

function havingOf({ whole, persons }: Version): string {
	return whole.numerator ?? String(Math.round(Number(whole.value) * persons));
}
