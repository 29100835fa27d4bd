import { describe, expect, test } from 'vitest';
import { toEurMinor } from '#lib/funding/conversion.ts';
import {
	acceptedMinor,
	correctionFaults,
	correctionOf,
	counterpartMayMove,
	laterOpenPeriods,
	reversalFaults,
	type Original
} from './take-back.ts';

const original: Original = {
	kind: 'cost',
	state: 'approved',
	periodCode: 'P1',
	isClosed: true,
	isClaimed: true,
	isReversed: false,
	acceptedMinor: 112_007n,
	eurMinor: 10_001n,
	ratePerEuro: '11.2',
	correctedMinor: 0n,
	correctedEurMinor: 0n,
	returnableMinor: 0n
};
const keys = (faults: readonly { key: string }[]) => faults.map(({ key }) => key);

describe('taking an expense back', () => {
	test('is for what is approved or cut, of a period that is closed', () => {
		for (const state of ['approved', 'cut']) expect(reversalFaults({ ...original, state })).toEqual([]);
		for (const state of ['draft', 'submitted', 'queried', 'rejected', 'withdrawn'])
			expect(keys(reversalFaults({ ...original, state }))).toEqual(['expense.take_back_undecided']);
		expect(keys(reversalFaults({ ...original, isClosed: false }))).toEqual(['expense.take_back_open']);
	});

	test.each(['cost', 'staff', 'in_kind', 'income'])('is for a %s', (kind) => {
		expect(reversalFaults({ ...original, kind })).toEqual([]);
	});

	test.each(['reversal', 'correction'])('is not for a %s', (kind) => {
		expect(keys(reversalFaults({ ...original, kind }))).toEqual(['expense.take_back_counterpart']);
		expect(keys(correctionFaults({ ...original, kind }))).toEqual(['expense.take_back_counterpart']);
	});

	test('is done once, and not of what an authority has corrected', () => {
		expect(keys(reversalFaults({ ...original, isReversed: true }))).toEqual(['expense.taken_back_already']);
		expect(keys(correctionFaults({ ...original, isReversed: true }))).toEqual(['expense.taken_back_already']);
		expect(keys(reversalFaults({ ...original, correctedMinor: -1n }))).toEqual(['expense.corrected_already']);
		expect(correctionFaults({ ...original, correctedMinor: -1n })).toEqual([]);
	});

	test('names all that stands against it at once', () => {
		const faults = reversalFaults({ ...original, isClosed: false, isReversed: true, correctedMinor: -1n });
		expect(faults).toHaveLength(3);
	});

	test('is for later periods that are open', () => {
		const period = (code: string, startsOn: string, isLocked = false) => ({
			code,
			startsOn,
			endsOn: startsOn,
			reportDueOn: null,
			isLocked
		});
		const periods = [
			period('P1', '2025-09-01', true),
			period('P2', '2026-03-01', true),
			period('P3', '2026-09-01'),
			period('P4', '2027-03-01')
		];
		expect(laterOpenPeriods(periods, original).map(({ code }) => code)).toEqual(['P3', 'P4']);
		expect(laterOpenPeriods(periods, { periodCode: 'P3' }).map(({ code }) => code)).toEqual(['P4']);
		expect(laterOpenPeriods(periods, { periodCode: 'P9' })).toEqual([]);
	});
});

describe('what an authority cuts', () => {
	const parts = (amounts: readonly bigint[], of = original) => {
		let now = of;
		for (const amount of amounts) {
			const decided = correctionOf(now, amount);
			if (!decided.ok) throw new Error(decided.issues[0]?.key);
			now = {
				...now,
				correctedMinor: now.correctedMinor + decided.value.amountMinor,
				correctedEurMinor: now.correctedEurMinor + decided.value.eurMinor
			};
		}
		return now;
	};

	test('may be all of it', () => {
		expect(correctionOf(original, 112_007n)).toEqual({
			ok: true,
			value: { amountMinor: -112_007n, eurMinor: -10_001n }
		});
	});

	test.each([0n, -1n, 112_008n])('%d öre of 112 007 is refused', (part) => {
		expect(correctionOf(original, part)).toMatchObject({ ok: false, issues: [{ field: 'amount' }] });
	});

	test('is of what is locked or claimed, while a report that is only sent in is returned', () => {
		expect(correctionFaults(original)).toEqual([]);
		expect(keys(correctionFaults({ ...original, isClaimed: false }))).toEqual(['expense.correct_before_claim']);
		expect(reversalFaults({ ...original, isClaimed: false })).toEqual([]);
	});

	test('is given back up to what was taken, to the cent that it came to', () => {
		const taken = { ...parts([33_333n, 20_001n]), returnableMinor: 53_334n };
		expect(correctionOf(taken, 53_335n, true)).toMatchObject({
			issues: [{ field: 'amount', key: 'expense.correct_more_than_taken' }]
		});
		expect(correctionOf(taken, 0n, true).ok).toBe(false);
		expect(correctionOf(taken, 53_334n, true)).toEqual({
			ok: true,
			value: { amountMinor: 53_334n, eurMinor: -taken.correctedEurMinor }
		});
		expect(correctionOf(original, 1n, true).ok).toBe(false);
	});

	test('is not of a credit note or an income', () => {
		expect(keys(correctionFaults({ ...original, acceptedMinor: -5n }))).toEqual(['expense.correct_negative']);
	});

	test('in any number of parts leaves what is left at its rate, and in the end nothing', () => {
		let seed = 7;
		const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
		for (let round = 0; round < 2000; round += 1) {
			const rate = ['11.2', '11.7', '8', '10.0001', '1'][random(5)] ?? '1';
			const whole = BigInt(random(100_000) + 3);
			let now = { ...original, acceptedMinor: whole, ratePerEuro: rate, eurMinor: toEurMinor(whole, rate) };
			let left = whole;
			while (left > 0n) {
				const part = BigInt(random(Number(left))) + 1n;
				now = parts([part], now);
				left -= part;
				expect(now.eurMinor + now.correctedEurMinor).toBe(toEurMinor(left, rate));
			}
			expect(now.eurMinor + now.correctedEurMinor).toBe(0n);
		}
	});
});

describe('what counts of an expense in its own currency', () => {
	const expense = { amountMinor: 112_007n, approvedMinor: 3333n, ratePerEuro: '11.2' };
	test('is all of an approved one, and of a cut one what its euros are worth', () => {
		expect(acceptedMinor({ ...expense, state: 'approved' })).toBe(112_007n);
		expect(acceptedMinor({ ...expense, state: 'cut' })).toBe(37_330n);
		expect(acceptedMinor({ ...expense, state: 'cut', approvedMinor: -3333n })).toBe(-37_330n);
	});
});

describe('deciding on a counterpart', () => {
	test('is on the whole of it, and a correction is no question to the partner', () => {
		const moves = ['query', 'approve', 'cut', 'reject'] as const;
		const allowed = (kind: string) => moves.filter((move) => counterpartMayMove(kind, move));
		expect(allowed('cost')).toEqual(moves);
		expect(allowed('reversal')).toEqual(['query', 'approve', 'reject']);
		expect(allowed('correction')).toEqual(['approve', 'reject']);
	});
});
