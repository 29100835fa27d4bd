/**
 * Somebody who wants to know what is hidden. Everything published becomes linear equations over what is not; they are
 * solved exactly, and bounds are narrowed until nothing moves any more.
 */
type Fraction = { readonly top: bigint; readonly bottom: bigint };
type Bounds = { low: Fraction | null; high: Fraction | null };
type Terms = ReadonlyMap<string, Fraction>;
/** The terms add up to nothing; the constant stands under ''. */
type Equation = Terms;

const whole = (value: bigint): Fraction => ({ top: value, bottom: 1n });
const nothing = whole(0n);
const constant = '';
const rounds = 60;

export type Attacker = ReturnType<typeof attacker>;

export function attacker() {
	const equations: Equation[] = [];
	const bounds = new Map<string, Bounds>();
	const counts = new Set<string>();
	return {
		/** A number that is not published. `counted` = a whole number. */
		unknown(name: string, { low, high, counted }: { low?: string; high?: string; counted?: boolean } = {}): void {
			if (bounds.has(name)) return;
			bounds.set(name, { low: low ? fraction(low) : null, high: high ? fraction(high) : null });
			if (counted) counts.add(name);
		},
		/** Each name times its factor, together with `sum`: `equals({women: '1', men: '1'}, '12')`. */
		equals(terms: Readonly<Record<string, string>>, sum: Fraction | string): void {
			const row = new Map(Object.entries(terms).map(([name, factor]) => [name, fraction(factor)]));
			row.set(constant, times(whole(-1n), typeof sum === 'string' ? fraction(sum) : sum));
			equations.push(row);
		},
		/** The names whose numbers are known after all. */
		determined(): ReadonlySet<string> {
			const solved = solve(equations);
			const narrowed = narrow([...equations, ...solved], bounds, counts);
			const alone = solved.flatMap((row) => {
				const names = [...row.keys()].filter((name) => name !== constant);
				return names.length === 1 ? names : [];
			});
			return new Set([...alone, ...narrowed]);
		}
	};
}

/** Gauss and Jordan: rows in which a name stands alone tell its number. */
function solve(equations: readonly Equation[]): Equation[] {
	const rows = equations.map((row) => new Map(row));
	const names = [...new Set(rows.flatMap((row) => [...row.keys()]))].filter((name) => name !== constant);
	const done: Map<string, Fraction>[] = [];
	for (const name of names) {
		const at = rows.findIndex((row) => row.has(name) && !isNothing(row.get(name)));
		const pivot = rows[at];
		if (!pivot) continue;
		rows.splice(at, 1);
		scaleRow(pivot, pivot.get(name) ?? nothing);
		for (const row of [...rows, ...done]) subtractRow(row, pivot, row.get(name) ?? nothing);
		done.push(pivot);
	}
	return done;
}

function scaleRow(row: Map<string, Fraction>, by: Fraction): void {
	for (const [name, factor] of row) row.set(name, times(factor, inverse(by)));
}

function subtractRow(row: Map<string, Fraction>, pivot: Terms, by: Fraction): void {
	if (isNothing(by)) return;
	for (const [name, factor] of pivot) {
		const left = plus(row.get(name) ?? nothing, times(whole(-1n), times(by, factor)));
		if (isNothing(left)) row.delete(name);
		else row.set(name, left);
	}
}

/** Each number lies between what the others leave it; a count between whole numbers. */
function narrow(rows: readonly Equation[], from: ReadonlyMap<string, Bounds>, counts: ReadonlySet<string>): string[] {
	const bounds = new Map([...from].map(([name, each]) => [name, { ...each }]));
	for (let round = 0; round < rounds; round += 1) {
		const moved = rows.map((row) => narrowRow(row, bounds, counts)).some(Boolean);
		if (!moved) break;
	}
	return [...bounds].flatMap(([name, { low, high }]) => (low && high && compare(low, high) >= 0 ? [name] : []));
}

function narrowRow(row: Equation, bounds: Map<string, Bounds>, counts: ReadonlySet<string>): boolean {
	let moved = false;
	for (const [name, factor] of row) {
		const own = bounds.get(name);
		if (!own || isNothing(factor)) continue;
		const rest = [...row].filter(([other]) => other !== name);
		const by = times(whole(-1n), inverse(factor));
		const ends = [times2(sumOf(rest, bounds, 'low'), by), times2(sumOf(rest, bounds, 'high'), by)];
		const [low, high] = by.top > 0n ? ends : [ends[1], ends[0]];
		moved = tighten(own, low ?? null, high ?? null, counts.has(name)) || moved;
	}
	return moved;
}

function tighten(own: Bounds, low: Fraction | null, high: Fraction | null, counted: boolean): boolean {
	const least = low && counted ? whole(-floor(times(whole(-1n), low))) : low;
	const most = high && counted ? whole(floor(high)) : high;
	const raised = least !== null && (own.low === null || compare(least, own.low) > 0);
	const lowered = most !== null && (own.high === null || compare(most, own.high) < 0);
	if (raised) own.low = least;
	if (lowered) own.high = most;
	return raised || lowered;
}

function sumOf(
	terms: readonly (readonly [string, Fraction])[],
	bounds: Map<string, Bounds>,
	end: 'low' | 'high'
): Fraction | null {
	return terms.reduce<Fraction | null>((sum, [name, factor]) => {
		if (sum === null) return null;
		if (name === constant) return plus(sum, factor);
		const own = bounds.get(name);
		const other = end === 'low' ? 'high' : 'low';
		const bound = own?.[factor.top < 0n ? other : end] ?? null;
		return bound === null ? null : plus(sum, times(factor, bound));
	}, nothing);
}

/** An exact fraction of a decimal string. */
export function fraction(text: string): Fraction {
	const [units = '', decimals = ''] = text.split('.');
	return reduced(BigInt(units + decimals), 10n ** BigInt(decimals.length));
}

function plus(a: Fraction, b: Fraction): Fraction {
	return reduced(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
}

function times(a: Fraction, b: Fraction): Fraction {
	return reduced(a.top * b.top, a.bottom * b.bottom);
}

const times2 = (a: Fraction | null, b: Fraction) => (a === null ? null : times(a, b));
const inverse = ({ top, bottom }: Fraction) => reduced(bottom, top);
const isNothing = (of: Fraction | undefined) => of === undefined || of.top === 0n;

function compare(a: Fraction, b: Fraction): number {
	const difference = a.top * b.bottom - b.top * a.bottom;
	return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

function floor({ top, bottom }: Fraction): bigint {
	return top >= 0n ? top / bottom : -((-top + bottom - 1n) / bottom);
}

function reduced(top: bigint, bottom: bigint): Fraction {
	const divisor = commonDivisor(top < 0n ? -top : top, bottom < 0n ? -bottom : bottom) || 1n;
	const sign = bottom < 0n ? -1n : 1n;
	return { top: (sign * top) / divisor, bottom: (sign * bottom) / divisor };
}

function commonDivisor(a: bigint, b: bigint): bigint {
	return b === 0n ? a : commonDivisor(b, a % b);
}
