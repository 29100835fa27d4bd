import { describe, expect, test } from 'vitest';
import {
	computedMinor,
	extrasFaults,
	fromOriginal,
	isNamed,
	noExtras,
	staffMinor,
	type Extras,
	type StaffLine
} from '#lib/funding/entry.ts';

const ida: StaffLine = { personName: 'Ida Moe', month: '2026-10-01', hours: '37.5', percent: null, rateMinor: 45_333n };
const plain = { ...noExtras, category: 'travel', text: 'Tog', amountMinor: 100n };
const allowed = { currency: 'NOK', inKind: ['public'] };
const faults = (change: Partial<Extras & typeof plain>) =>
	extrasFaults({ ...plain, ...change }, allowed).map(({ field, key }) => `${field} ${key}`);

describe('the amount that other answers make', () => {
	test.each([
		['hours, halves away from zero', { ...ida, hours: '0.5', rateMinor: 1n }, 1n],
		['hours and price', ida, 1_699_988n],
		['a part of a month', { ...ida, hours: null, percent: '33.33', rateMinor: 5_000_001n }, 1_666_500n],
		['a whole month', { ...ida, hours: null, percent: '100', rateMinor: 5_000_001n }, 5_000_001n]
	])('of a staff line is %s', (_, line, minor) => {
		expect(staffMinor(line)).toBe(minor);
	});

	test.each([
		[10_000n, '1.5605', 15_605n],
		[1n, '0.5', 1n],
		[-1n, '0.5', -1n],
		[1n, '0.499999', 0n]
	])('of %s in another currency at %s is %s', (minor, rate, own) => {
		expect(fromOriginal(minor, rate)).toBe(own);
	});

	test.each([
		['recovered', 100_00n],
		['compensated', 100_00n],
		['cost', undefined]
	] as const)('with VAT that is %s is %s', (vatTreatment, minor) => {
		expect(computedMinor({ ...noExtras, totalMinor: 125_00n, vatMinor: 25_00n, vatTreatment })).toBe(minor);
	});

	test('of a credit note mirrors its invoice', () => {
		const vat = { totalMinor: -125_00n, vatMinor: -25_00n, vatTreatment: 'recovered' as const };
		expect(computedMinor({ ...noExtras, ...vat })).toBe(-100_00n);
	});
});

describe('answers that do not go together', () => {
	const vat = { totalMinor: 125n, vatMinor: 25n, vatTreatment: 'recovered' as const };
	const dkk = { originalMinor: 100n, originalCurrency: 'DKK', originalRate: '1' };
	const worked = {
		kind: 'staff' as const,
		category: 'staff',
		staff: ida,
		amountMinor: 1_699_988n,
		text: 'Lønn oktober'
	};

	test.each([
		['nothing of a plain one', {}, []],
		['nothing of recovered VAT', vat, []],
		['nothing of another currency', dkk, []],
		['nothing of a staff line', worked, []],
		['nothing of an allowed contribution', { kind: 'in_kind' as const, contributionKind: 'public' as const }, []],
		['nothing of an income', { kind: 'income' as const, amountMinor: -1n }, []],
		['another amount than the computed one', { ...vat, amountMinor: 99n }, ['amount expense.amount_is_computed']],
		['no amount at all', { amountMinor: 0n }, ['amount money.zero']],
		[
			'a contribution that the rules do not know',
			{ kind: 'in_kind' as const, contributionKind: 'private' as const },
			['contribution expense.contribution_not_allowed']
		],
		['in kind without its kind', { kind: 'in_kind' as const }, ['contribution expense.contribution_missing']],
		['an income that adds', { kind: 'income' as const }, ['amount expense.income_negative']],
		['a treatment without VAT', { vatTreatment: 'cost' as const }, ['vat expense.vat_missing']],
		['VAT without a treatment', { vatMinor: 1n }, ['vat expense.vat_treatment_missing']],
		['recovered VAT without the whole invoice', { ...vat, totalMinor: null }, ['total expense.total_missing']],
		['half another currency', { ...dkk, originalRate: null }, ['original expense.original_incomplete']],
		[
			'one’s own currency as another',
			{ ...dkk, originalCurrency: 'NOK' },
			['original_currency expense.original_is_own']
		],
		['both VAT and another currency', { ...vat, ...dkk }, ['vat_treatment expense.vat_or_original']],
		['a staff line without who', { ...worked, staff: null }, ['person expense.staff_missing']],
		['a staff line as travel', { ...worked, category: 'travel' }, ['category expense.staff_category']],
		['a name in the text', { ...worked, text: 'Lønn Idas timer' }, ['text expense.name_in_text']],
		['a name in the comment', { ...worked, comment: 'moe' }, ['comment expense.name_in_text']]
	])('are named: %s', (_, change, expected) => {
		expect(faults(change)).toEqual(expected);
	});
});

test.each([
	['Ida Moe', 'Lønn IDA oktober', true],
	['Åse Øy', 'Åses timer', true],
	['Ida Moe', 'Idag', false],
	['Bo Ek', 'Boende i Ek', false],
	['', 'Lønn', false]
])('whether %s stands in «%s» is %s', (name, text, is) => {
	expect(isNamed(name, text)).toBe(is);
});
