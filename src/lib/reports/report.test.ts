import { describe, expect, test } from 'vitest';
import { dueOn, isLate, reminderDue } from './deadline.ts';
import { checkReport, type ReportFacts } from './report-check.ts';
import { figuresOf, frozenOf, readFrozen, totalsOf, type ReportRow } from './report-figures.ts';
import { hasOwnHand, isClosed, mayMoveReport, moveFaults, reportStates, type ReportMove } from './report.ts';

describe('the way of a report', () => {
	const way: Record<ReportMove, string[]> = {
		write: ['draft', 'returned'],
		submit: ['draft', 'returned'],
		return: ['submitted'],
		approve: ['submitted'],
		claim: ['approved'],
		pay: ['claimed'],
		ask: ['submitted', 'approved', 'claimed']
	};
	test.each(Object.entries(way))('%s starts only from %j', (move, from) => {
		expect(reportStates.filter((state) => mayMoveReport(state, move as ReportMove))).toEqual(from);
	});

	test('closes entering from its submission on, and opens it when it is returned', () => {
		expect(reportStates.filter(isClosed)).toEqual(['submitted', 'approved', 'claimed', 'paid']);
	});

	const hands = { state: 'approved' as const, revision: 4, submittedBy: 'partner', approvedBy: 'first' };
	test('is claimed and paid by another one than who approved', () => {
		expect(hasOwnHand(hands, 'claim', 'first')).toBe(true);
		expect(hasOwnHand(hands, 'pay', 'first')).toBe(true);
		expect(hasOwnHand(hands, 'pay', 'second')).toBe(false);
		expect(hasOwnHand({ ...hands, state: 'submitted' }, 'approve', 'partner')).toBe(true);
	});

	test('names every fault of a step at once', () => {
		const keys = (by: string, seen: number, move: ReportMove) =>
			moveFaults(hands, move, { personId: by, seen }).map(({ key }) => key);
		expect(keys('second', 4, 'claim')).toEqual([]);
		expect(keys('first', 3, 'claim')).toEqual(['report.changed_meanwhile', 'report.own_hands']);
		expect(keys('first', 4, 'pay')).toEqual(['report.moved_on', 'report.own_hands']);
	});
});

describe('a deadline', () => {
	test('is the partner’s own where it was given more time', () => {
		expect(dueOn({ reportDueOn: '2026-10-31', extendedTo: '2026-11-15' })).toBe('2026-11-15');
		expect(dueOn({ reportDueOn: '2026-10-31', extendedTo: null })).toBe('2026-10-31');
	});

	test('has passed the day after, for what is not submitted', () => {
		expect(isLate('2026-10-31', 'draft', '2026-10-31')).toBe(false);
		expect(isLate('2026-10-31', 'returned', '2026-11-01')).toBe(true);
		expect(isLate('2026-10-31', 'submitted', '2026-11-01')).toBe(false);
		expect(isLate(null, 'draft', '2026-11-01')).toBe(false);
	});

	test.each([
		['2026-10-16', undefined, undefined],
		['2026-10-17', 'before_deadline', '2026-10-17'],
		['2026-10-20', 'before_deadline', '2026-10-17'],
		['2026-10-28', 'before_deadline', '2026-10-28'],
		['2026-10-31', 'before_deadline', '2026-10-28'],
		['2026-11-01', 'late', '2026-11-01'],
		['2026-11-30', 'late', '2026-11-01'],
		['2026-12-01', undefined, undefined]
	])('of 31 October on %s: %s since %s', (today, kind, since) => {
		expect(reminderDue('2026-10-31', today)).toEqual(kind === undefined ? undefined : { kind, since });
	});
});

describe('what is checked before a report is submitted', () => {
	const good: ReportFacts = {
		hasText: true,
		submittedCount: 3,
		draftCount: 0,
		queriedCount: 0,
		openQuestions: 0,
		withoutVoucher: 0,
		hasRate: true,
		isLocked: false,
		dueOn: '2026-11-30'
	};
	const kinds = (facts: Partial<ReportFacts>, withDrafts = false) =>
		checkReport({ ...good, ...facts }, '2026-11-22', withDrafts).map(
			({ kind, blocking }) => `${blocking ? '!' : ''}${kind}`
		);

	test('is nothing when all is there', () => {
		expect(kinds({})).toEqual([]);
	});
	test('stops without text, without expenses and, for drafts, without a rate', () => {
		expect(kinds({ hasText: false, submittedCount: 0 })).toEqual(['!no_expenses', '!no_text']);
		expect(kinds({ draftCount: 2, hasRate: false }, true)).toEqual(['!rate_missing']);
		expect(kinds({ draftCount: 2, hasRate: false })).toEqual(['drafts_left']);
		expect(kinds({ draftCount: 2, isLocked: true }, true)).toEqual(['!drafts_locked']);
	});
	test('counts drafts as expenses only when they are sent along', () => {
		expect(kinds({ submittedCount: 0, draftCount: 2 }, true)).toEqual([]);
		expect(kinds({ submittedCount: 0, draftCount: 2 })).toEqual(['!no_expenses', 'drafts_left']);
	});
	test('warns of what the secretariat will see as well', () => {
		expect(kinds({ queriedCount: 1, openQuestions: 1, withoutVoucher: 4, dueOn: '2026-11-21' })).toEqual([
			'queries_open',
			'questions_open',
			'vouchers_missing',
			'deadline_passed'
		]);
	});
});

describe('the figures of a report', () => {
	const row = (over: Partial<ReportRow>): ReportRow => ({
		workPackage: 'AP3',
		category: 'staff',
		nationalMinor: 12_500_000n,
		eurMinor: 1_116_071n,
		acceptedNationalMinor: 0n,
		acceptedEurMinor: 0n,
		...over
	});
	const basis = {
		currency: 'SEK' as const,
		side: 'SE' as const,
		rules: { id: 'demo-2025', flatRates: { office_on_staff: '15' } },
		rates: [],
		budget: [{ workPackage: 'AP3', category: 'staff' as const, eurMinor: 5_000_000n }],
		inKindEurMinor: 0n
	};

	test('add office costs per work package, cut to the cent, in both currencies', () => {
		const figures = figuresOf({ ...basis, rows: [row({}), row({ workPackage: 'AP1', eurMinor: -101n })] });
		const office = figures.lines.filter(({ category }) => category === 'office');
		expect(office.map(({ workPackage, eurMinor }) => [workPackage, eurMinor])).toEqual([
			['AP1', -15n],
			['AP3', 167_410n]
		]);
		expect(office[1]?.nationalMinor).toBe(1_875_000n);
		expect(totalsOf(figures.lines).eurMinor).toBe(1_116_071n + 167_410n - 101n - 15n);
	});

	test('keep typed office costs where the rule set has no flat rate for them', () => {
		const rows = [row({}), row({ category: 'office', eurMinor: 500n })];
		const figures = figuresOf({ ...basis, rules: { id: 'x', flatRates: {} }, rows });
		expect(figures.lines.find(({ category }) => category === 'office')?.eurMinor).toBe(500n);
	});

	test('come back from what was frozen as they were, beyond what a float can hold', () => {
		const figures = figuresOf({ ...basis, rows: [row({ eurMinor: 2n ** 60n + 1n })] });
		expect(readFrozen(JSON.parse(JSON.stringify(frozenOf(figures))))).toMatchObject(figures);
	});
});
