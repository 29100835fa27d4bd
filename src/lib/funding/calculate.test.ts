import { describe, expect, test } from 'vitest';
import { calculate, type Calculation, type FlatRates, type Line } from '#lib/funding/calculate.ts';

const noRates: FlatRates = {
	staffOnDirect: null,
	travelOnStaff: null,
	officeOnStaff: null,
	officeOnDirect: null,
	otherOnStaff: null
};
const nothing: Calculation = { flatRates: noRates, lines: [], funds: [], contributions: [], totalBudgetMinor: 0n };
const line = (category: Line['category'], minor: bigint, more: Partial<Line> = {}): Line => ({
	category,
	minor,
	rate: null,
	deductedMinor: 0n,
	parked: false,
	...more
});
const declared = (flatRates: Partial<FlatRates>, ...lines: Line[]) =>
	calculate({ ...nothing, flatRates: { ...noRates, ...flatRates }, lines }).declared;

describe('flat rates', () => {
	test('the example of the interface, staff → travel → office, each cut to the cent', () => {
		const result = calculate({
			flatRates: { ...noRates, staffOnDirect: '20', travelOnStaff: '15', officeOnStaff: '15' },
			lines: [line('external', 9999n, { rate: '11.2345' })],
			funds: [{ code: 'ERDF', percent: '50' }],
			contributions: [{ kind: 'public', minor: 100000n }],
			totalBudgetMinor: 10000000n
		});
		expect(result.declared).toEqual({
			staff: 178n,
			travel: 26n,
			external: 890n,
			equipment: 0n,
			infrastructure: 0n,
			lump_sum: 0n,
			unit_cost: 0n,
			other: 0n,
			office: 26n,
			total: 1120n
		});
		expect(result.eligible).toEqual(result.declared);
		expect(result.split.declared).toEqual({
			funds: { ERDF: 560n },
			own: 560n,
			contributions: { public: 11n, automatic_public: 0n, private: 0n }
		});
		expect(result.split.parked).toEqual({
			funds: { ERDF: 0n },
			own: 0n,
			contributions: { public: 0n, automatic_public: 0n, private: 0n }
		});
	});

	test('staff stands on travel only where travel is real', () => {
		const lines = [
			line('travel', 10000n),
			line('external', 10000n),
			line('equipment', 100n),
			line('infrastructure', 1n)
		];
		expect(declared({ staffOnDirect: '20' }, ...lines)).toMatchObject({ staff: 4020n, travel: 10000n });
		expect(declared({ staffOnDirect: '20', travelOnStaff: '15' }, ...lines)).toMatchObject({
			staff: 2020n,
			travel: 303n
		});
	});

	test('lump sums, unit costs and other costs are no base of any rate', () => {
		const lines = [line('lump_sum', 500000n), line('unit_cost', 400000n), line('other', 300000n)];
		const column = declared({ staffOnDirect: '20', officeOnDirect: '25' }, ...lines);
		expect(column).toMatchObject({
			staff: 0n,
			office: 0n,
			lump_sum: 500000n,
			unit_cost: 400000n,
			other: 300000n,
			total: 1200000n
		});
	});

	test('typed staff and travel are not counted where they are flat', () => {
		const column = declared(
			{ staffOnDirect: '20', travelOnStaff: '15' },
			line('staff', 999999n),
			line('travel', 888888n),
			line('external', 10000n)
		);
		expect(column).toMatchObject({ staff: 2000n, travel: 300n, total: 12300n });
	});

	test('office stands on staff, or on all direct costs with what was cut already', () => {
		const lines = [
			line('staff', 3333n),
			line('travel', 100n),
			line('external', 200n),
			line('equipment', 300n),
			line('infrastructure', 400n)
		];
		expect(declared({ officeOnStaff: '15' }, ...lines).office).toBe(499n);
		expect(declared({ officeOnDirect: '25' }, ...lines).office).toBe(1083n);
		expect(declared({ officeOnStaff: '15', officeOnDirect: '25' }, ...lines).office).toBe(499n);
		expect(declared({ travelOnStaff: '15', officeOnDirect: '25' }, ...lines)).toMatchObject({
			travel: 499n,
			office: 1183n
		});
	});

	test('all other costs stand on real staff only, and replace typed ones', () => {
		const lines = [line('staff', 1001n), line('external', 1000n), line('other', 50n)];
		expect(declared({ otherOnStaff: '40' }, ...lines).other).toBe(400n);
		expect(declared({ otherOnStaff: '40', staffOnDirect: '20' }, ...lines).other).toBe(0n);
		expect(declared({}, ...lines).other).toBe(50n);
	});

	test('a percentage may have decimals, and a wrong one is a mistake of the programmer', () => {
		expect(declared({ officeOnStaff: '12.5' }, line('staff', 10000n)).office).toBe(1250n);
		expect(declared({ officeOnStaff: '15' }, line('staff', -3333n)).office).toBe(-499n);
		expect(() => declared({ officeOnStaff: '15 %' }, line('staff', 1n))).toThrow(RangeError);
	});
});

describe('control', () => {
	test('what is parked counts as declared and parked, never as eligible', () => {
		const result = calculate({
			...nothing,
			flatRates: { ...noRates, officeOnStaff: '15' },
			lines: [
				line('staff', 10000n),
				line('staff', 5000n, { parked: true }),
				line('travel', 2000n, { deductedMinor: 500n })
			]
		});
		expect(result.declared).toMatchObject({ staff: 15000n, travel: 2000n, office: 2250n, total: 19250n });
		expect(result.eligible).toMatchObject({ staff: 10000n, travel: 1500n, office: 1500n, total: 13000n });
		expect(result.parked).toMatchObject({ staff: 5000n, travel: 0n, office: 750n, total: 5750n });
		expect(result.deducted).toMatchObject({ staff: 0n, travel: 500n, office: 0n, total: 500n });
	});

	test('a cut in staff takes its office costs along', () => {
		const lines = [line('staff', 10000n, { deductedMinor: 1000n })];
		const { deducted } = calculate({ ...nothing, flatRates: { ...noRates, officeOnStaff: '15' }, lines });
		expect(deducted).toMatchObject({ staff: 1000n, office: 150n, total: 1150n });
	});

	test('a parked line counts as it was declared, whatever was deducted before', () => {
		const { parked, deducted } = calculate({
			...nothing,
			lines: [line('travel', 2000n, { parked: true, deductedMinor: 700n })]
		});
		expect([parked.travel, deducted.travel]).toEqual([2000n, 0n]);
	});

	test('the cent that cutting leaves over stands under deducted, so that the row adds up', () => {
		const lines = [line('staff', 4n), line('staff', 3n, { parked: true })];
		const result = calculate({ ...nothing, flatRates: { ...noRates, officeOnStaff: '15' }, lines });
		expect([result.declared.office, result.eligible.office, result.parked.office, result.deducted.office]).toEqual([
			1n,
			0n,
			0n,
			1n
		]);
	});
});

describe('splitting on those who pay', () => {
	const split = (total: bigint, more: Partial<Calculation>) =>
		calculate({ ...nothing, lines: [line('external', total)], ...more }).split.eligible;

	test('funds are cut toward zero and the own share takes what is left', () => {
		const funds = [
			{ code: 'ERDF', percent: '50' },
			{ code: 'IR', percent: '33.33' }
		];
		expect(split(1001n, { funds })).toMatchObject({ funds: { ERDF: 500n, IR: 333n }, own: 168n });
		expect(split(-1001n, { funds })).toMatchObject({ funds: { ERDF: -500n, IR: -333n }, own: -168n });
	});

	test('without a fund all is own', () => {
		expect(split(1001n, {})).toMatchObject({ funds: {}, own: 1001n });
	});

	test('contributions are their part of the budget, exact where it is all of it', () => {
		const contributions = [{ kind: 'public', minor: 569898n }] as const;
		expect(split(569898n, { contributions, totalBudgetMinor: 569898n }).contributions.public).toBe(569898n);
		expect(split(100n, { contributions, totalBudgetMinor: 569898n }).contributions.public).toBe(100n);
	});

	test('contributions of one kind count together, and nothing is given of no budget', () => {
		const contributions = [
			{ kind: 'private', minor: 5n },
			{ kind: 'private', minor: 5n }
		] as const;
		expect(split(10n, { contributions, totalBudgetMinor: 100n }).contributions).toEqual({
			public: 0n,
			automatic_public: 0n,
			private: 1n
		});
		expect(split(10n, { contributions }).contributions.private).toBe(0n);
	});
});
