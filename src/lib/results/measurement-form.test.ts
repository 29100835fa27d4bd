import { describe, expect, test } from 'vitest';
import { faultsOf } from '../../../tests/decided.ts';
import { trained, visits } from '../../../tests/indicators.ts';
import { formOf } from '../../../tests/typed.ts';
import { readMeasurement, type Sibling } from './measurement-form.ts';

const good = {
	point: 'baseline',
	value: '3,1',
	n: '18',
	method: 'system_log',
	collected_by: 'unit',
	starts_on: '2.3.2026',
	ends_on: '15.3.2026',
	note: ' To uker.\r\nUten helg. '
};

function form(fields: Record<string, string>): FormData {
	return formOf({ ...good, ...fields });
}

function read(fields: Record<string, string>, siblings: readonly Sibling[] = [], lang: 'nb' | 'sv' = 'nb') {
	return readMeasurement(form(fields), { indicator: visits, siblings, lang, today: '2026-11-21' });
}

describe('filling in a measurement', () => {
	test('is read as typed by a Norwegian', () => {
		expect(read({})).toEqual({
			ok: true,
			value: {
				point: 'baseline',
				value: '3.1',
				numerator: null,
				denominator: null,
				n: 18,
				method: 'system_log',
				collectedBy: 'unit',
				design: 'before_after',
				startsOn: '2026-03-02',
				endsOn: '2026-03-15',
				exclusions: '',
				otherChanges: '',
				uncertainReason: '',
				note: 'To uker.\nUten helg.'
			}
		});
	});

	test('six digits are a day in the order of the language', () => {
		expect(read({ starts_on: '020326', ends_on: '150326' })).toMatchObject({
			ok: true,
			value: { endsOn: '2026-03-15' }
		});
		expect(read({ starts_on: '260302', ends_on: '260315' }, [], 'sv')).toMatchObject({
			ok: true,
			value: { endsOn: '2026-03-15' }
		});
	});

	test('may leave out how many were measured', () => {
		expect(read({ n: ' ' })).toMatchObject({ ok: true, value: { n: null } });
	});

	test.each([
		['no value', { value: '' }, 'value measurement.value_empty'],
		['a value that is no number', { value: 'tre' }, 'value number.unreadable'],
		['a value with two meanings', { value: '12.500' }, 'value number.ambiguous'],
		['a value written with an exponent', { value: '1e9' }, 'value number.unreadable'],
		['a value under the range', { value: '-5' }, 'value number.too_small'],
		['a value over the range', { value: '100,0001' }, 'value number.too_large'],
		['a value too fine to keep', { value: '3,14159' }, 'value number.too_many_decimals'],
		['nobody measured', { n: '0' }, 'n number.too_small'],
		['minus three measured', { n: '-3' }, 'n number.too_small'],
		['half a person measured', { n: '2,5' }, 'n number.not_integer'],
		['more people than there are', { n: '1000001' }, 'n number.too_large'],
		['no point', { point: '' }, 'point measurement.unknown_point'],
		['an unknown point', { point: 'after_99' }, 'point measurement.unknown_point'],
		['an unknown method', { method: 'guess' }, 'method measurement.unknown_method'],
		['an unknown collector', { collected_by: 'toString' }, 'collected_by measurement.unknown_collector'],
		['no first day', { starts_on: '' }, 'starts_on day.empty'],
		['31 February', { starts_on: '31.2.2026' }, 'starts_on day.not_in_calendar'],
		['the end before the start', { starts_on: '16.3.2026' }, 'ends_on measurement.ends_before_start'],
		['an end that has not been', { ends_on: '22.11.2026' }, 'ends_on measurement.in_future'],
		['a note of 1001 characters', { note: 'a'.repeat(1001) }, 'note text.too_long'],
		['a personal number in the note', { note: 'Gjaldt 15076500565.' }, 'note text.personal_number']
	])('is refused with %s', (_, fields, fault) => {
		expect(faultsOf(read(fields))).toEqual([fault]);
	});

	test('today is no future day, and one day is a period', () => {
		expect(read({ starts_on: '21.11.2026', ends_on: '21.11.2026' }).ok).toBe(true);
	});

	test('the ends of the valid range are valid', () => {
		expect(read({ value: '0' }).ok).toBe(true);
		expect(read({ value: '100' }).ok).toBe(true);
	});

	test('names every fault at once', () => {
		const empty = {
			point: '',
			value: '',
			method: '',
			collected_by: '',
			starts_on: '',
			ends_on: '',
			n: 'x',
			note: '15076500565'
		};
		expect(faultsOf(read(empty)).map((fault) => fault.split(' ')[0])).toEqual([
			'point',
			'value',
			'n',
			'method',
			'collected_by',
			'starts_on',
			'ends_on',
			'note'
		]);
	});

	test('survives a form of 100 kB in every field', () => {
		const flood = Object.fromEntries(Object.keys(good).map((name) => [name, '9'.repeat(100_000)]));
		expect(read(flood).ok).toBe(false);
	});
});

describe('a measurement among others of the same indicator', () => {
	const sibling = (point: string, startsOn: string, endsOn: string, undecided = false) => ({
		point,
		startsOn,
		endsOn,
		undecided
	});

	test('is refused while another one at the same point is on its way', () => {
		expect(faultsOf(read({}, [sibling('baseline', '2026-01-01', '2026-01-14', true)]))).toEqual([
			'point measurement.open_already'
		]);
	});

	test('may stand beside an approved one at the same point, to replace it', () => {
		expect(read({}, [sibling('baseline', '2026-01-01', '2026-01-14')]).ok).toBe(true);
	});

	test.each([
		['on the day', '2026-03-15', false],
		['after', '2026-03-16', true]
	])('a baseline must have ended when the first value begins %s', (_, startsOn, accepted) => {
		const decision = read({}, [sibling('end', '2026-09-01', '2026-09-14'), sibling('mid', startsOn, '2026-06-14')]);
		expect(decision.ok).toBe(accepted);
		if (!decision.ok) {
			expect(decision.issues).toEqual([
				{ field: 'ends_on', key: 'measurement.baseline_ends_late', params: { day: '15.03.2026' } }
			]);
		}
	});

	test.each([
		['on its last day', '2026-03-02', false],
		['the day after', '2026-03-01', true]
	])('a later value may not begin before the baseline has ended: %s', (_, endsOn, accepted) => {
		const decision = read({ point: 'mid' }, [sibling('baseline', '2026-02-01', endsOn)], 'sv');
		expect(decision.ok).toBe(accepted);
		if (!decision.ok) {
			expect(decision.issues).toEqual([
				{ field: 'starts_on', key: 'measurement.starts_in_baseline', params: { day: '2026-03-02' } }
			]);
		}
	});
});

describe('filling in a share', () => {
	const share = (fields: Record<string, string>) =>
		readMeasurement(form({ value: '', ...fields }), {
			indicator: trained,
			siblings: [],
			lang: 'nb',
			today: '2026-11-21'
		});

	// By hand: 100 × numerator ÷ denominator, four places, halves away from zero.
	test.each([
		['23', '24', '95.8333'],
		['2', '3', '66.6667'],
		['1', '3', '33.3333'],
		['0', '12', '0'],
		['12', '12', '100'],
		['1', '800 000', '0.0001'],
		['1', '2 000 000', '0.0001'],
		['1', '2 000 001', '0'],
		['37,5', '150', '25']
	])('%s of %s is %s per cent, and both numbers are kept', (numerator, denominator, value) => {
		const plain = (typed: string) => typed.replaceAll(' ', '').replace(',', '.');
		expect(share({ numerator, denominator })).toMatchObject({
			ok: true,
			value: { value, numerator: plain(numerator), denominator: plain(denominator) }
		});
	});

	test('the two numbers decide, whatever stands as the value', () => {
		expect(share({ value: '99', numerator: '1', denominator: '2' })).toMatchObject({ value: { value: '50' } });
	});

	test.each([
		['neither number', {}, ['numerator measurement.numerator_empty', 'denominator measurement.denominator_empty']],
		[
			'a value alone',
			{ value: '96' },
			['numerator measurement.numerator_empty', 'denominator measurement.denominator_empty']
		],
		['no whole', { numerator: '4', denominator: '0' }, ['denominator measurement.denominator_zero']],
		['more than the whole', { numerator: '5', denominator: '4' }, ['numerator measurement.numerator_larger']],
		['fewer than none', { numerator: '-1', denominator: '4' }, ['numerator number.too_small']]
	])('is refused with %s', (_, fields, issues) => {
		expect(faultsOf(share(fields))).toEqual(issues);
	});
});

describe('filling in the rest', () => {
	test('is read as written', () => {
		const rest = {
			design: 'comparison',
			exclusions: 'To som flyttet.',
			other_changes: 'Ny turnus i mars.',
			uncertain: 'yes',
			uncertain_reason: 'Få uker.'
		};
		expect(read(rest)).toMatchObject({
			value: {
				design: 'comparison',
				exclusions: 'To som flyttet.',
				otherChanges: 'Ny turnus i mars.',
				uncertainReason: 'Få uker.'
			}
		});
	});

	test('is refused when it holds the change for uncertain without saying why', () => {
		expect(faultsOf(read({ uncertain: 'yes' }))).toEqual(['uncertain_reason measurement.uncertain_without_reason']);
	});

	test('is refused with a design that nobody knows', () => {
		expect(faultsOf(read({ design: 'magic' }))).toEqual(['design measurement.unknown_design']);
	});
});
