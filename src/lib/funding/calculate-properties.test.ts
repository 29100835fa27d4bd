import { describe, expect, test } from 'vitest';
import {
	calculate,
	lineCategories,
	type Calculated,
	type Calculation,
	type Column,
	type Line
} from '#lib/funding/calculate.ts';
import { dice } from '../../../tests/personal-numbers.ts';

const roll = dice(2014);
const runs = 2000;
const pick = <T>(...choices: readonly T[]): T => choices[roll(choices.length)] as T;
const percent = () => pick('0', '5', '15', '20', '25', '33.33', '40', '0.01', '100');

function someLine(): Line {
	const minor = BigInt(pick(1, 1, 1, -1) * roll(pick(10, 1000, 100_000_000)));
	return {
		category: pick(...lineCategories),
		minor,
		rate: pick(null, '11.7', '11.2345', '8', '0.9'),
		deductedMinor: BigInt(pick(0, 0, 1, roll(1000))),
		parked: roll(5) === 0
	};
}

function someCalculation(): Calculation {
	return {
		flatRates: {
			staffOnDirect: pick(null, percent()),
			travelOnStaff: pick(null, percent()),
			officeOnStaff: pick(null, percent()),
			officeOnDirect: pick(null, percent()),
			otherOnStaff: pick(null, percent())
		},
		lines: Array.from({ length: roll(12) }, someLine),
		funds: [
			{ code: 'ERDF', percent: percent() },
			{ code: 'IR', percent: percent() }
		].slice(0, roll(3)),
		contributions: [{ kind: pick('public', 'automatic_public', 'private'), minor: BigInt(roll(1_000_000)) }],
		totalBudgetMinor: BigInt(roll(2) * (1 + roll(100_000_000)))
	};
}

function negated(asked: Calculation): Calculation {
	return {
		...asked,
		lines: asked.lines.map((line) => ({ ...line, minor: -line.minor, deductedMinor: -line.deductedMinor }))
	};
}

/** Every amount of the answer in one row. */
function amounts(value: unknown): bigint[] {
	if (typeof value === 'bigint') return [value];
	if (typeof value !== 'object' || value === null) throw new TypeError(`${typeof value} among the amounts`);
	return Object.values(value).flatMap(amounts);
}

const columns = (result: Calculated): Column[] => [result.declared, result.eligible, result.parked, result.deducted];
const asked = Array.from({ length: runs }, someCalculation);

describe(`whatever is asked, ${String(runs)} times`, () => {
	test('each column is the sum of its categories', () => {
		for (const each of asked)
			for (const { total, ...categories } of columns(calculate(each)))
				expect(Object.values(categories).reduce((sum, amount) => sum + amount, 0n)).toBe(total);
	});

	test('declared is eligible, parked and deducted together, in every category', () => {
		for (const each of asked) {
			const { declared, eligible, parked, deducted } = calculate(each);
			for (const category of [...lineCategories, 'office', 'total'] as const)
				expect(eligible[category] + parked[category] + deducted[category]).toBe(declared[category]);
		}
	});

	test('funds and own share are the total', () => {
		for (const each of asked) {
			const result = calculate(each);
			for (const column of ['declared', 'eligible', 'parked'] as const) {
				const { funds, own } = result.split[column];
				expect(Object.values(funds).reduce((sum, share) => sum + share, own)).toBe(result[column].total);
			}
		}
	});

	test('credit notes give the same amounts with the other sign', () => {
		for (const each of asked)
			expect(amounts(calculate(negated(each)))).toEqual(amounts(calculate(each)).map((amount) => -amount));
	});

	test('the order of the lines does not matter', () => {
		for (const each of asked) expect(calculate({ ...each, lines: [...each.lines].reverse() })).toEqual(calculate(each));
	});

	test('only whole cents come out, also where a float would lose some', () => {
		const huge = 10n ** 24n + 1n;
		const grown = asked.map((each) => ({
			...each,
			lines: each.lines.map((line) => ({ ...line, minor: line.minor * huge }))
		}));
		for (const each of grown.slice(0, 200)) expect(() => amounts(calculate(each))).not.toThrow();
		const line = { category: 'external', minor: huge, rate: null, deductedMinor: 0n, parked: false } as const;
		expect(calculate({ ...plain, lines: [line] }).split.declared).toMatchObject({
			funds: { ERDF: huge / 2n },
			own: huge - huge / 2n
		});
	});
});

const plain: Omit<Calculation, 'lines'> = {
	flatRates: {
		staffOnDirect: null,
		travelOnStaff: null,
		officeOnStaff: null,
		officeOnDirect: null,
		otherOnStaff: null
	},
	funds: [{ code: 'ERDF', percent: '50' }],
	contributions: [],
	totalBudgetMinor: 0n
};
