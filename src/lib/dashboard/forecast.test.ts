import { describe, expect, test } from 'vitest';
import { planToDate, restPlan, runRate } from './forecast.ts';

/** Periods P1–P3 of the demonstration: 181, 184 and 181 days. */
const p1 = { startsOn: '2025-09-01', endsOn: '2026-02-28', minor: 10_000_00n };
const p2 = { startsOn: '2026-03-01', endsOn: '2026-08-31', minor: 20_000_00n };
const p3 = { startsOn: '2026-09-01', endsOn: '2027-02-28', minor: 30_000_00n };
const plan = [p1, p2, p3];
const rest = (used: bigint, asOf: string, of = plan) => restPlan({ plan: of, used, asOf, paceAtMostPercent: '200' });

describe('what should have been used by a day', () => {
	test('is nothing before the project starts', () => {
		expect(planToDate(plan, '2025-08-31')).toBe(0n);
	});
	test('is a 181st of the first period at the end of its first day', () => {
		expect(planToDate(plan, '2025-09-01')).toBe(5525n); // 1 000 000 ÷ 181 = 5 524.86
	});
	test('is the whole first period on its last day', () => {
		expect(planToDate(plan, '2026-02-28')).toBe(10_000_00n);
	});
	test('is the first period and half of the second after 92 of 184 days', () => {
		expect(planToDate(plan, '2026-05-31')).toBe(20_000_00n);
	});
	test('is everything when the last period is over', () => {
		expect(planToDate(plan, '2030-01-01')).toBe(60_000_00n);
	});
});

describe('the rest of the plan at the pace so far', () => {
	test('as planned gives the plan', () => {
		expect(rest(10_000_00n, '2026-02-28')).toBe(60_000_00n);
	});
	test('at four fifths of the plan after P1: 8 000 + 50 000 × 0.8', () => {
		expect(rest(8_000_00n, '2026-02-28')).toBe(48_000_00n);
	});
	test('halfway through P2: 15 000 + 40 000 × 15/20', () => {
		expect(rest(15_000_00n, '2026-05-31')).toBe(45_000_00n);
	});
	test('over a whole P3 at a third: 10 000 + 30 000 × 10 000 ÷ 30 000', () => {
		expect(rest(10_000_00n, '2026-08-31')).toBe(20_000_00n);
	});
	test('rounds halves away from zero: 1 + 1 × 1/2', () => {
		expect(
			rest(1n, '2026-02-28', [
				{ ...p1, minor: 2n },
				{ ...p2, minor: 1n }
			])
		).toBe(2n);
	});
	test('in the first period, before anything was planned, is what was used and all of the plan', () => {
		expect(rest(0n, '2025-08-31')).toBe(60_000_00n);
		expect(rest(300_00n, '2025-08-31')).toBe(60_300_00n);
	});
	test('in a first period without plan likewise', () => {
		expect(rest(500_00n, '2026-02-28', [{ ...p1, minor: 0n }, p2, p3])).toBe(50_500_00n);
	});
	test('with nothing used is nothing', () => {
		expect(rest(0n, '2026-02-28')).toBe(0n);
	});
	test('never goes faster than twice the plan', () => {
		expect(rest(30_000_00n, '2026-02-28')).toBe(130_000_00n); // 30 000 + 2 × 50 000, not 30 000 + 3 × 50 000
	});
	test('never goes backwards when credit notes outweigh costs', () => {
		expect(rest(-100_00n, '2026-02-28')).toBe(-100_00n);
	});
	test('is unknown without any plan', () => {
		expect(rest(100n, '2026-02-28', [])).toBeNull();
		expect(rest(100n, '2026-02-28', [{ ...p1, minor: 0n }])).toBeNull();
	});
	test('after the end is what was used', () => {
		expect(rest(41_000_00n, '2027-02-28')).toBe(41_000_00n);
	});
});

describe('on at the pace of the last six months', () => {
	test('adds the days left: 20 000 + 9 200 × 92 ÷ 184', () => {
		expect(runRate({ used: 20_000_00n, recent: 9_200_00n, recentDays: 184, daysLeft: 92 })).toBe(24_600_00n);
	});
	test('in the first period looks at the days there are: 100 in 10 days, 171 left', () => {
		expect(runRate({ used: 100_00n, recent: 100_00n, recentDays: 10, daysLeft: 171 })).toBe(1_810_00n);
	});
	test('rounds halves away from zero', () => {
		expect(runRate({ used: 0n, recent: 1n, recentDays: 2, daysLeft: 1 })).toBe(1n);
	});
	test('stands still when nothing was used lately, or more was taken back', () => {
		expect(runRate({ used: 500n, recent: 0n, recentDays: 184, daysLeft: 92 })).toBe(500n);
		expect(runRate({ used: 500n, recent: -20n, recentDays: 184, daysLeft: 92 })).toBe(500n);
	});
	test('stands still before the first day and after the last', () => {
		expect(runRate({ used: 0n, recent: 0n, recentDays: 0, daysLeft: 1000 })).toBe(0n);
		expect(runRate({ used: 700n, recent: 700n, recentDays: 184, daysLeft: 0 })).toBe(700n);
	});
});
