import { describe, expect, test } from 'vitest';
import { calculate } from '#lib/funding/calculate.ts';
import { calculationAnswer, readCalculation } from './calculate-body.ts';

const example = {
	flat_rates: {
		staff_on_direct: '20',
		travel_on_staff: '15',
		office_on_staff: '15',
		office_on_direct: null,
		other_on_staff: null
	},
	lines: [{ category: 'external', amount: '99.99', currency: 'SEK', rate: '11.2345', deducted: '0.00', parked: false }],
	funds: [{ code: 'ERDF', percent: '50' }],
	contributions: [
		{ kind: 'public', amount: '1000.00' },
		{ kind: 'automatic_public', amount: '0' },
		{ kind: 'private', amount: '0' }
	],
	total_budget: '100000.00'
};

function answerTo(body: Record<string, unknown>) {
	const asked = readCalculation(body);
	if (!asked.ok) throw new Error(JSON.stringify(asked.issues));
	return calculationAnswer(calculate(asked.value));
}

function faultsOf(body: Record<string, unknown>) {
	const asked = readCalculation(body);
	return asked.ok ? [] : asked.issues.map(({ field, key }) => `${field} ${key}`);
}

describe('a program that asks for the arithmetic', () => {
	test('gets every amount in euro as text', () => {
		expect(answerTo(example)).toMatchObject({
			declared: { staff: '1.78', travel: '0.26', external: '8.90', office: '0.26', other: '0.00', total: '11.20' },
			parked: { total: '0.00' },
			deducted: { external: '0.00', total: '0.00' },
			split: {
				declared: {
					funds: { ERDF: '5.60' },
					own: '5.60',
					contributions: { public: '0.11', automatic_public: '0.00', private: '0.00' }
				}
			}
		});
	});

	test('needs to send lines only, in euro unless told, and they may be none', () => {
		expect(answerTo({ lines: [{ category: 'staff', amount: '-10.01' }] })).toMatchObject({
			declared: { staff: '-10.01', total: '-10.01' },
			split: { declared: { funds: {}, own: '-10.01' } }
		});
		expect(answerTo({ lines: [] })).toMatchObject({ declared: { total: '0.00' } });
	});

	test('gets exact sums past the largest whole number of a float', () => {
		const line = { category: 'equipment', amount: '99999999999999999.99' };
		expect(answerTo({ lines: [line, line] })).toMatchObject({ declared: { total: '199999999999999999.98' } });
	});

	test('gets a credit note that mirrors its invoice', () => {
		const funds = [{ code: 'ERDF', percent: '50' }];
		const line = { category: 'external', amount: '-10.01' };
		expect(answerTo({ lines: [line], funds })).toMatchObject({
			split: { declared: { funds: { ERDF: '-5.00' }, own: '-5.01' } }
		});
	});

	test('is told every fault at once, each where it stands', () => {
		expect(
			faultsOf({
				flat_rates: { office_on_staff: '15', office_on_direct: '25', staff: '20', travel_on_staff: '101' },
				lines: [
					{ category: 'office', amount: 12, currency: 'SEK', parked: 'yes' },
					{ category: 'staff', amount: '1.234', rate: '11' },
					{ category: 'staff', amount: '1', currency: 'NOK', rate: '0' },
					'x'
				],
				funds: [{ code: 'A', percent: '10' }, { code: 'A', percent: '10' }, { code: '' }],
				contributions: {},
				total_budget: '1,00',
				more: 1
			})
		).toEqual([
			'more api.unknown_parameter',
			'flat_rates/staff api.unknown_parameter',
			'flat_rates/travel_on_staff api.no_percent',
			'flat_rates/office_on_direct api.office_twice',
			'lines/0/category api.unknown_value',
			'lines/0/parked api.not_true_or_false',
			'lines/0/amount api.no_amount',
			'lines/0/rate api.missing',
			'lines/1/amount api.no_amount',
			'lines/1/rate api.rate_of_euro',
			'lines/2/rate api.no_rate',
			'lines/3 api.no_object',
			'funds/2/code api.no_code',
			'funds/2/percent api.missing',
			'contributions api.no_list',
			'total_budget api.no_amount',
			'funds/1/code api.twice'
		]);
		expect(faultsOf({})).toEqual(['lines api.missing']);
		expect(faultsOf({ lines: Array.from({ length: 10_001 }, () => ({})) })).toEqual(['lines api.too_many']);
	});
});
