import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { enterExpense } from '#lib/funding/enter-expense.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { keysOf, statusOf } from '../../../tests/decided.ts';
import { answerAboutReport } from './answer-report.server.ts';
import { askedReports, dueReports } from './asked-reports.server.ts';
import { askAboutReport } from './ask-report.server.ts';
import { claimableOf } from './claimable.server.ts';
import { deskReportsPage } from './desk-reports-page.server.ts';
import { extendDeadline } from './extend-deadline.server.ts';
import { lockPeriod } from './lock-period.server.ts';
import { periodsPage } from './periods-page.server.ts';
import { reconciliationPage } from './reconciliation.server.ts';
import { remindByHand, remindOfReports } from './remind-reports.server.ts';
import { reportPage } from './report-pages.server.ts';
import { saveBalances } from './save-balances.server.ts';

const today = '2026-11-22';
const around = { origin: 'http://127.0.0.1:3000', today };
const { db } = await testDb({ demo: true });
let finance: Actor, stranger: Actor, first: Actor, auditor: Actor;

beforeAll(async () => {
	[finance, stranger, first, auditor] = await Promise.all([
		actorOf(db, 'okonomi.karlstad'),
		actorOf(db, 'okonomi.ringsaker'),
		actorOf(db, 'sekretariat1'),
		actorOf(db, 'revisor')
	]);
});

const at = { organisationId: 'karlstad', periodCode: 'P2' };
const mails = async (kind: string) => [
	...(await db.execute<{ to_address: string; language: string; subject: string }>(
		sql`select to_address, language, subject from outgoing_mail where kind = ${kind} order by to_address`
	))
];
const rows = async (part: ReturnType<typeof sql>) => [
	...(await db.execute<{ thing: string; due: string | null }>(part))
];

describe('a question about a report', () => {
	test('waits for the partner until its day, and its answer goes to who asked', async () => {
		const question = { text: 'Hur många?', dueOn: '2026-11-30' };
		expect(await statusOf(askAboutReport(db, auditor, at, question, around))).toBe(403);
		expect(await statusOf(askAboutReport(db, finance, at, question, around))).toBe(403);
		expect(keysOf(await askAboutReport(db, first, at, { ...question, dueOn: '2026-11-21' }, around))).toEqual([
			'report.due_passed'
		]);
		expect((await askAboutReport(db, first, at, question, around)).ok).toBe(true);
		expect(await rows(askedReports(sql`('karlstad')`, 10))).toMatchObject([{ thing: 'P2', due: '2026-11-30' }]);
		const [mail] = await mails('report_asked_until');
		expect(mail).toMatchObject({ to_address: 'okonomi.karlstad@demo.example', language: 'sv' });
		expect(mail?.subject).toContain('2026-11-30');

		expect(await statusOf(answerAboutReport(db, stranger, at, 'Tolv', around))).toBe(404);
		expect((await answerAboutReport(db, finance, at, 'Tolv.', around)).ok).toBe(true);
		expect(keysOf(await answerAboutReport(db, finance, at, 'Tolv.', around))).toEqual(['report.nothing_asked']);
		expect(await rows(askedReports(sql`('karlstad')`, 10))).toEqual([]);
		expect(await mails('report_answered')).toMatchObject([{ to_address: 'sekretariat1@demo.example', language: 'nb' }]);
	});
});

describe('deadlines', () => {
	const late = { organisationId: 'aurskog-holand', periodCode: 'P2' };
	const due = async () => rows(dueReports(sql`('aurskog-holand')`, today, 10));

	test('have passed for who has costs and no report, until more time is given', async () => {
		const before = await deskReportsPage(db, auditor, 'P2', today);
		expect(before.part?.standings.filter((one) => one.isLate).map((one) => one.organisationId)).toEqual([
			'aurskog-holand'
		]);
		expect(await due()).toMatchObject([{ thing: 'P2', due: '2026-10-31' }]);
		const more = { dueOn: '2026-12-06', reason: 'Sykdom' };
		expect(await statusOf(extendDeadline(db, auditor, late, more, around))).toBe(403);
		expect(keysOf(await extendDeadline(db, first, late, { ...more, dueOn: '2026-10-30' }, around))).toEqual([
			'report.due_passed'
		]);
		expect(keysOf(await extendDeadline(db, first, at, more, around))).toEqual(['report.moved_on']);
		expect((await extendDeadline(db, first, late, more, around)).ok).toBe(true);
		expect(await due()).toMatchObject([{ thing: 'P2', due: '2026-12-06' }]);
		expect(keysOf(await extendDeadline(db, first, late, more, around))).toEqual(['report.not_later']);
	});

	test('are reminded of 14 and 3 days before and when they have passed, once each', async () => {
		const kinds = async (day: string) => {
			await db.transaction((tx) => remindOfReports(tx, day, around.origin));
			const sent = await db.execute<{ kind: string; count: number }>(sql`
				select kind, count(*)::int as count from report_reminder
				where organisation_id = 'aurskog-holand' and period_code = 'P2' and kind <> 'by_hand' group by 1 order by 1`);
			return Object.fromEntries([...sent].map(({ kind, count }) => [kind, count]));
		};
		expect(await kinds('2026-11-21')).toEqual({});
		expect(await kinds('2026-11-22')).toEqual({ before_deadline: 1 });
		expect(await kinds('2026-11-23')).toEqual({ before_deadline: 1 });
		expect(await kinds('2026-12-03')).toEqual({ before_deadline: 2 });
		expect(await kinds('2026-12-04')).toEqual({ before_deadline: 2 });
		expect(await kinds('2026-12-07')).toEqual({ before_deadline: 2, late: 1 });
		expect(await kinds('2026-12-08')).toEqual({ before_deadline: 2, late: 1 });
		expect((await mails('report_late')).map((mail) => mail.language)).toContain('nb');
	});

	test('are reminded of by hand to many at once, each in its language, and never to who has submitted', async () => {
		const chosen = { periodCode: 'P2', organisationIds: ['aurskog-holand', 'hammaro', 'karlstad'] };
		expect(await statusOf(remindByHand(db, auditor, chosen, around))).toBe(403);
		expect(keysOf(await remindByHand(db, first, { ...chosen, organisationIds: ['karlstad'] }, around))).toEqual([
			'report.nobody_to_remind'
		]);
		const decision = await remindByHand(db, first, chosen, around);
		expect(decision).toEqual({ ok: true, value: 2 });
		const page = await deskReportsPage(db, first, 'P2', today);
		expect(page.part?.reminders.filter(({ kind }) => kind === 'by_hand')).toHaveLength(3);
		const languages = new Set((await mails('report_due')).map(({ language }) => language));
		expect(languages).toEqual(new Set(['nb', 'sv']));
	});
});

describe('what a claim is written from', () => {
	test('is what was accepted in approved reports, side by side', async () => {
		const figures = await claimableOf(db, auditor, 'demo-sol');
		expect(figures.map(({ side, periodCode }) => `${periodCode} ${side}`)).toEqual(['P1 NO', 'P1 SE']);
		const [row] = await db.execute<{ direct: string }>(sql`
			select sum(approved_minor)::text as direct from expense e join project_partner p using (project_id, organisation_id)
			where e.project_id = 'demo-sol' and e.period_code = 'P1' and p.side = 'SE'`);
		expect(figures[1]?.acceptedMinor).toBeGreaterThan(BigInt(row?.direct ?? 0));
		expect(await statusOf(claimableOf(db, finance, 'demo-sol'))).toBe(404);
	});
});

describe('locking a period', () => {
	const over = '2027-03-05';
	test('is the secretariat’s, asks twice, names who has drafts left, and is never undone', async () => {
		expect(await statusOf(lockPeriod(db, auditor, { code: 'P3', confirmed: true }, over))).toBe(403);
		expect(await statusOf(lockPeriod(db, finance, { code: 'P3', confirmed: true }, over))).toBe(404);
		expect(keysOf(await lockPeriod(db, first, { code: 'P3', confirmed: true }, today))).toEqual(['period.not_over']);
		expect(keysOf(await lockPeriod(db, first, { code: 'P3', confirmed: false }, over))).toEqual([
			'period.confirm_missing'
		]);
		const page = await periodsPage(db, first, over);
		expect(page.periods[2]?.drafts.map(({ id }) => id)).toContain('karlstad');
		expect((await lockPeriod(db, first, { code: 'P3', confirmed: true }, over)).ok).toBe(true);
		expect(keysOf(await lockPeriod(db, first, { code: 'P3', confirmed: true }, over))).toEqual([
			'period.locked_already'
		]);
		expect((await periodsPage(db, first, over)).periods[2]?.lockedBy).toBe(first.name);
		const late = {
			paidOn: '2026-10-07',
			periodCode: 'P3',
			category: 'travel' as const,
			workPackage: 'AP3',
			pilotId: null,
			text: 'Tåg',
			amountMinor: 1n,
			supplier: '',
			voucherNumber: '',
			invoiceNumber: ''
		};
		expect(keysOf(await enterExpense(db, finance, 'karlstad', late, over))).toEqual(['expense.period_locked']);
	});
});

describe('reconciliation', () => {
	test('holds the own ledger against the expenses, with drafts for the partner only', async () => {
		await db.execute(sql`
			update expense set account = '5010' where organisation_id = 'karlstad' and period_code = 'P2' and category = 'staff'`);
		const told = [{ account: '5010', month: '2026-03-01', amountMinor: 100n }];
		expect(await statusOf(saveBalances(db, first, 'karlstad', told, today))).toBe(403);
		expect(await statusOf(saveBalances(db, stranger, 'karlstad', told, today))).toBe(404);
		expect((await saveBalances(db, finance, 'karlstad', told, today)).ok).toBe(true);
		expect((await saveBalances(db, finance, 'karlstad', told, today)).ok).toBe(true);
		const page = await reconciliationPage(db, finance, 'karlstad', 'P2', today);
		const [row] = await db.execute<{ total: string }>(sql`
			select sum(amount_minor)::text as total from expense
			where organisation_id = 'karlstad' and account = '5010' and paid_on between '2026-03-01' and '2026-08-31'`);
		expect(page.rows.reduce((sum, each) => sum + each.expensesMinor, 0n)).toBe(BigInt(row?.total ?? 0));
		expect(page.rows.reduce((sum, each) => sum + (each.ledgerMinor ?? 0n), 0n)).toBe(100n);
		expect(page.without.count).toBeGreaterThan(0);
		expect(page.withDrafts).toBe(true);
		expect((await reconciliationPage(db, auditor, 'karlstad', 'P2', today)).withDrafts).toBe(false);
		expect(await statusOf(reconciliationPage(db, stranger, 'karlstad', 'P2', today))).toBe(404);
	});
});

describe('reading a report', () => {
	test('is for its partner, the secretariat and the auditor', async () => {
		expect(await statusOf(reportPage(db, stranger, at, today))).toBe(404);
		expect((await reportPage(db, auditor, at, today)).isFrozen).toBe(true);
	});
});
