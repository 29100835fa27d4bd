import { describe, expect, test } from 'vitest';
import { runningProject } from '#lib/projects/projects.server.ts';
import { testDb } from '../../../tests/db.ts';
import { ledgerEnd } from './append-ledger.server.ts';
import { ledgerBatches, ledgerPage } from './ledger-entries.server.ts';
import type { LedgerRow } from './ledger-entry.ts';
import { ledgerQuery, readLedgerFilter } from './ledger-filter.ts';

const { db } = await testDb({ demo: true });
const project = await runningProject(db, '2026-11-22');
if (!project) throw new Error('No project');
const { id } = project;
const end = await ledgerEnd(db, id);
const all: LedgerRow[] = [];
for await (const batch of ledgerBatches(db, id, end.number)) all.push(...batch);
const cents = (rows: readonly LedgerRow[]) => rows.reduce((sum, { eur }) => sum + BigInt(eur.replace('.', '')), 0n);

describe('reading the book page by page', () => {
	test('gives every row once, newest first', async () => {
		const { page } = await ledgerPage(db, id, {}, null);
		const pages = await Promise.all(
			Array.from({ length: page.pages }, (_, index) => ledgerPage(db, id, {}, String(index + 1)))
		);
		expect(pages.length).toBeGreaterThan(1);
		expect(pages.flatMap(({ rows }) => rows)).toEqual(all.toReversed());
	});

	test.each([
		['side', { side: 'NO' }, (row: LedgerRow) => row.side === 'NO'],
		['partner', { organisation: 'karlstad' }, (row: LedgerRow) => row.organisation === 'karlstad'],
		['work package', { workPackage: 'AP1' }, (row: LedgerRow) => row.work_package === 'AP1'],
		['category', { category: 'staff' }, (row: LedgerRow) => row.category === 'staff'],
		['period', { period: 'P2' }, (row: LedgerRow) => row.period === 'P2'],
		['kind', { kind: 'office' }, (row: LedgerRow) => row.kind === 'office'],
		['two of them', { side: 'SE', period: 'P1' }, (row: LedgerRow) => row.side === 'SE' && row.period === 'P1']
	] as const)('by %s: those rows and their sum, over all pages', async (_, filter, fits) => {
		const wanted = all.filter(fits).toReversed();
		const { page, count, eurMinor } = await ledgerPage(db, id, filter, null);
		const pages = await Promise.all(
			Array.from({ length: page.pages }, (__, index) => ledgerPage(db, id, filter, String(index + 1)))
		);
		expect(wanted.length).toBeGreaterThan(0);
		expect(pages.flatMap(({ rows }) => rows)).toEqual(wanted);
		expect([count, eurMinor]).toEqual([wanted.length, cents(wanted)]);
	});
});

describe('the address of the book', () => {
	const known = { organisations: ['karlstad'], workPackages: ['AP1'], categories: ['staff'], periods: ['P1'] };
	test('says what is chosen, and is read as it was written', () => {
		const filter = {
			side: 'SE',
			organisation: 'karlstad',
			workPackage: 'AP1',
			category: 'staff',
			period: 'P1'
		} as const;
		const address = ledgerQuery({ ...filter, kind: 'income' }, 3);
		expect(address).toBe('?land=se&partner=karlstad&ap=AP1&kostnadstype=staff&periode=P1&type=income&side=3');
		expect(readLedgerFilter(new URLSearchParams(address), known)).toEqual({ ...filter, kind: 'income' });
	});

	test('leaves out what nobody knows', () => {
		const asked = new URLSearchParams('land=dk&partner=x&ap=x&kostnadstype=x&periode=x&type=x');
		expect(ledgerQuery(readLedgerFilter(asked, known))).toBe('');
		expect(ledgerQuery({})).toBe('');
	});
});
