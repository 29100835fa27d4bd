import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { testDb } from '../../../tests/db.ts';
import { accepted, faultsOf, statusOf } from '../../../tests/decided.ts';
import { at, entering, reading, today, train, wage } from '../../../tests/entering.ts';
import { formOf } from '../../../tests/typed.ts';
import { changeExpense } from './change-expense.server.ts';
import { checkPage } from './check-page.server.ts';
import { enterExpenses } from './enter-expenses.server.ts';
import { expenseFile } from './expense-file.server.ts';
import { expenseTablePage } from './expense-table.server.ts';
import { queryExpense } from './query-expense.server.ts';
import { submitExpenses } from './submit-expenses.server.ts';
import { withdrawDrafts } from './withdraw-drafts.server.ts';
import { enterRow } from './write-rows.server.ts';

const { db } = await testDb({ demo: true });
const { people, lines, entered, count } = await entering(db);
const { editor, finance, stranger, secretariat, auditor } = people;

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
		expect(faultsOf(decision)).toEqual([
			'1.work_package expense.work_package_unknown',
			'1.period expense.period_locked',
			'2.contribution expense.contribution_missing'
		]);
		expect(await count(sql`expense where text = 'Rätt rad'`)).toBe(0);
	});

	test('is for those who enter, and staff lines for those who see wages', async () => {
		expect(await statusOf(enterExpenses(db, stranger, lines, [train]))).toBe(404);
		expect(await statusOf(enterExpenses(db, secretariat, lines, [train]))).toBe(403);
		expect(faultsOf(await enterExpenses(db, editor, lines, [wage]))).toEqual(['0.kind expense.staff_not_yours']);
	});

	test('undone, lets the same file be brought in again; what was sent in is not undone', async () => {
		const rows = [1, 2].map((n) => ({ ...train, sourceKey: `file-2:${n}` }));
		const { ids } = accepted(await enterExpenses(db, finance, lines, rows));
		expect(accepted(await withdrawDrafts(db, editor, 'karlstad', ids))).toBe(2);
		expect(accepted(await enterExpenses(db, finance, lines, rows)).known).toEqual([]);
		expect(faultsOf(await withdrawDrafts(db, editor, 'karlstad', ids))).toEqual([' expense.moved_on']);
		expect(await statusOf(withdrawDrafts(db, stranger, 'ringsaker', ids))).toBe(404);
		expect(await statusOf(withdrawDrafts(db, stranger, 'karlstad', ids))).toBe(404);
	});
});

describe('the undoing of one’s last step in the table', () => {
	test('leaves alone what somebody else has changed since', async () => {
		const { ids } = accepted(await enterExpenses(db, finance, lines, [train, { ...train, text: 'Buss' }]));
		const [id = ''] = ids;
		accepted(await changeExpense(db, editor, id, { seen: 1, entry: { ...train, text: 'Tåg, rättat' } }, today));
		expect(faultsOf(await withdrawDrafts(db, finance, 'karlstad', ids, [1, 1]))).toEqual([
			' expense.changed_meanwhile'
		]);
		const mine = { seen: 1, entry: train };
		expect(faultsOf(await changeExpense(db, finance, id, mine, today))).toEqual([' expense.changed_meanwhile']);
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
		expect(faultsOf(other)).toEqual(['amount expense.amount_is_computed']);
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
		expect(await statusOf(changeExpense(db, editor, id, { seen: 1, entry: train }, today))).toBe(403);
		const plain = await entered(train);
		expect(await statusOf(changeExpense(db, editor, plain, { seen: 1, entry: wage }, today))).toBe(403);
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
		expect(faultsOf(await enterRow(db, finance, form, at))).toEqual(['person text.personal_number']);
		form.set('person', 'Anställd 17');
		const id = accepted(await enterRow(db, finance, form, at));
		const { expense } = await expenseFile(db, finance, id, reading(finance));
		expect([expense.amountMinor, expense.staff?.hours]).toEqual([300_000n, '10']);
	});
});
