import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { approveExpense } from '#lib/funding/approve-expense.server.ts';
import { enterExpense } from '#lib/funding/enter-expense.server.ts';
import type { Entry } from '#lib/funding/expense.ts';
import { expense } from '#lib/funding/schema.server.ts';
import { submitExpenses } from '#lib/funding/submit-expenses.server.ts';
import { withdrawExpense } from '#lib/funding/withdraw-expense.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { accepted, keysOf, statusOf } from '../../../tests/decided.ts';
import { approveReport } from './approve-report.server.ts';
import { claimReport } from './claim-report.server.ts';
import { payReport } from './pay-report.server.ts';
import { readFrozen, totalsOf } from './report-figures.ts';
import { reportPage } from './report-pages.server.ts';
import { returnReport } from './return-report.server.ts';
import { saveReport } from './save-report.server.ts';
import { report } from './schema.server.ts';
import { submitReport } from './submit-report.server.ts';

const today = '2026-11-22';
const origin = 'http://127.0.0.1:3000';
const at = { organisationId: 'karlstad', periodCode: 'P3' };
const { db } = await testDb({ demo: true });
let editor: Actor, finance: Actor, administrator: Actor, stranger: Actor, first: Actor, second: Actor, auditor: Actor;

beforeAll(async () => {
	[editor, finance, administrator, stranger, first, second, auditor] = await Promise.all([
		actorOf(db, 'redaktor.karlstad'),
		actorOf(db, 'okonomi.karlstad'),
		actorOf(db, 'admin.karlstad'),
		actorOf(db, 'okonomi.ringsaker'),
		actorOf(db, 'sekretariat1'),
		actorOf(db, 'sekretariat2'),
		actorOf(db, 'revisor')
	]);
});

beforeEach(async () => {
	await db.execute(sql`delete from report where organisation_id = 'karlstad' and period_code = 'P3'`);
	await db.execute(sql`delete from expense where organisation_id = 'karlstad' and period_code = 'P3'`);
});

const salary: Entry = {
	paidOn: '2026-10-07',
	periodCode: 'P3',
	category: 'staff',
	workPackage: 'AP3',
	pilotId: null,
	text: 'Lön september',
	amountMinor: 12_500_000n,
	supplier: '',
	voucherNumber: 'V1',
	invoiceNumber: ''
};

const entered = async (over: Partial<Entry> = {}, by = finance, tx: Db = db) =>
	enterExpense(tx, by, 'karlstad', { ...salary, category: 'external', ...over }, today);
const submission = async (by = finance, over: { text?: string; withDrafts?: boolean; seen?: number } = {}) =>
	submitReport(db, by, at, { text: 'Vi har börjat.', withDrafts: true, seen: 0, origin, ...over }, today);
const seen = (revision: number) => ({ revision, origin, today });
async function saved() {
	const [row] = await db
		.select()
		.from(report)
		.where(sql`organisation_id = 'karlstad' and period_code = 'P3'`);
	if (!row) throw new Error('No report');
	return row;
}
const expenses = async () =>
	db
		.select()
		.from(expense)
		.where(sql`organisation_id = 'karlstad' and period_code = 'P3'`);
async function submittedReport(): Promise<string> {
	const id = accepted(await entered());
	accepted(await submission());
	return id;
}
async function approvedReport(): Promise<void> {
	const id = await submittedReport();
	accepted(await approveExpense(db, first, id, { revision: 2, origin }));
	accepted(await approveReport(db, first, at, seen(1)));
}

describe('writing a report', () => {
	test('is for the partner’s own people, and its sending for finance alone', async () => {
		const text = { text: 'Hej', seen: 0 };
		expect(await statusOf(saveReport(db, stranger, at, text, today))).toBe(404);
		expect(await statusOf(saveReport(db, first, at, text, today))).toBe(403);
		expect(await statusOf(submission(editor))).toBe(403);
		expect(await statusOf(submission(administrator))).toBe(403);
		accepted(await saveReport(db, editor, at, text, today));
		expect((await saved()).text).toBe('Hej');
	});

	test('overwrites nothing that another one saved meanwhile', async () => {
		accepted(await saveReport(db, editor, at, { text: 'Första', seen: 0 }, today));
		expect(keysOf(await saveReport(db, finance, at, { text: 'Andra', seen: 0 }, today))).toEqual([
			'report.changed_meanwhile'
		]);
		expect((await saved()).text).toBe('Första');
	});
});

describe('submitting a report', () => {
	test('needs a text and an expense, and then nothing at all has changed', async () => {
		expect(keysOf(await submission(finance, { text: ' ' }))).toEqual([
			'report.check_no_expenses',
			'report.check_no_text'
		]);
		accepted(await entered());
		expect(keysOf(await submission(finance, { withDrafts: false }))).toEqual(['report.check_no_expenses']);
		expect((await expenses()).map(({ state }) => state)).toEqual(['draft']);
	});

	test('freezes national and euro amounts with office costs, rate and rule set', async () => {
		accepted(await enterStaff());
		accepted(await submission());
		const figures = readFrozen((await saved()).frozen);
		expect(totalsOf(figures.lines)).toMatchObject({ nationalMinor: 14_375_000n, eurMinor: 1_283_481n });
		expect(figures).toMatchObject({ currency: 'SEK', ruleSetId: 'demo-2025', rates: [{ perEuro: '11.2', count: 1 }] });
	});

	test('is unmoved by a later flat rate, budget or rate', async () => {
		accepted(await enterStaff());
		accepted(await submission());
		const before = (await reportPage(db, finance, at, today)).figures;
		await db
			.transaction(async (tx) => {
				await tx.execute(sql`alter table rule_set disable trigger user`);
				await tx.execute(sql`update rule_set set flat_rates = '{"office_on_staff": "40"}' where id = 'demo-2025'`);
				await tx.execute(sql`alter table budget_line disable trigger user`);
				await tx.execute(sql`update budget_line set amount_minor = amount_minor + 1`);
				await tx.execute(
					sql`update expense set rate_per_euro = 5, eur_minor = 1 where organisation_id = 'karlstad' and period_code = 'P3'`
				);
				expect((await reportPage(tx, finance, at, today)).figures).toEqual(before);
				throw new Error('undone');
			})
			.catch((fault: unknown) => {
				if (!(fault instanceof Error) || fault.message !== 'undone') throw fault;
			});
	});

	test('closes the period for this partner alone until it is returned', async () => {
		const id = await submittedReport();
		expect(keysOf(await entered())).toEqual(['expense.period_locked']);
		expect(keysOf(await withdrawExpense(db, finance, id))).toEqual(['expense.period_locked']);
		const abroad = { ...salary, category: 'external' as const };
		accepted(await enterExpense(db, stranger, 'ringsaker', abroad, today));

		accepted(await returnReport(db, first, at, seen(1), 'Skriv mer om utbildningen.'));
		accepted(await entered());
		accepted(await submission(finance, { seen: 2 }));
		const [old] = await db.select().from(expense).where(eq(expense.id, id));
		expect(old).toMatchObject({ state: 'submitted', revision: 2 });
	});

	test('leaves no draft behind, however many are entered at the same moment', async () => {
		accepted(await entered());
		const begun: (() => void)[] = [];
		const holding = db.transaction(async (tx) => {
			accepted(await entered({ text: 'Sent' }, finance, tx));
			begun.forEach((go) => go());
			await new Promise((done) => setTimeout(done, 300));
		});
		await new Promise<void>((go) => begun.push(go));
		const [sent] = await Promise.all([submission(), holding]);
		expect(sent.ok).toBe(true);
		expect((await expenses()).map(({ state }) => state)).toEqual(['submitted', 'submitted']);
		expect(readFrozen((await saved()).frozen).rates[0]?.count).toBe(2);
	});

	test('does not wait for one who changes an expense, which would wait for it', async () => {
		const id = accepted(await entered());
		await db.transaction(async (tx) => {
			await tx.select().from(expense).where(eq(expense.id, id)).for('update');
			expect(keysOf(await submission())).toEqual(['report.expenses_in_use']);
		});
	});

	test('happens once when it is asked for twice', async () => {
		accepted(await entered());
		const both = await Promise.all([submission(), submission()]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect((await saved()).revision).toBe(1);
	});
});

async function enterStaff() {
	return db.transaction(async (tx) => {
		const [row] = await tx
			.insert(expense)
			.values({
				...salary,
				projectId: 'demo-sol',
				organisationId: 'karlstad',
				currency: 'SEK',
				language: 'sv',
				enteredBy: finance.personId
			})
			.returning({ id: expense.id });
		return { ok: true as const, value: row?.id ?? '' };
	});
}

describe('deciding on a report', () => {
	test('is the secretariat’s, and only once every expense is decided', async () => {
		const id = await submittedReport();
		expect(await statusOf(approveReport(db, auditor, at, seen(1)))).toBe(403);
		expect(await statusOf(approveReport(db, stranger, at, seen(1)))).toBe(404);
		expect(await statusOf(approveReport(db, finance, at, seen(1)))).toBe(403);
		expect(keysOf(await approveReport(db, first, at, seen(1)))).toEqual(['report.undecided']);
		accepted(await approveExpense(db, first, id, { revision: 2, origin }));
		accepted(await approveReport(db, first, at, seen(1)));
		expect(readFrozen((await saved()).frozen).lines.some((line) => line.acceptedEurMinor > 0n)).toBe(true);
	});

	test('is refused on what has changed since it was read', async () => {
		const id = await submittedReport();
		accepted(await approveExpense(db, first, id, { revision: 2, origin }));
		expect(keysOf(await approveReport(db, first, at, seen(0)))).toEqual(['report.changed_meanwhile']);
	});

	test('happens once when two do it at the same moment', async () => {
		const id = await submittedReport();
		accepted(await approveExpense(db, first, id, { revision: 2, origin }));
		const both = await Promise.all([approveReport(db, first, at, seen(1)), approveReport(db, second, at, seen(1))]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		const [row] = await db.execute<{ count: number }>(
			sql`select count(*)::int as count from journal_entry where kind = 'report.approved' and about_id = ${(await saved()).id}`
		);
		expect(row?.count).toBe(1);
	});

	test('goes back with a reason only', async () => {
		await submittedReport();
		expect(keysOf(await returnReport(db, first, at, seen(1), ' '))).toEqual(['report.reason_empty']);
	});
});

describe('paying for a report', () => {
	test('is refused to who approved it; the other one claims and pays', async () => {
		await approvedReport();
		expect(keysOf(await claimReport(db, first, at, seen(2)))).toEqual(['report.own_hands']);
		accepted(await claimReport(db, second, at, seen(2)));
		expect(keysOf(await payReport(db, first, at, seen(3)))).toEqual(['report.own_hands']);
		accepted(await payReport(db, second, at, seen(3)));
		expect((await saved()).state).toBe('paid');
	});

	test('by the same person is refused by the database itself', async () => {
		await approvedReport();
		const paid = db.execute(sql`
			update report set state = 'paid', claimed_by = ${second.personId}, paid_by = approved_by
			where organisation_id = 'karlstad' and period_code = 'P3'`);
		await expect(paid).rejects.toMatchObject({ cause: { constraint_name: 'report_paid_by_another' } });
		const skipped = db.execute(sql`
			update report set state = 'paid' where organisation_id = 'karlstad' and period_code = 'P3'`);
		await expect(skipped).rejects.toMatchObject({ cause: { constraint_name: 'report_steps' } });
	});
});

describe('an expense of its own', () => {
	test('is submitted before the report as before, and counted in it', async () => {
		const id = accepted(await entered());
		accepted(await submitExpenses(db, finance, 'karlstad', [id], today));
		accepted(await submission(finance, { withDrafts: false }));
		expect((await saved()).state).toBe('submitted');
	});
});
