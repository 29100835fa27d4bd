import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { issuesOf } from '#lib/decision.ts';
import { filesFolder, waitingFolder } from '#lib/documents/file-folder.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { accepted } from '../../../tests/decided.ts';
import { approveExpense } from './approve-expense.server.ts';
import { checkReceipt, receiptPage } from './check-receipt.server.ts';
import { enterExpenses } from './enter-expenses.server.ts';
import { expenseLines } from './expense-lines.server.ts';
import { uploadToExpense } from './keep-vouchers.server.ts';
import { submitExpenses } from './submit-expenses.server.ts';

const { db } = await testDb({ demo: true });
const dataDir = await mkdtemp(join(tmpdir(), 'sol-receipt-'));
afterAll(() => rm(dataDir, { recursive: true, force: true }));
const today = '2026-11-22';
const finance = await actorOf(db, 'okonomi.karlstad');
const secretariat = await actorOf(db, 'sekretariat1');
const invoice = new TextEncoder().encode('Faktura 4711: 1 120,00 SEK');
const photo = await sharp({ create: { width: 40, height: 60, channels: 3, background: '#a05030' } })
	.jpeg()
	.withExif({ IFD0: { Copyright: 'Kari' } })
	.toBuffer();
let id: string;

function sent(...files: readonly [name: string, bytes: Uint8Array][]): Request {
	const form = new FormData();
	form.set('form', '00000000-0000-4000-8000-00000000abcd');
	for (const [name, bytes] of files) form.append('files', new Blob([new Uint8Array(bytes)]), name);
	return new Request('https://sol.example/x', { method: 'POST', body: form });
}

const check = (by: Actor, request: Request, about = id) => checkReceipt(db, by, { id: about, dataDir, today }, request);

beforeAll(async () => {
	const lines = await expenseLines(db, 'karlstad', today);
	if (!lines) throw new Error('Karlstad has no part');
	const travel = { category: 'travel', workPackage: 'AP3', periodCode: 'P3', paidOn: '2026-10-07' } as const;
	const entered = await enterExpenses(db, finance, lines, [
		{ ...travel, pilotId: null, text: 'Tåg', amountMinor: 112_000n }
	]);
	[id = ''] = accepted(entered).ids;
	const to = { organisationId: 'karlstad', expenseId: id, dataDir };
	accepted(await uploadToExpense(db, finance, to, sent(['faktura.txt', invoice], ['kvitto.jpg', photo])));
	accepted(await submitExpenses(db, finance, 'karlstad', [id], today));
	const [row] = await db.execute<{ revision: number }>(sql`select revision from expense where id = ${id}`);
	const seen = { revision: row?.revision ?? 0, origin: 'https://sol.example' };
	accepted(await approveExpense(db, secretariat, id, seen));
});

describe('a document is checked against the book', () => {
	test('the salt is shown, and the codes of the row are computed again from it', async () => {
		const { papers, proof } = await receiptPage(db, finance, id, today);
		expect(proof?.masked?.fields.salt).toMatch(/^[0-9a-f]{32}$/);
		expect(proof).toMatchObject({ holds: true, masked: { fields: { text: 'Tåg' } } });
		expect(papers.map(({ name }) => name).toSorted()).toEqual(['faktura.txt', 'kvitto.webp']);
	});

	test('the file as it was uploaded is found, a photo that was drawn anew as well, and another file is not', async () => {
		const altered = Uint8Array.from(invoice, (byte, index) => (index === 8 ? byte + 1 : byte));
		const checked = accepted(
			await check(finance, sent(['min faktura.txt', invoice], ['IMG_1.jpg', photo], ['annen.txt', altered]))
		);
		expect(checked.map(({ name, verdict }) => [name, verdict])).toEqual([
			['min faktura.txt', 'same'],
			['IMG_1.jpg', 'redrawn'],
			['annen.txt', 'unknown']
		]);
	});

	test('nothing of the file is kept', async () => {
		const before = await readdir(filesFolder(dataDir), { recursive: true });
		accepted(await check(finance, sent(['ny.txt', new TextEncoder().encode('noe helt annet')])));
		expect(await readdir(filesFolder(dataDir), { recursive: true })).toEqual(before);
		expect(await readdir(waitingFolder(dataDir))).toEqual([]);
	});

	test('no file at all is a fault', async () => {
		expect(issuesOf(await check(finance, sent()))).toEqual([{ field: 'files', key: 'document.no_file' }]);
	});

	test('a document that came after the decision is not in the book, and one that is gone stays in it', async () => {
		await db.execute(sql`
			delete from expense_document where expense_id = ${id}
				and document_id = (select id from document where name = 'faktura.txt')`);
		const { papers } = await receiptPage(db, finance, id, today);
		expect(papers.map(({ name }) => name).toSorted()).toEqual(['kvitto.webp', null]);
		expect(accepted(await check(finance, sent(['f.txt', invoice])))[0]?.verdict).toBe('same');
	});

	test('an altered text behind the code is told', async () => {
		const tried = db.transaction(async (tx) => {
			await tx.execute(sql`update ledger_masked set text = 'Buss' where text = 'Tåg' and number = (
				select number from ledger_entry where source_id = ${id})`);
			expect((await receiptPage(tx, finance, id, today)).proof?.holds).toBe(false);
			await tx.execute(sql`delete from ledger_masked where number = (
				select number from ledger_entry where source_id = ${id})`);
			expect((await receiptPage(tx, finance, id, today)).proof).toMatchObject({ holds: true, masked: null });
			throw new Error('taken back');
		});
		await expect(tried).rejects.toThrow('taken back');
	});
});

describe('who may see what stands behind the code', () => {
	test('own organisation, secretariat and auditor, and nobody else', async () => {
		for (const name of ['okonomi.karlstad', 'redaktor.karlstad', 'sekretariat2', 'revisor'])
			expect((await receiptPage(db, await actorOf(db, name), id, today)).papers).toHaveLength(2);
		for (const name of ['okonomi.ringsaker', 'admin.ringsaker', 'leverandor1']) {
			const by = await actorOf(db, name);
			await expect(receiptPage(db, by, id, today)).rejects.toMatchObject({ status: 404 });
			await expect(check(by, sent(['f.txt', invoice]))).rejects.toMatchObject({ status: 404 });
		}
		await expect(receiptPage(db, finance, 'no-id', today)).rejects.toMatchObject({ status: 404 });
	});

	test('of a staff line not the editor, who may not read who worked', async () => {
		const [staff] = await db.execute<{ id: string }>(sql`
			insert into expense (project_id, organisation_id, work_package, period_code, paid_on, category, kind, text, language,
				amount_minor, currency, state, entered_by)
			select project_id, organisation_id, work_package, period_code, paid_on, 'staff', 'staff', 'Kari Nordmann, oktober',
				'sv', 100, currency, 'draft', entered_by from expense where id = ${id} returning id`);
		const editor = await actorOf(db, 'redaktor.karlstad');
		await expect(receiptPage(db, editor, staff?.id ?? '', today)).rejects.toMatchObject({ status: 403 });
		expect(await receiptPage(db, finance, staff?.id ?? '', today)).toMatchObject({ proof: undefined, papers: [] });
	});
});
