import { describe, expect, test } from 'vitest';
import data from '#data/rule-sets.json' with { type: 'json' };
import { calculate, flatRatesOf } from '#lib/funding/calculate.ts';
import type { RuleSet } from '#lib/projects/rule-set.ts';
import { percentOf } from '#lib/rational.ts';
import { formulasOf, readCalculator, rowCount } from './calculator.ts';

const rules = (id: string) => (data as unknown as readonly RuleSet[]).find((each) => each.id === id) as RuleSet;
const asked = (query: string, id = 'demo-2025') => readCalculator(new URLSearchParams(query), rules(id), 'SE');
const faults = (query: string, id?: string) => {
	const read = asked(query, id);
	return read.ok ? [] : read.issues.map(({ field, key }) => `${field} ${key}`);
};

describe('the calculator', () => {
	test('reads amounts, the fixed rate of the rules and the fund of the side', () => {
		const read = asked('category_0=staff&amount_0=11 200,00&currency_0=SEK&category_1=travel&amount_1=100');
		expect(read).toMatchObject({
			ok: true,
			value: {
				calculation: {
					lines: [
						{ category: 'staff', minor: 1_120_000n, rate: '11.2' },
						{ category: 'travel', minor: 10_000n, rate: null }
					],
					funds: [{ code: 'ERDF', percent: '60' }]
				}
			}
		});
		const { declared, split } = calculate(read.ok ? read.value.calculation : ({} as never));
		expect(declared).toMatchObject({ staff: 100_000n, office: 15_000n, total: 125_000n });
		expect(split.declared).toMatchObject({ funds: { ERDF: 75_000n }, own: 50_000n });
	});

	test('counts what is parked and deducted apart', () => {
		const read = asked('category_0=external&amount_0=100&parked_0=on&category_1=external&amount_1=50&deducted_1=10');
		const { declared, eligible, parked, deducted } = calculate(read.ok ? read.value.calculation : ({} as never));
		expect([declared.total, eligible.total, parked.total, deducted.total]).toEqual([15_000n, 4_000n, 10_000n, 1_000n]);
	});

	test('takes a rate, a percentage and contributions of its own', () => {
		const read = asked('amount_0=-10&currency_0=NOK&rate_0=11,5&percent=33,33&public=100&budget=1000');
		expect(read).toMatchObject({
			value: {
				calculation: {
					lines: [{ minor: -1000n, rate: '11.5' }],
					funds: [{ percent: '33.33' }],
					contributions: [{ minor: 10_000n }, { minor: 0n }],
					totalBudgetMinor: 100_000n
				}
			}
		});
	});

	test.each([
		['', 'amount_0 calculator.no_amount'],
		['amount_0=mye', 'amount_0 money.unreadable'],
		['amount_0=1&deducted_0=x', 'deducted_0 money.unreadable'],
		['amount_0=1&percent=101', 'percent number.too_large'],
		['amount_0=1&public=5', 'budget calculator.budget_missing'],
		['amount_0=1&currency_0=SEK&rate_0=0', 'rate_0 number.too_small']
	])('%s is refused at its field', (query, fault) => {
		expect(faults(query)).toEqual([fault]);
	});

	test('needs a rate where the rules have none, and names all faults at once', () => {
		expect(faults('amount_0=1&currency_0=SEK&amount_1=x', 'interreg-2014-2020')).toEqual([
			'rate_0 calculator.rate_missing',
			'amount_1 money.unreadable'
		]);
	});

	test('has five rows, or as many as are asked for, within reason', () => {
		expect(['', 'rader=8', 'rader=99', 'rader=x'].map((query) => rowCount(new URLSearchParams(query)))).toEqual([
			5, 8, 60, 5
		]);
	});
});

describe('the formula of a flat amount', () => {
	test.each([
		{ office_on_staff: '15' },
		{ other_on_staff: '40' },
		{ staff_on_direct: '20', travel_on_staff: '15', office_on_direct: '25' },
		{ staff_on_direct: '20', office_on_staff: '15' }
	])('of %o gives the amount that is counted', (named) => {
		const flatRates = flatRatesOf(named);
		const line = { rate: null, deductedMinor: 0n, parked: false };
		const { declared } = calculate({
			flatRates,
			lines: [
				{ ...line, category: 'staff', minor: 100_001n },
				{ ...line, category: 'travel', minor: 20_003n },
				{ ...line, category: 'external', minor: 30_007n }
			],
			funds: [],
			contributions: [],
			totalBudgetMinor: 0n
		});
		const formulas = formulasOf(flatRates);
		expect(formulas).toHaveLength(Object.keys(named).length);
		for (const { category, percent, of } of formulas) expect(percentOf(of(declared), percent)).toBe(declared[category]);
	});
});
