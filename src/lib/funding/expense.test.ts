import { describe, expect, test } from 'vitest';
import { issuesOf } from '#lib/decision.ts';
import { cutTo, hadAHand, mayMove, states, warningsOf, type Circumstances, type Move } from '#lib/funding/expense.ts';
import { readExpense, type ExpenseForm } from '#lib/funding/expense-form.ts';
import { openPeriod, periodFor } from '#lib/projects/project.ts';
import { computedCategories } from '#lib/projects/rule-set.ts';
import { formOf } from '../../../tests/typed.ts';

const today = '2026-11-21';
const periods = [
	{ code: 'P1', startsOn: '2025-09-01', endsOn: '2026-02-28', reportDueOn: null, isLocked: true },
	{ code: 'P3', startsOn: '2026-09-01', endsOn: '2027-02-28', reportDueOn: null, isLocked: false },
	{ code: 'P4', startsOn: '2027-03-01', endsOn: '2027-08-31', reportDueOn: null, isLocked: false }
];
const lines: ExpenseForm = {
	currency: 'NOK',
	categories: ['staff', 'travel'],
	workPackages: [{ code: 'AP1' }],
	pilots: [{ id: 'pilot-1' }],
	periods
};
const filled = {
	kind: 'cost',
	date: '7.10.2026',
	category: 'travel',
	work_package: 'AP1',
	text: 'Tog',
	amount: '1 234,50'
};

function read(fields: Record<string, string>) {
	const form = formOf({ ...filled, ...fields });
	return readExpense(form, lines, { today, lang: 'nb' });
}
const faults = (fields: Record<string, string>) => issuesOf(read(fields)).map(({ field, key }) => `${field} ${key}`);

describe('typing an expense', () => {
	test('takes five answers and finds the period itself', () => {
		expect(read({})).toMatchObject({
			ok: true,
			value: { paidOn: '2026-10-07', periodCode: 'P3', amountMinor: 123_450n, pilotId: null }
		});
	});

	test('takes a credit note with a minus', () => {
		expect(read({ amount: '−5' })).toMatchObject({ ok: true, value: { amountMinor: -500n } });
	});

	test('names everything that is missing at once', () => {
		expect(faults({ date: '', category: '', work_package: '', text: ' ', amount: '' })).toEqual([
			'date day.empty',
			'category expense.category_empty',
			'work_package expense.work_package_empty',
			'text expense.text_empty',
			'amount money.empty'
		]);
	});

	test.each([
		['12.500', 'money.ambiguous'],
		['1e9', 'money.unreadable'],
		['0', 'money.zero'],
		['100 SEK', 'money.other_currency'],
		['9999999999', 'money.too_large']
	])('does not take %s as an amount', (amount, key) => {
		expect(faults({ amount })).toEqual([`amount ${key}`]);
	});

	test('asks whether 12.500 is the one or the other', () => {
		const [issue] = issuesOf(read({ amount: '12.500' }));
		expect(issue?.params).toMatchObject({ thousands: '12\u00A0500', decimal: '12,50' });
	});

	test.each([
		['31.2.2026', 'day.not_in_calendar'],
		['yesterday', 'day.unreadable']
	])('does not take %s as a day', (date, key) => {
		expect(faults({ date })).toEqual([`date ${key}`]);
	});

	test.each([
		[{ text: 'x'.repeat(256) }, 'text text.too_long'],
		[{ supplier: 'x'.repeat(121) }, 'supplier text.too_long'],
		[{ voucher: 'x'.repeat(31) }, 'voucher text.too_long'],
		[{ invoice: 'x'.repeat(100_000) }, 'invoice text.too_long'],
		[{ text: 'Lønn 01010112377' }, 'text text.personal_number'],
		[{ category: 'office' }, 'category expense.category_unknown'],
		[{ work_package: 'AP7' }, 'work_package expense.work_package_unknown'],
		[{ pilot: 'pilot-2' }, 'pilot expense.pilot_unknown'],
		[{ period: 'P9' }, 'period expense.period_unknown'],
		[{ date: '1.10.2025' }, 'period expense.period_locked']
	])('refuses %o', (fields, fault) => {
		expect(faults(fields)).toEqual([fault]);
	});

	test('lets a late cost into the open period when that is chosen', () => {
		expect(read({ date: '1.10.2025', period: 'P3' })).toMatchObject({ ok: true, value: { periodCode: 'P3' } });
	});
});

describe('the period of a cost', () => {
	test('is that of its day, and of a day in none the open one', () => {
		expect(periodFor(periods, '2027-03-01', today)?.code).toBe('P4');
		expect(periodFor(periods, '2019-01-01', today)?.code).toBe('P3');
	});

	test('falls to the first open one when that of today is locked', () => {
		expect(openPeriod(periods, '2026-01-01')?.code).toBe('P3');
		expect(openPeriod([], today)).toBeUndefined();
	});
});

describe('an expense may', () => {
	const may: Record<Move, string> = {
		change: 'draft queried',
		submit: 'draft',
		withdraw: 'draft submitted queried',
		query: 'submitted',
		answer: 'queried',
		approve: 'submitted queried',
		cut: 'submitted queried',
		reject: 'submitted queried'
	};
	test.each(Object.entries(may))('%s while it is %s, and never else', (move, from) => {
		expect(states.filter((state) => mayMove(state, move as Move)).join(' ')).toBe(from);
	});
});

describe('whoever decides', () => {
	test('neither entered, changed nor submitted it', () => {
		const hands = { enteredBy: 'a', submittedBy: 'b', changedBy: ['c'] };
		expect(['a', 'b', 'c', 'd'].filter((person) => hadAHand(hands, person))).toEqual(['a', 'b', 'c']);
		expect(hadAHand({ enteredBy: 'a', submittedBy: null, changedBy: [] }, 'b')).toBe(false);
	});

	test.each([
		[1000n, 999n, true],
		[1000n, 1000n, false],
		[1000n, 0n, false],
		[1000n, -1n, false],
		[-1000n, -999n, true],
		[-1000n, -1000n, false],
		[-1000n, 1n, false]
	])('cuts %s to %s: %s', (declared, accepted, ok) => {
		expect(cutTo(declared, accepted).ok).toBe(ok);
	});
});

describe('the warnings', () => {
	const fine: Circumstances = {
		paidOn: '2026-10-01',
		period: { code: 'P3', startsOn: '2026-09-01', endsOn: '2027-02-28' },
		eurMinor: 100n,
		restMinor: 100n,
		duplicates: 0,
		invoicedOn: null,
		totalMinor: null,
		vatMinor: null,
		lacksDocument: false
	};
	test.each([
		['nothing up to the last cent of the line', {}, []],
		['one cent too much', { eurMinor: 101n }, [{ kind: 'over_line', overMinor: 1n }]],
		['a line that was overdrawn already', { restMinor: -50n }, [{ kind: 'over_line', overMinor: 150n }]],
		['no credit note', { eurMinor: -100n, restMinor: -500n }, []],
		[
			'the day after the period',
			{ paidOn: '2027-03-01' },
			[{ kind: 'outside_period', period: 'P3' }, { kind: 'in_future' }]
		],
		['tomorrow but not today', { paidOn: '2026-11-22' }, [{ kind: 'in_future' }]],
		['likely duplicates', { duplicates: 2 }, [{ kind: 'duplicate', count: 2 }]],
		['paid before it was invoiced', { invoicedOn: '2026-10-08' }, [{ kind: 'paid_before_invoice' }]],
		['nothing when paid on the day of the invoice', { invoicedOn: '2026-10-01' }, []],
		['VAT above the total', { totalMinor: 100n, vatMinor: 101n }, [{ kind: 'vat_above_total' }]],
		['VAT of a credit note', { totalMinor: -100n, vatMinor: -25n }, []],
		['no voucher', { lacksDocument: true }, [{ kind: 'missing_document' }]],
		['no rate, and then nothing of the line', { eurMinor: undefined, restMinor: 0n }, [{ kind: 'missing_rate' }]]
	])('name %s', (_, change, expected) => {
		expect(warningsOf({ ...fine, ...change }, today)).toEqual(expected);
	});
});

describe('a category with a flat rate', () => {
	test('is computed and not typed', () => {
		expect(computedCategories({ flatRates: { office_on_staff: '15' } })).toEqual(['office']);
		expect(computedCategories({ flatRates: { other_on_staff: '40' } })).toEqual(['other']);
	});
});
