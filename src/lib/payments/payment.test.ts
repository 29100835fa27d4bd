import { describe, expect, test } from 'vitest';
import ruleSets from '#data/rule-sets.json' with { type: 'json' };
import type { RuleSet } from '#lib/projects/rule-set.ts';
import { balanceOf, instalmentFaults, paymentWarnings, unsettled, type Advance, type Instalment } from './payment.ts';

const claimed: Instalment = {
	side: 'SE',
	periodCode: 'P1',
	claimedOn: '2026-05-01',
	claimedMinor: 10_000_00n,
	grantedOn: null,
	grantedMinor: null,
	receivedOn: null,
	receivedMinor: null,
	receivedNationalMinor: null,
	claimedBy: 'first',
	revision: 1
};
const granted: Instalment = { ...claimed, grantedOn: '2026-06-01', grantedMinor: 9_000_00n, revision: 2 };
const received: Instalment = { ...granted, receivedOn: '2026-07-01', receivedMinor: 8_000_00n, revision: 3 };
const taking = { personId: 'second', seen: 1, on: '2026-06-01', today: '2026-11-22' };
const keys = (issues: readonly { key: string }[]) => issues.map(({ key }) => key);

describe('an instalment', () => {
	test('is granted only while it is claimed and received only once it is granted', () => {
		expect(instalmentFaults(claimed, 'grant', taking)).toEqual([]);
		expect(keys(instalmentFaults(claimed, 'receive', taking))).toEqual(['payment.moved_on']);
		expect(keys(instalmentFaults(received, 'receive', taking))).toContain('payment.moved_on');
	});
	test('is received by another one than who claimed it', () => {
		const at = { ...taking, seen: 2, on: '2026-07-01' };
		expect(instalmentFaults(granted, 'receive', at)).toEqual([]);
		expect(keys(instalmentFaults(granted, 'receive', { ...at, personId: 'first' }))).toEqual(['payment.own_hands']);
	});
	test('goes forward in time, and never into the future', () => {
		expect(keys(instalmentFaults(claimed, 'grant', { ...taking, on: '2026-04-30' }))).toEqual([
			'payment.before_last_step'
		]);
		expect(keys(instalmentFaults(claimed, 'grant', { ...taking, on: '2026-11-23' }))).toEqual(['payment.in_future']);
		expect(keys(instalmentFaults(claimed, 'grant', { ...taking, seen: 0 }))).toEqual(['payment.changed_meanwhile']);
	});
});

describe('the money of a side', () => {
	const advance: Advance = {
		id: 'a',
		side: 'SE',
		organisation: null,
		paidOn: '2025-10-01',
		eurMinor: 30_000_00n,
		nationalMinor: 336_000_00n,
		comment: '',
		language: 'sv',
		settlements: [{ settledOn: '2026-06-01', eurMinor: 1_000_00n, comment: '' }]
	};
	test('adds up to the whole support', () => {
		const balance = balanceOf(
			900_000_00n,
			[received, { ...granted, periodCode: 'P2' }, { ...claimed, periodCode: 'P3' }],
			[advance]
		);
		expect(balance).toMatchObject({
			claimedMinor: 30_000_00n,
			grantedMinor: 18_000_00n,
			receivedMinor: 8_000_00n,
			undecidedMinor: 10_000_00n,
			onItsWayMinor: 9_000_00n,
			unsettledMinor: 29_000_00n
		});
		expect(balance.outstandingMinor + balance.receivedMinor + balance.advancedMinor).toBe(balance.grantMinor);
		expect(unsettled(advance)).toBe(29_000_00n);
	});
	test('is warned of by the rule set of its side, at the ceiling and beyond', () => {
		const rules = ruleSets.find(({ id }) => id === 'demo-2025') as unknown as RuleSet;
		const side = (code: 'NO' | 'SE') => ({ side: code, grantMinor: 60_000_00n, ruleSet: rules });
		const kinds = (code: 'NO' | 'SE', advances: Advance[], instalments: Instalment[] = []) =>
			paymentWarnings(side(code), instalments, advances).map(({ kind }) => kind);
		expect(kinds('SE', [advance])).toEqual([]);
		expect(kinds('SE', [{ ...advance, eurMinor: 30_000_01n, nationalMinor: 400_000_01n }])).toEqual([
			'advance_over_share',
			'advance_over_ceiling'
		]);
		expect(kinds('NO', [advance])).toEqual(['no_advances']);
		expect(kinds('NO', [], [{ ...claimed, claimedMinor: 60_000_01n }])).toEqual(['over_grant']);
	});
});
