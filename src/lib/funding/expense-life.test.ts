import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { period, rate, ruleSet } from '#lib/projects/schema.server.ts';
import { testDb } from '../../../tests/db.ts';
import { accepted, keysOf, statusOf } from '../../../tests/decided.ts';
import { seen, spending, today, train } from '../../../tests/spending.ts';
import { approveExpense } from './approve-expense.server.ts';
import { changeExpense } from './change-expense.server.ts';
import { enterExpense } from './enter-expense.server.ts';
import { queryExpense } from './query-expense.server.ts';
import { submitExpenses } from './submit-expenses.server.ts';
import { withdrawExpense } from './withdraw-expense.server.ts';

const { db } = await testDb({ demo: true });
const { people, entered, submitted, saved, kinds } = await spending(db);
const { editor, finance, stranger, first, auditor } = people;

describe('entering an expense', () => {
	test('saves a draft without a rate, with a line in the log', async () => {
		const id = await entered();
		expect(await saved(id)).toMatchObject({ state: 'draft', currency: 'SEK', ratePerEuro: null, eurMinor: null });
		expect(await kinds(id)).toEqual(['expense.entered']);
	});

	test('is not for people of another organisation, and not for those who may only read', async () => {
		expect(await statusOf(enterExpense(db, stranger, 'karlstad', train, today))).toBe(404);
		expect(await statusOf(enterExpense(db, first, 'karlstad', train, today))).toBe(403);
		expect(await statusOf(enterExpense(db, auditor, 'karlstad', train, today))).toBe(403);
	});

	test('names every unknown line at once', async () => {
		const [foreign] = await db.execute<{ id: string }>(sql`select id from pilot where owner_id = 'ringsaker' limit 1`);
		const entry = {
			...train,
			category: 'office',
			workPackage: 'AP9',
			pilotId: foreign?.id ?? '',
			periodCode: 'P1'
		} as const;
		expect(keysOf(await enterExpense(db, editor, 'karlstad', entry, today))).toEqual([
			'expense.category_unknown',
			'expense.work_package_unknown',
			'expense.pilot_unknown',
			'expense.period_locked'
		]);
	});
});

describe('changing an expense', () => {
	test('keeps both states in the log', async () => {
		const id = await entered();
		accepted(await changeExpense(db, finance, id, { seen: 1, entry: { ...train, amountMinor: 99n } }, today));
		expect(await saved(id)).toMatchObject({ amountMinor: 99n, revision: 2 });
		const [log] = await db.execute<{ before: unknown; after: unknown }>(
			sql`select before, after from journal_entry where about_id = ${id} and kind = 'expense.changed'`
		);
		expect(log).toMatchObject({ before: { amount: '1120.00' }, after: { amount: '0.99' } });
	});

	test('is refused when somebody else saved meanwhile', async () => {
		const id = await entered();
		accepted(await changeExpense(db, editor, id, { seen: 1, entry: { ...train, text: 'Buss' } }, today));
		const late = await changeExpense(db, finance, id, { seen: 1, entry: { ...train, text: 'Flyg' } }, today);
		expect(keysOf(late)).toEqual(['expense.changed_meanwhile']);
		expect(await saved(id)).toMatchObject({ text: 'Buss' });
	});

	test('is over once it is submitted', async () => {
		const id = await submitted();
		expect(keysOf(await changeExpense(db, editor, id, { seen: 2, entry: train }, today))).toEqual(['expense.moved_on']);
	});

	test('of a queried one keeps the rate it was submitted with', async () => {
		const id = await submitted();
		accepted(await queryExpense(db, first, id, seen(2), { question: 'Hur många?', dueOn: null }));
		accepted(await changeExpense(db, editor, id, { seen: 3, entry: { ...train, amountMinor: 224_000n } }, today));
		expect(await saved(id)).toMatchObject({ state: 'queried', ratePerEuro: '11.200000', eurMinor: 20_000n });
	});

	test('is for nobody of another organisation, under no id at all', async () => {
		const id = await entered();
		const change = { seen: 1, entry: train };
		expect(await statusOf(changeExpense(db, stranger, id, change, today))).toBe(404);
		expect(await statusOf(changeExpense(db, editor, randomUUID(), change, today))).toBe(404);
		expect(await statusOf(changeExpense(db, editor, "1' or '1'='1", change, today))).toBe(404);
	});
});

describe('submitting expenses', () => {
	test('freezes rate, source, rule set and euros, half a cent away from zero', async () => {
		const ids = [await entered({ amountMinor: 28n }), await entered({ amountMinor: -28n })];
		expect(accepted(await submitExpenses(db, finance, 'karlstad', ids, today))).toBe(2);
		const rows = await Promise.all(ids.map(saved));
		expect(rows.map((row) => row.eurMinor)).toEqual([3n, -3n]);
		expect(rows[0]).toMatchObject({
			ratePerEuro: '11.200000',
			rateOn: today,
			ruleSetId: 'demo-2025',
			state: 'submitted'
		});
	});

	test('is for finance and administrators, of this organisation only', async () => {
		const id = await entered();
		expect(await statusOf(submitExpenses(db, editor, 'karlstad', [id], today))).toBe(403);
		expect(await statusOf(submitExpenses(db, stranger, 'karlstad', [id], today))).toBe(404);
		expect(await statusOf(submitExpenses(db, stranger, 'ringsaker', [id], today))).toBe(404);
	});

	test('takes all or none, and none twice', async () => {
		const [draft, gone] = [await entered(), await submitted()];
		expect(keysOf(await submitExpenses(db, finance, 'karlstad', [draft, gone], today))).toEqual(['expense.moved_on']);
		expect(await saved(draft)).toMatchObject({ state: 'draft' });
		expect(keysOf(await submitExpenses(db, finance, 'karlstad', [], today))).toEqual(['expense.none_chosen']);
	});

	test('stops at a period that was locked meanwhile', async () => {
		const id = await entered();
		await db.update(period).set({ isLocked: true }).where(eq(period.code, 'P3'));
		const late = await submitExpenses(db, finance, 'karlstad', [id], today);
		await db.update(period).set({ isLocked: false }).where(eq(period.code, 'P3'));
		expect(keysOf(late)).toEqual(['expense.period_locked']);
	});
});

describe('the rate', () => {
	beforeEach(async () => {
		await forgetRates();
		await usePolicy('commission_month_of_submission');
		return () => usePolicy('fixed');
	});
	// Rates are never deleted on the site; here each test starts without any.
	const forgetRates = async () => {
		await db.execute(sql`alter table rate disable trigger user`);
		await db.delete(rate);
		await db.execute(sql`alter table rate enable trigger user`);
	};
	// Rules in use never change on the site; here the demonstration's expenses stand under them already.
	const usePolicy = async (policy: string) => {
		await db.execute(sql`alter table rule_set disable trigger user`);
		await db
			.update(ruleSet)
			.set({ sides: sql`jsonb_set(sides, '{SE,ratePolicy}', to_jsonb(${policy}::text))` })
			.where(eq(ruleSet.id, 'demo-2025'));
		await db.execute(sql`alter table rule_set enable trigger user`);
	};
	const month = (validFrom: string, validTo: string, perEuro: string) =>
		db.insert(rate).values({ currency: 'SEK', validFrom, validTo, perEuro, source: 'European Commission' });

	test('of the month of submission is used, not of the month of the cost', async () => {
		await month('2026-10-01', '2026-10-31', '10');
		await month('2026-11-01', '2026-11-30', '11.2345');
		expect(await saved(await submitted())).toMatchObject({ ratePerEuro: '11.234500', eurMinor: 9969n });
	});

	test('that is missing stops the submission and leaves the draft', async () => {
		const id = await entered();
		expect(keysOf(await submitExpenses(db, finance, 'karlstad', [id], today))).toEqual(['expense.rate_missing']);
		expect(await saved(id)).toMatchObject({ state: 'draft' });
	});

	test('that changes later changes nothing of what was submitted', async () => {
		await month('2026-11-01', '2026-11-30', '10');
		const id = await submitted();
		await expect(db.update(rate).set({ perEuro: '20' })).rejects.toThrow();
		accepted(await approveExpense(db, first, id, seen(2)));
		expect(await saved(id)).toMatchObject({ ratePerEuro: '10.000000', eurMinor: 11_200n, approvedMinor: 11_200n });
	});
});

describe('withdrawing an expense', () => {
	test('is possible until it is decided', async () => {
		const id = await submitted();
		expect(await statusOf(withdrawExpense(db, editor, id))).toBe(403);
		accepted(await withdrawExpense(db, finance, id));
		expect(keysOf(await withdrawExpense(db, finance, id))).toEqual(['expense.moved_on']);
		expect(keysOf(await approveExpense(db, first, id, seen(3)))).toEqual(['expense.moved_on']);
	});

	test('leaves the figures of a locked period alone', async () => {
		const [row] = await db.execute<{ id: string }>(
			sql`select id from expense where state = 'submitted' and period_code = 'P2' and organisation_id = 'ringsaker' limit 1`
		);
		if (!row) throw new Error('Ringsaker has none');
		expect(keysOf(await withdrawExpense(db, stranger, row.id))).toEqual(['expense.period_locked']);
	});
});
