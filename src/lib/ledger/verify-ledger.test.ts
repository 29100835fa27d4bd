import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { canonicalJson, firstPrev, rowText, type LedgerRow, type UnhashedRow } from './ledger-entry.ts';
import { verifyLedger, type Verified } from './verify-ledger.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const masked = sha256('masked');

const plain = {
	at: '2026-11-20T10:00:00.000Z',
	kind: 'expense',
	organisation: 'karlstad',
	side: 'SE',
	work_package: 'AP1',
	category: 'staff',
	period: 'P1',
	amount: '1120.00',
	currency: 'SEK',
	rate: '11.2',
	eur: '100.00',
	rule_set: 'demo-2025',
	refers_to: null,
	reason: '',
	masked
} as const satisfies Partial<LedgerRow>;

type Part = Partial<UnhashedRow>;
function chain(parts: readonly Part[]): LedgerRow[] {
	let prev = firstPrev;
	return parts.map((part, index) => {
		const row: UnhashedRow = { ...plain, number: index + 1, ...part, prev };
		prev = sha256(rowText(row));
		return { ...row, hash: prev };
	});
}
const office = (eur: string): Part => ({
	kind: 'office',
	category: 'office',
	amount: null,
	currency: null,
	rate: null,
	eur
});

const honest = chain([
	{},
	office('15.00'),
	{
		organisation: 'ringsaker',
		side: 'NO',
		category: 'travel',
		amount: '-117.00',
		currency: 'NOK',
		rate: '11.7',
		eur: '-10.00'
	},
	{ kind: 'reversal', amount: '-1120.00', eur: '-100.00', refers_to: 1, period: 'P2', reason: 'Dobbelt ført – æøå ÄÖ' },
	office('-15.00'),
	{ kind: 'income', category: 'other', amount: '-0.01', eur: '0.00' },
	{
		kind: 'correction',
		amount: '11.20',
		eur: '1.01',
		refers_to: 3,
		organisation: 'ringsaker',
		side: 'NO',
		reason: 'Kutt'
	}
]);
const headOf = (rows: readonly LedgerRow[]) => rows.at(-1)?.hash ?? firstPrev;
const fileOf = (rows: readonly unknown[], head = headOf(honest)) => ({ head, rows });
const verify = (rows: readonly unknown[], head?: string) => verifyLedger(fileOf(rows, head), sha256);
const whyOf = (verified: Verified) => (verified.ok ? 'ok' : `${verified.fault.why} ${String(verified.fault.row)}`);
/** A forger who recomputes everything. */
const rechained = (rows: readonly LedgerRow[]) =>
	chain(rows.map(({ hash: _, prev: __, ...row }, index) => ({ ...row, number: index + 1 })));
const changed = (at: number, part: Part) => honest.map((row, index) => (index === at ? { ...row, ...part } : row));

describe('a ledger that nobody touched', () => {
	test('holds, with its head, its count and its sums', async () => {
		const verified = await verify(honest);
		expect(verified).toMatchObject({ ok: true, head: headOf(honest), count: 7 });
		if (!verified.ok) return;
		expect(verified.sums.total).toBe(-899n);
		expect(verified.sums.side).toEqual(
			new Map([
				['SE', 0n],
				['NO', -899n]
			])
		);
		expect(verified.sums.category.get('office')).toBe(0n);
		expect(verified.sums.period).toEqual(
			new Map([
				['P1', -899n + 10000n],
				['P2', -10000n]
			])
		);
	});

	test('may be empty', async () => {
		expect(await verify([], firstPrev)).toMatchObject({ ok: true, head: firstPrev, count: 0 });
	});

	test('agrees with the head that was read elsewhere, however its letters were written', async () => {
		expect(whyOf(await verifyLedger(fileOf(honest), sha256, headOf(honest).toUpperCase()))).toBe('ok');
	});

	test('may be checked by a digest that takes its time, as in a browser', async () => {
		const slow = (text: string) => Promise.resolve(sha256(text));
		expect(whyOf(await verifyLedger(fileOf(honest), slow))).toBe('ok');
	});
});

describe('a ledger that somebody altered', () => {
	const others: Readonly<Record<Exclude<keyof LedgerRow, 'number'>, unknown>> = {
		at: '2026-11-20T10:00:00.001Z',
		kind: 'income',
		organisation: 'hamar',
		side: 'NO',
		work_package: 'AP2',
		category: 'other',
		period: 'P3',
		amount: '1120.01',
		currency: 'NOK',
		rate: '11.3',
		eur: '100.01',
		rule_set: 'demo-2026',
		refers_to: 1,
		reason: 'x',
		masked: sha256('x'),
		prev: sha256('y'),
		hash: sha256('z')
	};
	const cells = honest.flatMap((row, at) =>
		Object.entries(others)
			.filter(([name, value]) => row[name as keyof LedgerRow] !== value)
			.map(([name, value]) => ({ at, name, value }))
	);

	test.each(cells)('row $at: another $name is found at that row', async ({ at, name, value }) => {
		const touched = changed(at, { [name]: value });
		expect(whyOf(await verify(touched))).toBe(`hash ${String(at + 1)}`);
	});

	test.each(honest.map((_, at) => at))('row %i: one cent more or less is found at that row', async (at) => {
		const minor = BigInt((honest[at]?.eur ?? '').replace('.', ''));
		for (const other of [minor + 1n, minor - 1n]) {
			const text = (Number(other) / 100).toFixed(2);
			expect(whyOf(await verify(changed(at, { eur: text })))).toBe(`hash ${String(at + 1)}`);
		}
	});

	test.each(honest.map((_, at) => at))('row %i removed is named, or the head does not hold', async (at) => {
		const rest = honest.filter((_, index) => index !== at);
		const last = at === honest.length - 1;
		expect(whyOf(await verify(rest))).toBe(last ? `head ${String(at)}` : `number ${String(at + 2)}`);
	});

	test('two rows swapped are named, wherever they stand', async () => {
		for (const a of honest.keys())
			for (const b of honest.keys()) {
				if (a >= b) continue;
				const swapped = honest.map((row, index) => (index === a ? honest[b] : index === b ? honest[a] : row));
				expect(whyOf(await verify(swapped))).toBe(`number ${String(b + 1)}`);
			}
	});

	test('a row that stands twice is named', async () => {
		expect(whyOf(await verify([...honest, honest[6]]))).toBe('number 7');
	});

	test('a row with a new hash of its own breaks the chain at the next', async () => {
		const row = { ...plain, ...honest[2], period: 'P9' } as LedgerRow;
		const touched = honest.map((each, index) => (index === 2 ? { ...row, hash: sha256(rowText(row)) } : each));
		expect(whyOf(await verify(touched))).toBe('prev 4');
	});

	test('a chain recomputed as a whole fails against the head that was read elsewhere', async () => {
		const forged = rechained(changed(0, { amount: '2240.00', eur: '200.00' }).slice(0, 3));
		expect(whyOf(await verify(forged, headOf(forged)))).toBe('ok');
		const asked = await verifyLedger(fileOf(forged, headOf(forged)), sha256, headOf(honest));
		expect(whyOf(asked)).toBe('other_head null');
	});

	test('a ledger that has grown since the head was read says where that head stands', async () => {
		expect(whyOf(await verifyLedger(fileOf(honest), sha256, honest[3]?.hash))).toBe('other_head 4');
	});

	test('an empty file in place of the ledger fails against its head', async () => {
		expect(whyOf(await verifyLedger(fileOf([], firstPrev), sha256, headOf(honest)))).toBe('other_head null');
	});
});

describe('a chain that holds but tells what cannot be', () => {
	const cases: readonly [string, number, Part, string][] = [
		['euros that do not follow from amount and rate', 0, { eur: '100.01' }, 'euros 1'],
		['an expense without amount', 0, { amount: null }, 'euros 1'],
		['an office cost with an amount', 1, { amount: '1.00' }, 'euros 2'],
		['a rate of nothing', 0, { rate: '0' }, 'euros 1'],
		['a reversal of less than the whole', 3, { amount: '-1108.80', eur: '-99.00' }, 'refers_to 4'],
		['a reversal in another category', 3, { category: 'travel' }, 'refers_to 4'],
		['a reversal of nothing', 3, { refers_to: null }, 'refers_to 4'],
		['a reversal of what comes later', 3, { refers_to: 6 }, 'refers_to 4'],
		['a reversal of an office cost', 3, { refers_to: 2 }, 'refers_to 4'],
		["a reversal of another partner's row", 3, { organisation: 'hamar' }, 'refers_to 4'],
		['an expense that refers to a row', 2, { refers_to: 1 }, 'refers_to 3'],
		['time that runs backwards', 3, { at: '2026-11-19T10:00:00.000Z' }, 'time 4']
	];
	test.each(cases)('%s', async (_, at, part, why) => {
		const rows = rechained(changed(at, part));
		expect(whyOf(await verify(rows, headOf(rows)))).toBe(why);
	});

	test('a row taken back twice', async () => {
		const rows = rechained([...honest, ...honest.slice(3, 4)]);
		expect(whyOf(await verify(rows, headOf(rows)))).toBe('refers_to 8');
	});

	test('a correction may be one cent beside, never two', async () => {
		for (const [eur, why] of [
			['0.95', 'ok'],
			['0.94', 'euros 7'],
			['0.97', 'ok'],
			['0.98', 'euros 7']
		] as const) {
			const rows = rechained(changed(6, { rate: '11.7', eur }));
			expect(whyOf(await verify(rows, headOf(rows)))).toBe(why);
		}
	});
});

describe('a file that is no ledger', () => {
	test.each([null, 1, 'x', [], {}, { head: 'x', rows: [] }, { head: firstPrev }, { head: firstPrev, rows: {} }])(
		'%j is told from one',
		async (value) => {
			expect(whyOf(await verifyLedger(value, sha256))).toBe('no_ledger null');
		}
	);

	test.each([
		['number', 1.5],
		['number', '1'],
		['eur', '1'],
		['eur', 1],
		['eur', '1.0'],
		['eur', '01.00'],
		['eur', 'NaN'],
		['at', '2026-11-20'],
		['kind', 'gift'],
		['side', 'DK'],
		['currency', 'USD'],
		['rate', '1e3'],
		['hash', 'F'.repeat(64)],
		['reason', '\ud800'],
		['refers_to', 0],
		['organisation', null],
		['supplier', 'Shown by mistake']
	])('a row with %s %j is named by its place and the field', async (name, value) => {
		const verified = await verify(changed(3, { [name]: value }));
		expect(verified).toEqual({ ok: false, fault: { why: 'field', row: 4, detail: name } });
	});

	test('a row that lacks a field, or is no row', async () => {
		const lacking = Object.fromEntries(Object.entries(honest[0] ?? {}).filter(([name]) => name !== 'reason'));
		expect(await verify([lacking])).toMatchObject({ fault: { why: 'field', row: 1, detail: 'reason' } });
		expect(await verify([null])).toMatchObject({ fault: { why: 'field', row: 1, detail: '' } });
	});
});

describe('the text that is hashed', () => {
	test('is RFC 8785: names in order, nothing between, escapes as short as they can be', () => {
		const value = { b: 1, a: 'å"\\\n\u0001€', '\u20ac': null, '\r': ['x', 2], '1': {} };
		expect(canonicalJson(value)).toBe('{"\\r":["x",2],"1":{},"a":"å\\"\\\\\\n\\u0001€","b":1,"€":null}');
	});

	test('takes no fractions and no half characters', () => {
		expect(() => canonicalJson({ a: 0.5 })).toThrow(RangeError);
		expect(() => canonicalJson('\udc00')).toThrow(RangeError);
	});

	test('is the same whatever order the row is written in', () => {
		const row = honest[3];
		if (!row) throw new Error('No row');
		expect(rowText(Object.fromEntries(Object.entries(row).reverse()) as LedgerRow)).toBe(rowText(row));
	});
});
