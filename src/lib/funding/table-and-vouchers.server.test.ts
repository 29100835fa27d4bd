import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { removeUnused } from '#lib/documents/remove-unused.server.ts';
import * as made from '../../../tests/files.ts';
import { testDb } from '../../../tests/db.ts';
import { accepted, faultsOf, statusOf } from '../../../tests/decided.ts';
import { at, entering, reading, today, train, wage } from '../../../tests/entering.ts';
import { formOf } from '../../../tests/typed.ts';
import { enterExpenses } from './enter-expenses.server.ts';
import { enterWithVouchers } from './enter-with-vouchers.server.ts';
import { expenseFile } from './expense-file.server.ts';
import { expenseLines } from './expense-lines.server.ts';
import { uploadToExpense, uploadToTray } from './keep-vouchers.server.ts';
import { submitExpenses } from './submit-expenses.server.ts';
import { discardVoucher, tieVoucher, untieVoucher } from './tie-voucher.server.ts';
import { trayCount, trayFiles } from './tray.server.ts';
import { mayOpenVoucher } from './vouchers.server.ts';
import { changeRow, enterBlock, enterRow, previewBlock } from './write-rows.server.ts';

const { db } = await testDb({ demo: true });
const { people, lines, entered, count } = await entering(db);
const { editor, finance, stranger, secretariat, auditor } = people;
const dataDir = await mkdtemp(join(tmpdir(), 'sol-vouchers-'));
afterAll(() => rm(dataDir, { recursive: true, force: true }));

describe('the table', () => {
	const row = {
		date: '2026-10-07',
		category: 'travel',
		work_package: 'AP3',
		text: 'Buss',
		amount: '10',
		period: 'P3',
		pilot: ''
	};

	test('makes one expense of a row that is sent twice, and refuses a stale change', async () => {
		const once = crypto.randomUUID();
		const ids = await Promise.all([1, 2].map(() => enterRow(db, editor, formOf({ ...row, once }), at)));
		expect(new Set(ids.map(accepted)).size).toBe(1);
		const id = accepted(await enterRow(db, editor, formOf(row), at));
		const change = (amount: string, revision: string) =>
			changeRow(db, finance, formOf({ ...row, amount, id, revision }), at);
		accepted(await change('20', '1'));
		expect(faultsOf(await change('30', '1'))).toEqual([' expense.changed_meanwhile']);
	});

	test('shows a block with its faults, saves nothing before it is told to, and then all or none', async () => {
		const block = '2026-10-07\tResor och logi\tAP3\tTaxi blocket\t100\n2026-10-08\tMat\tAP3\tLunch blocket\t50';
		const rows = accepted(await previewBlock(db, editor, formOf({ block, period: 'P3' }), at));
		expect(rows.map(({ issues }) => issues.map(({ key }) => key))).toEqual([[], ['expense.category_empty']]);
		const fields = Object.fromEntries(
			rows.flatMap(({ values }, index) => Object.entries(values).map(([name, value]) => [`${index}.${name}`, value]))
		);
		expect(faultsOf(await enterBlock(db, editor, formOf({ ...fields, period: 'P3' }), at))).toEqual([
			'1.category expense.category_empty'
		]);
		expect(await count(sql`expense where text like '% blocket'`)).toBe(0);
		expect(
			accepted(await enterBlock(db, editor, formOf({ ...fields, period: 'P3', '1.skip': 'on' }), at))
		).toHaveLength(1);
	});
});

describe('vouchers', () => {
	const to = { organisationId: 'karlstad', dataDir };
	const file = (name: string) => made.uploadOf([{ name, content: Buffer.from(`Kvitto ${name}`) }], {});

	test('lie in the tray until they are tied, prove several expenses, and go back when they prove none', async () => {
		const before = (await trayFiles(db, lines)).length;
		expect(accepted(await uploadToTray(db, editor, to, file('taxi.txt'), today))).toBe('1');
		const document = (await trayFiles(db, lines)).at(-1);
		const documentId = document?.id ?? '';
		const [one, two] = [await entered(train), await entered(train)];
		for (const expenseId of [one, two])
			accepted(await tieVoucher(db, editor, { organisationId: 'karlstad', expenseId, documentId }));
		expect(await trayFiles(db, lines)).toHaveLength(before);
		const { expense } = await expenseFile(db, editor, one, reading(editor));
		expect(expense.documents.map(({ id }) => id)).toEqual([documentId]);
		expect(expense.warnings.map(({ kind }) => kind)).not.toContain('missing_document');
		accepted(await untieVoucher(db, editor, { organisationId: 'karlstad', expenseId: one, documentId }));
		expect(await trayFiles(db, lines)).toHaveLength(before);
		accepted(await untieVoucher(db, editor, { organisationId: 'karlstad', expenseId: two, documentId }));
		expect(await trayFiles(db, lines)).toHaveLength(before + 1);
		await removeUnused(db, dataDir, new Date(Date.now() + 60_000));
		expect(await trayFiles(db, lines)).toHaveLength(before + 1);
		await discardVoucher(db, editor, 'karlstad', documentId);
		await removeUnused(db, dataDir, new Date(Date.now() + 60_000));
		expect(await count(sql`document where id = ${documentId}`)).toBe(0);
	});

	test('that prove an expense are not listed as waiting, whichever way they came to it', async () => {
		const tray = async () => [(await trayFiles(db, lines)).length, await trayCount(db, lines)];
		const before = await tray();
		accepted(await uploadToTray(db, editor, to, file('buss.txt'), today));
		const documentId = (await trayFiles(db, lines)).at(-1)?.id ?? '';
		expect(await tray()).toEqual(before.map((each) => each + 1));
		const expenseId = await entered(train);
		await db.execute(sql`insert into expense_document (expense_id, document_id) values (${expenseId}, ${documentId})`);
		expect(await count(sql`tray_document where document_id = ${documentId}`)).toBe(1);
		expect(await tray()).toEqual(before);
	});

	test('are opened by their own, the secretariat and the auditor; a payslip only by those who see wages', async () => {
		const [travel, staff] = [await entered(train), await entered(wage)];
		for (const expenseId of [travel, staff])
			accepted(await uploadToExpense(db, finance, { ...to, expenseId }, file(`${expenseId}.txt`)));
		const idOf = async (id: string) =>
			(await expenseFile(db, finance, id, reading(finance))).expense.documents[0]?.id ?? '';
		const opened = async (id: string) =>
			Promise.all([null, stranger, editor, finance, secretariat, auditor].map((by) => mayOpenVoucher(db, by, id)));
		expect(await opened(await idOf(travel))).toEqual([false, false, true, true, true, true]);
		expect(await opened(await idOf(staff))).toEqual([false, false, false, true, true, true]);
		const { expense } = await expenseFile(db, editor, staff, reading(editor));
		expect(expense.documents).toEqual([]);
	});

	test('of others are not tied, and nothing is tied to what is decided or foreign', async () => {
		const id = await entered(train);
		accepted(await uploadToExpense(db, finance, { ...to, expenseId: id }, file('eget.txt')));
		const documentId = (await expenseFile(db, finance, id, reading(finance))).expense.documents[0]?.id ?? '';
		const theirs = await expenseLines(db, 'ringsaker', today);
		if (!theirs) throw new Error('Ringsaker has no part');
		const foreign = accepted(await enterExpenses(db, stranger, theirs, [train])).ids[0] ?? '';
		expect(
			await statusOf(tieVoucher(db, stranger, { organisationId: 'ringsaker', expenseId: foreign, documentId }))
		).toBe(404);
		expect(await statusOf(uploadToExpense(db, stranger, { ...to, expenseId: id }, file('x.txt')))).toBe(404);
		expect(await statusOf(uploadToExpense(db, auditor, { ...to, expenseId: id }, file('x.txt')))).toBe(403);
		accepted(await submitExpenses(db, finance, 'karlstad', [id], today));
		expect(faultsOf(await uploadToExpense(db, finance, { ...to, expenseId: id }, file('sen.txt')))).toEqual([
			'files entry.not_open'
		]);
	});

	test('come with a new expense, both or none', async () => {
		const fields = {
			date: '2026-10-07',
			category: 'travel',
			work_package: 'AP3',
			text: 'Foto',
			amount: '10',
			kind: 'cost'
		};
		const send = async (amount: string) =>
			(
				await enterWithVouchers(
					db,
					editor,
					{ ...at, dataDir },
					made.uploadOf([{ name: 'foto.txt', content: Buffer.from('Kvitto') }], { ...fields, amount })
				)
			).decision;
		expect(faultsOf(await send('mycket'))).toEqual(['amount money.unreadable']);
		const id = accepted(await send('10'));
		expect((await expenseFile(db, editor, id, reading(editor))).expense.documents).toHaveLength(1);
		expect(await count(sql`expense where text = 'Foto'`)).toBe(1);
	});
});
