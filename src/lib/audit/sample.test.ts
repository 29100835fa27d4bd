import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { riskPoints, risksOf, type Risk, type RiskFacts } from './risk.ts';
import { drawSample, sampleMethods, type Candidate, type SampleMethod } from './sample.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const one = (id: string, eurMinor: bigint, risks: Risk[] = []): Candidate => ({ id, eurMinor, risks });
/** 1000 cents in all. */
const five = [one('a', 100n), one('b', 400n), one('c', -200n), one('d', 50n), one('e', 250n)];
const draw = (method: SampleMethod, size: number, seed = 's', from = five, digest = sha256) =>
	drawSample(from, { method, size, seed }, digest).join('');
/** A digest whose number is given, so that the start of the grid is known. */
const start = (number: bigint) => (text: string) => (text.includes(':') ? sha256(text) : number.toString(16));

describe('drawing by lot', () => {
	test('takes the smallest SHA-256 of seed and id, as any tool computes it', () => {
		const lots = ['a', 'b', 'c', 'd', 'e'].map((id) => [sha256(`2026-P1:${id}`), id] as const).toSorted();
		expect(draw('random', 5, '2026-P1')).toBe(lots.map(([, id]) => id).join(''));
		expect(draw('random', 2, '2026-P1')).toBe(draw('random', 5, '2026-P1').slice(0, 2));
	});

	test('gives others with another seed', () => {
		const seen = new Set(Array.from({ length: 40 }, (_, n) => draw('random', 1, `seed ${n}`)));
		expect([...seen].toSorted().join('')).toBe('abcde');
	});
});

describe('drawing the largest', () => {
	test('counts a credit note by its size, and equals by their ids', () => {
		expect(draw('largest', 3)).toBe('bec');
		expect(draw('largest', 2, 's', [one('y', 5n), one('x', -5n), one('w', 4n)])).toBe('xy');
	});
});

describe('drawing in proportion to amount', () => {
	// steps of 1000 / 2 = 500 from 120: 120 lies in b (100–500), 620 in c (500–700)
	test('takes whoever the grid hits', () => {
		expect(draw('by_amount', 2, 's', five, start(240n))).toBe('bc');
	});

	// 499 / 2 = 249.5 lies in b (100–500), 749.5 in d (700–750) by half a cent
	test('counts to the half cent', () => {
		expect(draw('by_amount', 2, 's', five, start(499n))).toBe('bd');
		expect(draw('by_amount', 2, 's', five, start(500n))).toBe('be');
	});

	test('starts within the first step, whatever the seed', () => {
		expect(draw('by_amount', 2, 's', five, start(1000n))).toBe(draw('by_amount', 2, 's', five, start(0n)));
		expect(draw('by_amount', 2, 's', five, start(0n))).toBe('ac');
	});

	// of 4: a step is 250, so b and e are sure; of the rest (350) 2 are drawn with a step of 175, so c is sure as well;
	// of a and d (150) one is left, and 100 of 150 starts hit a
	test('is sure to take what is a whole step or more, and steps anew over the rest', () => {
		expect(draw('by_amount', 4, 's', five, start(99n))).toBe('beca');
		expect(draw('by_amount', 4, 's', five, start(100n))).toBe('becd');
	});

	test('takes an amount of nothing only when nothing else is left', () => {
		const withNothing = [one('a', 0n), one('b', 10n), one('c', 10n)];
		for (const n of [0n, 7n, 19n]) expect(draw('by_amount', 2, 's', withNothing, start(n))).toBe('bc');
		expect(draw('by_amount', 3, 's', withNothing)).toBe('bca');
		expect(draw('by_amount', 1, 's', [one('a', 0n)])).toBe('a');
	});

	test('draws each as often as its amount says', () => {
		const drawn = Array.from({ length: 1000 }, (_, n) => draw('by_amount', 1, 's', five, start(BigInt(n))));
		const times = (id: string) => drawn.filter((each) => each === id).length;
		expect(['a', 'b', 'c', 'd', 'e'].map(times)).toEqual([100, 400, 200, 50, 250]);
	});

	test('is exact beyond 2^53', () => {
		const huge = [one('a', 2n ** 60n), one('b', 2n ** 60n + 1n)];
		expect(draw('by_amount', 1, 's', huge, start(2n ** 60n - 1n))).toBe('a');
		expect(draw('by_amount', 1, 's', huge, start(2n ** 60n))).toBe('b');
	});
});

describe('drawing by risk', () => {
	test('takes the most points first, of equals the larger amount', () => {
		const from = [
			one('a', 1n, ['staff']),
			one('b', 9n, []),
			one('c', 2n, ['staff']),
			one('d', 1n, ['no_voucher', 'cut'])
		];
		expect(draw('risk', 4, 's', from)).toBe('dcab');
	});
});

describe('any draw', () => {
	test.each(sampleMethods)('%s depends on nothing but expenses, size and seed', (method) => {
		const many = Array.from({ length: 300 }, (_, n) =>
			one(sha256(String(n)), BigInt(n * 37 - 400), n % 7 === 0 ? ['staff'] : [])
		);
		for (const size of [1, 10, 299, 300, 1000]) {
			const first = drawSample(many, { method, size, seed: 'x' }, sha256);
			expect(drawSample(many.toReversed(), { method, size, seed: 'x' }, sha256)).toEqual(first);
			expect(new Set(first).size).toBe(Math.min(size, many.length));
		}
		expect(drawSample([], { method, size: 5, seed: 'x' }, sha256)).toEqual([]);
	});
});

describe('the risk of an expense', () => {
	const plain: RiskFacts = {
		kind: 'cost',
		state: 'approved',
		amountMinor: 100n,
		hasVoucher: true,
		hasTwin: false,
		isOutsidePeriod: false,
		hasCounterpart: false,
		hasOtherCurrency: false,
		wasQueried: false
	};
	test.each<[string, Partial<RiskFacts>, Risk[]]>([
		['nothing of note', {}, []],
		['no voucher', { hasVoucher: false }, ['no_voucher']],
		['a twin', { hasTwin: true }, ['duplicate']],
		['a cut', { state: 'cut' }, ['cut']],
		['paid outside the period', { isOutsidePeriod: true }, ['outside_period']],
		['a credit note', { amountMinor: -1n }, ['credit_note']],
		['income, which is always negative', { kind: 'income', amountMinor: -1n }, []],
		[
			'a reversal, which needs no voucher',
			{ kind: 'reversal', amountMinor: -1n, hasVoucher: false, hasCounterpart: true },
			['taken_back']
		],
		['taken back', { hasCounterpart: true }, ['taken_back']],
		['wages in another currency', { kind: 'staff', hasOtherCurrency: true }, ['staff', 'other_currency']],
		['in kind, asked about', { kind: 'in_kind', wasQueried: true }, ['in_kind', 'queried']]
	])('%s', (_, change, found) => {
		expect(risksOf({ ...plain, ...change })).toEqual(found);
	});

	test('is the sum of its points', () => {
		expect(riskPoints(['no_voucher', 'duplicate', 'staff'])).toBe(7);
		expect(riskPoints([])).toBe(0);
	});
});
