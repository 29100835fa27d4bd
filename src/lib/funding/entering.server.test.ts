import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { issuesOf, type Decision } from '#lib/decision.ts';
import { removeUnused } from '#lib/documents/remove-unused.server.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import * as made from '../../../tests/files.ts';
import { changeExpense } from './change-expense.server.ts';
import { checkPage } from './check-page.server.ts';
import { enterExpenses, type NewExpense } from './enter-expenses.server.ts';
import { enterWithVouchers } from './enter-with-vouchers.server.ts';
import { expenseFile } from './expense-file.server.ts';
import { expenseLines } from './expense-lines.server.ts';
import { expenseTablePage } from './expense-table.server.ts';
import { uploadToExpense, uploadToTray } from './keep-vouchers.server.ts';
import { queryExpense } from './query-expense.server.ts';
import { submitExpenses } from './submit-expenses.server.ts';
import { discardVoucher, tieVoucher, untieVoucher } from './tie-voucher.server.ts';
import { trayCount, trayFiles } from './tray.server.ts';
import { mayOpenVoucher } from './vouchers.server.ts';
import { withdrawDrafts } from './withdraw-drafts.server.ts';
import { changeRow, enterBlock, enterRow, previewBlock } from './write-rows.server.ts';

const { db } = await testDb({ demo: true });
const dataDir = await mkdtemp(join(tmpdir(), 'sol-vouchers-'));
afterAll(() => rm(dataDir, { recursive: true, force: true }));
const today = '2026-11-22';
const editor = await actorOf(db, 'redaktor.karlstad');
const finance = await actorOf(db, 'okonomi.karlstad');
const stranger = await actorOf(db, 'okonomi.ringsaker');
const secretariat = await actorOf(db, 'sekretariat1');
const auditor = await actorOf(db, 'revisor');
const found = await expenseLines(db, 'karlstad', today);
if (!found) throw new Error('Karlstad has no part');
const lines = found;

const train: NewExpense = {
	paidOn: '2026-10-07',
	periodCode: 'P3',
	category: 'travel',
	workPackage: 'AP3',
	pilotId: null,
	text: 'Tåg',
	amountMinor: 112_000n
};
const wage: NewExpense = {
	...train,
	kind: 'staff',
	category: 'staff',
	text: 'Lön oktober',
	amountMinor: 3_000_000n,
	staff: { personName: 'Ida Moe', month: '2026-10-01', hours: '100', percent: null, rateMinor: 30_000n }
};

function accepted<T>(decision: Decision<T>): T {
	if (!decision.ok) throw new Error(JSON.stringify(decision.issues));
	return decision.value;
}
const faults = (decision: Decision<unknown>) => issuesOf(decision).map(({ field, key }) => `${field} ${key}`);
const status = (promise: Promise<unknown>) =>
	promise.then(
		() => 200,
		(thrown: unknown) => (thrown as { status?: number }).status
	);
const entered = async (row: NewExpense, by: Actor = finance) =>
	accepted(await enterExpenses(db, by, lines, [row])).ids[0] ?? '';
const reading = (by: Actor) => ({ by, today, rateNow: '11.2' });
const count = async (what: ReturnType<typeof sql>) =>
	Number((await db.execute<{ n: string }>(sql`select count(*) as n from ${what}`))[0]?.n);
const at = { organisationId: 'karlstad', today, lang: 'sv' } as const;
const formOf = (fields: Readonly<Record<string, string>>) => {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	return form;
};

describe('entering many at once', () => {
	test('is one expense per source key, also when two bring the same file at the same moment', async () => {
		const rows = Array.from({ length: 50 }, (_, n) => ({ ...train, text: `Rad ${n}`, sourceKey: `file-1:${n}` }));
		const [one, two] = (await Promise.all([1, 2].map(() => enterExpenses(db, finance, lines, rows)))).map(accepted);
		expect(one?.ids).toEqual(two?.ids);
		expect([one?.known.length, two?.known.length].sort()).toEqual([0, 50]);
		expect(await count(sql`expense where source_key like 'file-1:%'`)).toBe(50);
		expect(await count(sql`journal_entry where kind = 'expense.entered' and after->>'text' like 'Rad %'`)).toBe(50);
	});

	test('names the faults of each row and saves nothing', async () => {
		const decision = await enterExpenses(db, finance, lines, [
			{ ...train, text: 'Rätt rad' },
			{ ...train, category: 'staff', workPackage: 'AP99', periodCode: 'P1' },
			{ ...train, kind: 'in_kind' }
		]);
		expect(faults(decision)).toEqual([
			'1.work_package expense.work_package_unknown',
			'1.period expense.period_locked',
			'2.contribution expense.contribution_missing'
		]);
		expect(await count(sql`expense where text = 'Rätt rad'`)).toBe(0);
	});

	test('is for those who enter, and staff lines for those who see wages', async () => {
		expect(await status(enterExpenses(db, stranger, lines, [train]))).toBe(404);
		expect(await status(enterExpenses(db, secretariat, lines, [train]))).toBe(403);
		expect(faults(await enterExpenses(db, editor, lines, [wage]))).toEqual(['0.kind expense.staff_not_yours']);
	});

	test('undone, lets the same file be brought in again; what was sent in is not undone', async () => {
		const rows = [1, 2].map((n) => ({ ...train, sourceKey: `file-2:${n}` }));
		const { ids } = accepted(await enterExpenses(db, finance, lines, rows));
		expect(accepted(await withdrawDrafts(db, editor, 'karlstad', ids))).toBe(2);
		expect(accepted(await enterExpenses(db, finance, lines, rows)).known).toEqual([]);
		expect(faults(await withdrawDrafts(db, editor, 'karlstad', ids))).toEqual([' expense.moved_on']);
		expect(await status(withdrawDrafts(db, stranger, 'ringsaker', ids))).toBe(404);
		expect(await status(withdrawDrafts(db, stranger, 'karlstad', ids))).toBe(404);
	});
});

describe('the undoing of one’s last step in the table', () => {
	test('leaves alone what somebody else has changed since', async () => {
		const { ids } = accepted(await enterExpenses(db, finance, lines, [train, { ...train, text: 'Buss' }]));
		const [id = ''] = ids;
		accepted(await changeExpense(db, editor, id, { seen: 1, entry: { ...train, text: 'Tåg, rättat' } }, today));
		expect(faults(await withdrawDrafts(db, finance, 'karlstad', ids, [1, 1]))).toEqual([' expense.changed_meanwhile']);
		const mine = { seen: 1, entry: train };
		expect(faults(await changeExpense(db, finance, id, mine, today))).toEqual([' expense.changed_meanwhile']);
		expect(await count(sql`expense where id = ${id} and text = 'Tåg, rättat' and state = 'draft'`)).toBe(1);
		expect(accepted(await withdrawDrafts(db, finance, 'karlstad', ids, [2, 1]))).toBe(2);
	});
});

describe('what an expense says', () => {
	test('is kept whole, and a change in the table leaves the rest alone', async () => {
		const vat = { vatTreatment: 'compensated', totalMinor: 140_000n, vatMinor: 28_000n } as const;
		const id = await entered({ ...train, ...vat, supplier: 'SJ', account: '5810', invoicedOn: '2026-10-08' });
		accepted(await changeExpense(db, editor, id, { seen: 1, entry: { ...train, text: 'Tåg t/r' } }, today));
		const { expense } = await expenseFile(db, editor, id, reading(editor));
		expect(expense).toMatchObject({ ...vat, text: 'Tåg t/r', supplier: 'SJ', account: '5810', amountMinor: 112_000n });
		expect(expense.warnings.map(({ kind }) => kind)).toEqual(['paid_before_invoice', 'missing_document']);
		const other = await changeExpense(db, editor, id, { seen: 2, entry: { ...train, amountMinor: 5n } }, today);
		expect(faults(other)).toEqual(['amount expense.amount_is_computed']);
	});

	test('a rate that is missing is told before submission', async () => {
		const { drafts, hasRate } = await checkPage(db, finance, 'karlstad', new URLSearchParams('periode=P3'), today);
		expect(hasRate).toBe(true);
		expect(drafts.length).toBeGreaterThan(4);
		const id = await entered(train);
		const { expense } = await expenseFile(db, finance, id, { ...reading(finance), rateNow: undefined });
		expect(expense.warnings.map(({ kind }) => kind)).toContain('missing_rate');
	});
});

describe('who worked', () => {
	test('is read by finance, secretariat and auditor, and nobody else', async () => {
		const id = await entered({ ...wage, comment: 'Hemligt', supplier: 'Hemligt' });
		for (const by of [finance, secretariat, auditor]) {
			const { expense } = await expenseFile(db, by, id, reading(by));
			expect([expense.text, expense.staff?.personName, expense.isMasked]).toEqual(['Lön oktober', 'Ida Moe', false]);
		}
		const { expense, history } = await expenseFile(db, editor, id, reading(editor));
		expect(JSON.stringify({ expense: { ...expense, amountMinor: 0, eurMinor: 0 }, history })).not.toMatch(
			/Ida|Hemligt|Lön/
		);
		expect(expense.isMasked).toBe(true);
		const query = new URLSearchParams('periode=P3');
		const { part } = await expenseTablePage(db, editor, { organisationId: 'karlstad', query, today, lang: 'sv' });
		const row = part?.rows.find((each) => each.id === id);
		expect([row?.isMasked, row?.values.text, row?.isWritable]).toEqual([true, '', false]);
	});

	test('is in no line of the log and in no mail', async () => {
		const id = await entered(wage);
		accepted(await changeExpense(db, finance, id, { seen: 1, entry: { ...wage, text: 'Lön november' } }, today));
		const logged = await db.execute(sql`select before, after from journal_entry where about_id = ${id}`);
		expect(logged.length).toBe(2);
		expect(JSON.stringify([...logged])).not.toMatch(/Ida|Moe|Lön|"300\.00/);
		accepted(await submitExpenses(db, finance, 'karlstad', [id], today));
		const seen = { revision: 3, origin: 'https://sol.example' };
		accepted(await queryExpense(db, secretariat, id, seen, { question: 'Vilket avtal?', dueOn: null }));
		const mails = await db.select({ body: outgoingMail.body }).from(outgoingMail);
		const about = mails.filter(({ body }) => body.includes(id));
		expect(about.length).toBeGreaterThan(0);
		expect(about.some(({ body }) => /Lön november|Ida/.test(body))).toBe(false);
	});

	test('cannot be changed by those who may not see it', async () => {
		const id = await entered(wage);
		expect(await status(changeExpense(db, editor, id, { seen: 1, entry: train }, today))).toBe(403);
		const plain = await entered(train);
		expect(await status(changeExpense(db, editor, plain, { seen: 1, entry: wage }, today))).toBe(403);
	});

	test('never is a personal number', async () => {
		const form = formOf({
			date: '2026-10-07',
			category: 'staff',
			work_package: 'AP3',
			text: 'Lön',
			amount: '',
			kind: 'staff',
			person: '811218-9876',
			month: '2026-10',
			hours: '10',
			percent: '',
			staff_rate: '300'
		});
		expect(faults(await enterRow(db, finance, form, at))).toEqual(['person text.personal_number']);
		form.set('person', 'Anställd 17');
		const id = accepted(await enterRow(db, finance, form, at));
		const { expense } = await expenseFile(db, finance, id, reading(finance));
		expect([expense.amountMinor, expense.staff?.hours]).toEqual([300_000n, '10']);
	});
});

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
		expect(faults(await change('30', '1'))).toEqual([' expense.changed_meanwhile']);
	});

	test('shows a block with its faults, saves nothing before it is told to, and then all or none', async () => {
		const block = '2026-10-07\tResor och logi\tAP3\tTaxi blocket\t100\n2026-10-08\tMat\tAP3\tLunch blocket\t50';
		const rows = accepted(await previewBlock(db, editor, formOf({ block, period: 'P3' }), at));
		expect(rows.map(({ issues }) => issues.map(({ key }) => key))).toEqual([[], ['expense.category_empty']]);
		const fields = Object.fromEntries(
			rows.flatMap(({ values }, index) => Object.entries(values).map(([name, value]) => [`${index}.${name}`, value]))
		);
		expect(faults(await enterBlock(db, editor, formOf({ ...fields, period: 'P3' }), at))).toEqual([
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
			await status(tieVoucher(db, stranger, { organisationId: 'ringsaker', expenseId: foreign, documentId }))
		).toBe(404);
		expect(await status(uploadToExpense(db, stranger, { ...to, expenseId: id }, file('x.txt')))).toBe(404);
		expect(await status(uploadToExpense(db, auditor, { ...to, expenseId: id }, file('x.txt')))).toBe(403);
		accepted(await submitExpenses(db, finance, 'karlstad', [id], today));
		expect(faults(await uploadToExpense(db, finance, { ...to, expenseId: id }, file('sen.txt')))).toEqual([
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
		expect(faults(await send('mycket'))).toEqual(['amount money.unreadable']);
		const id = accepted(await send('10'));
		expect((await expenseFile(db, editor, id, reading(editor))).expense.documents).toHaveLength(1);
		expect(await count(sql`expense where text = 'Foto'`)).toBe(1);
	});
});
