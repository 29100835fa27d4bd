import { sql } from 'drizzle-orm';
import { zipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import { expenseLines } from '#lib/funding/expense-lines.server.ts';
import { testDb } from '../../../tests/db.ts';
import { at, csv, head, home, lines, today, withoutImports, importing } from '../../../tests/importing.ts';
import { bringFile } from './bring-file.server.ts';
import { guessedColumns } from './columns.ts';
import { correctRows } from './correct-rows.server.ts';
import { columnsPage } from './import-pages.server.ts';
import { importMapping } from './schema.server.ts';
import { templateCsv } from './template.server.ts';

const { db } = await testDb({ demo: true });
const { eva, kari, bring, match, checked, look, start, expenses } = await importing(db);

beforeEach(() => withoutImports(db));

describe('columns', () => {
	test('are guessed once and remembered for the next file with these headings, of this organisation', async () => {
		const plain = 'Når;Hva;Kroner;Konto\r\n2.10.2026;Import tog;12,50;7140';
		const file = () => new File([plain], 'a.csv');
		const first = await bring(file());
		expect(await match(first)).toMatchObject({
			ok: false,
			issues: [{ key: 'expense_import.missing_date' }, { key: 'expense_import.missing_amount' }]
		});
		const changes = {
			column_0: 'date',
			column_2: 'amount',
			work_package: 'AP2',
			account_0: '7140',
			account_category_0: 'travel'
		};
		expect(await match(first, changes)).toMatchObject({ ok: true });
		expect((await look(first)).counts.ready).toBe(1);
		const second = await columnsPage(db, kari, at(await bring(file(), kari)), today);
		expect(second.mapping).toMatchObject({
			columns: { date: 0, text: 1, amount: 2, account: 3 },
			accounts: { '7140': 'travel' },
			workPackage: 'AP2'
		});
		expect(second.accounts).toEqual([{ account: '7140', count: 1 }]);
		expect(await db.select().from(importMapping)).toHaveLength(1);
	});

	test('of an accounting system with debit, credit and accounts make amounts and cost types', async () => {
		const ledger = [
			'Kontoutskrift 2026;;;;;',
			'Konto;Bilagsnr;Bilagsdato;Tekst;Debet;Kredit',
			'7140 Reise;;;;;',
			'7140;1;2026-10-01;Import tog;1.200,00;',
			'7140;2;2026-10-02;Import retur;;200,00',
			'Sum 7140;;;;1.200,00;200,00'
		].join('\r\n');
		const id = await checked(new File([ledger], 'bok.csv'), {
			work_package: 'AP2',
			account_0: '7140',
			account_category_0: 'travel'
		});
		const page = await look(id);
		expect(page.counts).toMatchObject({ ready: 2, faulty: 0, left_out: 2 });
		expect(page.sums[0]).toMatchObject({ all: 100_000n, told: 100_000n, difference: 0n });
		await start(id);
		expect((await expenses()).map(({ amountMinor, account, category }) => [amountMinor, account, category])).toEqual([
			[120_000n, '7140', 'travel'],
			[-20_000n, '7140', 'travel']
		]);
	});
});

describe('what a file may not bring', () => {
	test('a personal number is neither kept nor brought in', async () => {
		const id = await checked(csv(['B1;2.10.2026;Import for 01010012356;12,50;Reise og opphold;AP2;Vy']));
		const [kept] = await db.execute<{ cells: string }>(sql`select cells::text from expense_import_row`);
		expect(kept?.cells).not.toContain('01010012356');
		expect((await look(id)).rows[0]?.faults).toMatchObject([{ field: 'text', key: 'text.personal_number' }]);
		const form = new FormData();
		form.set('row_2_text', 'Import for 01010012356');
		await correctRows(db, eva, at(id), form, today);
		const [still] = await db.execute<{ text: string }>(sql`select corrections::text as text from expense_import_row`);
		expect(still?.text).not.toContain('01010012356');
		expect((await look(id)).counts.faulty).toBe(1);
	});

	test('another currency needs its rate, and is converted at it', async () => {
		const rows = [
			'Dato;Tekst;Beløp;Valuta;Kurs;Kostnadstype;AP',
			'2.10.2026;Import hotell;100,00;EUR;;Reise;2',
			'3.10.2026;Import fly;10,05;EUR;11,5;Reise;AP 2'
		];
		const id = await checked(new File([rows.join('\n')], 'a.csv'));
		const page = await look(id);
		expect(page.rows.map(({ faults }) => faults.map(({ field, key }) => [field, key]))).toEqual([
			[['rate', 'expense_import.rate_needed']]
		]);
		expect(page.sums).toMatchObject([{ currency: 'EUR', right: 1005n, faulty: 10_000n, all: 11_005n }]);
		await start(id, 'right');
		expect(await expenses()).toMatchObject([
			{ amountMinor: 11_558n, currency: 'NOK', originalMinor: 1005n, originalCurrency: 'EUR' }
		]);
	});

	test.each([
		['nothing', new File([], 'a.csv'), 'no_file'],
		['more than twenty megabytes', new File([new Uint8Array(20 * 1024 * 1024 + 1)], 'a.csv'), 'file_too_large'],
		['an old workbook', new File([Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1)], 'a.xls'), 'old_excel'],
		['a web page', new File(['<html><table><tr><td>Dato'], 'a.xls'), 'web_page'],
		['a broken archive', new File([Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)], 'a.xlsx'), 'unreadable'],
		['no rows', new File([head], 'a.csv'), 'no_rows'],
		['more than ten thousand rows', csv(lines(10_001)), 'too_many_rows']
	])('%s', async (_, file, key) => {
		const form = new FormData();
		form.set('file', file);
		expect(await bringFile(db, eva, home, form, { today, lang: 'nb' })).toMatchObject({
			ok: false,
			issues: [{ field: 'file', key: `expense_import.${key}` }]
		});
	});

	test('an archive that swells', async () => {
		const sheet = zipSync({ 'xl/workbook.xml': new Uint8Array(130 * 1024 * 1024) });
		const form = new FormData();
		form.set('file', new File([new Uint8Array(sheet)], 'bombe.xlsx'));
		expect(await bringFile(db, eva, home, form, { today, lang: 'nb' })).toMatchObject({
			ok: false,
			issues: [{ key: 'expense_import.unpacks_too_large' }]
		});
	});
});

describe('VAT, contributions and what stands on a voucher', () => {
	test('come in with the expense', async () => {
		const rows = [
			'Betalt;Tekst;Kostnadstype;AP;Beløp inkl. mva;Mva;Behandling av mva;Fakturadato;Leverandør;Bilag;Faktura;Konto',
			'2.10.2026;Import stoler;Reise og opphold;AP2;1 250,00;250,00;Kompenseres;30.9.2026;Kontor AS;B9;F77;6540'
		];
		await start(await checked(new File([rows.join('\n')], 'a.csv')));
		expect(await expenses()).toMatchObject([
			{
				amountMinor: 100_000n,
				totalMinor: 125_000n,
				vatMinor: 25_000n,
				vatTreatment: 'compensated',
				invoicedOn: '2026-09-30',
				supplier: 'Kontor AS',
				voucherNumber: 'B9',
				invoiceNumber: 'F77',
				account: '6540'
			}
		]);
	});

	test('in kind where the rules of the side allow it', async () => {
		const lines = await expenseLines(db, home, today);
		const [kind] = lines?.inKind ?? [];
		const rows = [
			'Dato;Tekst;Kostnadstype;AP;Beløp;Bidrag i natura',
			`2.10.2026;Import lokale;Reise og opphold;AP2;90,00;${kind}`
		];
		const id = await checked(new File([rows.join('\n')], 'a.csv'));
		await start(id);
		expect(await expenses()).toMatchObject([{ kind: 'in_kind', contributionKind: kind, amountMinor: 9000n }]);
	});

	test('has its columns in the templates, which are read again as they are', () => {
		for (const lang of ['nb', 'sv'] as const) {
			const names = templateCsv(lang).trim().replace('\uFEFF', '').split(';');
			const columns = guessedColumns(names);
			expect([lang, Object.keys(columns).length]).toEqual([lang, names.length]);
			for (const field of ['vat_treatment', 'total', 'person', 'staff_rate', 'contribution', 'invoiced_on'] as const)
				expect([lang, field, columns[field] !== undefined]).toEqual([lang, field, true]);
		}
	});
});
