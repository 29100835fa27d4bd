import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { chainRows, type NewEntry } from '#lib/ledger/chain-rows.ts';
import { firstPrev, type LedgerRow } from '#lib/ledger/ledger-entry.ts';

const program = fileURLToPath(new URL('ledger-verify.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sol-ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const entry: NewEntry = {
	kind: 'expense',
	at: new Date('2026-11-20T10:00:00Z'),
	organisationId: 'ringsaker',
	side: 'NO',
	workPackage: 'AP1',
	category: 'travel',
	periodCode: 'P1',
	sourceId: null,
	refersToSource: null,
	amountMinor: 117_000n,
	currency: 'NOK',
	ratePerEuro: '11.700000',
	eurMinor: 10_000n,
	ruleSetId: 'demo-2025',
	reason: '',
	masked: { text: 'Reise', supplier: '', voucher_number: '', documents: [] }
};
const ledger = (entries: readonly NewEntry[]): LedgerRow[] =>
	chainRows(entries, { number: 0, hash: firstPrev, at: new Date(0) }, new Map(), { sha256, salt: () => 'x' }).map(
		({ row }) => row
	);
const rows = ledger([entry, { ...entry, amountMinor: -117n, eurMinor: -10n }, { ...entry, category: 'external' }]);
const headOf = (each: readonly LedgerRow[]) => each.at(-1)?.hash ?? firstPrev;
const altered = rows.map((row, index) => (index === 1 ? { ...row, eur: '-0.11' } : row));
const recomputed = ledger([{ ...entry, amountMinor: 1_170_000n, eurMinor: 100_000n }]);

async function verify(content: unknown, ...more: string[]): Promise<{ code: number; told: string }> {
	const file = join(folder, 'sol-ledger.json');
	writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
	return new Promise((resolve) => {
		execFile(process.execPath, [program, file, ...more], (fault, stdout, stderr) => {
			resolve({ code: fault ? Number(fault.code) : 0, told: stdout + stderr });
		});
	});
}

describe('whoever has downloaded the ledger', () => {
	test('is told head, count and sums, and that the chain holds', async () => {
		const { code, told } = await verify(
			{ notice: { nb: 'x', sv: 'x' }, head: headOf(rows), rows },
			'--head',
			headOf(rows)
		);
		expect(code).toBe(0);
		expect(told).toContain(headOf(rows));
		expect(told).toMatch(/rows {3}3\ntotal {2}199\.90 EUR/);
		expect(told).toMatch(/external +100\.00 EUR/);
	});

	test.each([
		['a cent altered', altered, 'Row 2 was altered'],
		['a row removed', rows.filter((_, index) => index !== 1), 'Row 3 stands where row 2'],
		['two rows swapped', [rows[1], rows[0], rows[2]], 'Row 2 stands where row 1']
	])('is told of %s, by the number of the row', async (_, touched, told) => {
		expect(await verify({ head: headOf(rows), rows: touched })).toEqual({
			code: 1,
			told: expect.stringContaining(told) as string
		});
	});

	test('is told of a chain recomputed as a whole, when the head is given', async () => {
		const forged = { head: headOf(recomputed), rows: recomputed };
		expect((await verify(forged)).code).toBe(0);
		const { code, told } = await verify(forged, '--head', headOf(rows));
		expect(code).toBe(1);
		expect(told).toContain('The whole chain is another');
	});

	test.each([
		['no JSON', '{', []],
		['no ledger', '[]', []],
		['a head that is none', '{}', ['--head', 'abc']],
		['two files', '{}', ['other.json']]
	])('is told in one line of %s', async (_, content, more) => {
		const { code, told } = await verify(content, ...more);
		expect(code).toBe(1);
		expect(told.trim().split('\n')).toHaveLength(1);
	});
});
