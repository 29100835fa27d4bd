/** The arithmetic of the shared budget once more, written apart from the code that it is held against. */
import type { Category, FlatRates } from '../../src/lib/funding/calculate.ts';

/** Digits of a decimal string as a fraction. */
function fraction(text: string): [bigint, bigint] {
	const [whole = '0', rest = ''] = text.split('.');
	return [BigInt(whole + rest), BigInt(`1${'0'.repeat(rest.length)}`)];
}

const size = (value: bigint) => (value < 0n ? -value : value);
/** The rule on the size of an amount, its sign put back: a credit note mirrors its invoice. */
const mirrored = (value: bigint, rule: (of: bigint) => bigint) => (value < 0n ? -rule(size(value)) : rule(size(value)));

export function euros(minor: bigint, rate: string | null): bigint {
	if (rate === null) return minor;
	const [above, below] = fraction(rate);
	return mirrored(minor, (of) => {
		const whole = (of * below) / above;
		const left = of * below - whole * above;
		return 2n * left >= above ? whole + 1n : whole;
	});
}

/** Cut to the cent. */
export function share(minor: bigint, percent: string): bigint {
	const [above, below] = fraction(percent);
	return mirrored(minor, (of) => (of * above - ((of * above) % (below * 100n))) / (below * 100n));
}

export function part(total: bigint, given: bigint, whole: bigint): bigint {
	if (whole === 0n) return 0n;
	return mirrored(total, (of) => (of * given) / whole);
}

export type Paid = Readonly<Partial<Record<Category, bigint>>>;

/** What counts per category, staff first, then travel, office and other. */
export function counted(paid: Paid, rates: FlatRates): Record<Category, bigint> {
	const of = (category: Category) => paid[category] ?? 0n;
	const things = of('external') + of('equipment') + of('infrastructure');
	let staff = of('staff');
	if (rates.staffOnDirect !== null)
		staff = share(rates.travelOnStaff === null ? things + of('travel') : things, rates.staffOnDirect);
	const travel = rates.travelOnStaff === null ? of('travel') : share(staff, rates.travelOnStaff);
	let office = of('office');
	if (rates.officeOnStaff !== null) office = share(staff, rates.officeOnStaff);
	else if (rates.officeOnDirect !== null) office = share(staff + travel + things, rates.officeOnDirect);
	let other = of('other');
	if (rates.otherOnStaff !== null) other = rates.staffOnDirect === null ? share(staff, rates.otherOnStaff) : 0n;
	return {
		staff,
		travel,
		office,
		other,
		external: of('external'),
		equipment: of('equipment'),
		infrastructure: of('infrastructure'),
		lump_sum: of('lump_sum'),
		unit_cost: of('unit_cost')
	};
}

export const sum = (amounts: Iterable<bigint>) => [...amounts].reduce((total, amount) => total + amount, 0n);
