import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Role } from '#lib/accounts/actor.ts';
import { person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf, type Decision } from '#lib/decision.ts';
import { historyOf } from '#lib/journal/journal.server.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { period, rate, ruleSet } from '#lib/projects/schema.server.ts';
import { testDb } from '../../../tests/db.ts';
import { answerExpense } from './answer-expense.server.ts';
import { approveExpense } from './approve-expense.server.ts';
import { changeExpense } from './change-expense.server.ts';
import { cutExpense } from './cut-expense.server.ts';
import { enterExpense } from './enter-expense.server.ts';
import type { Entry } from './expense.ts';
import { expenseById } from './expenses.server.ts';
import { queryExpense } from './query-expense.server.ts';
import { rejectExpense } from './reject-expense.server.ts';
import { expense } from './schema.server.ts';
import { submitExpenses } from './submit-expenses.server.ts';
import { withdrawExpense } from './withdraw-expense.server.ts';

const today = '2026-11-21';
const origin = 'http://127.0.0.1:3000';
let db: Db;
let editor: Actor, finance: Actor, stranger: Actor, first: Actor, second: Actor, auditor: Actor;

beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
	editor = await actor('redaktor.karlstad', 'karlstad', 'editor');
	finance = await actor('okonomi.karlstad', 'karlstad', 'finance');
	stranger = await actor('okonomi.ringsaker', 'ringsaker', 'finance');
	first = await actor('sekretariat1', 'secretariat', 'secretariat');
	second = await actor('sekretariat2', 'secretariat', 'secretariat');
	auditor = await actor('revisor', 'secretariat', 'auditor');
});

async function actor(name: string, organisationId: string, role: Role): Promise<Actor> {
	const [row] = await db
		.select()
		.from(person)
		.where(eq(person.email, `${name}@demo.example`));
	if (!row) throw new Error(`No ${name}`);
	const membership = { organisationId, nameNb: '', nameSv: '', role, covers: [organisationId] };
	return { personId: row.id, name: row.name, email: row.email, language: 'sv', memberships: [membership] };
}

const train: Entry = {
	paidOn: '2026-10-07',
	periodCode: 'P3',
	category: 'travel',
	workPackage: 'AP3',
	pilotId: null,
	text: 'Tåg Karlstad–Kongsvinger',
	amountMinor: 112_000n,
	supplier: 'SJ',
	voucherNumber: 'V1',
	invoiceNumber: ''
};

function accepted<T>(decision: Decision<T>): T {
	if (!decision.ok) throw new Error(JSON.stringify(decision.issues));
	return decision.value;
}
const keys = (decision: Decision<unknown>) => issuesOf(decision).map((issue) => issue.key);
const status = (promise: Promise<unknown>) =>
	promise.then(
		() => 200,
		(thrown: unknown) => (thrown as { status?: number }).status
	);

const entered = async (entry: Partial<Entry> = {}, by = editor) =>
	accepted(await enterExpense(db, by, 'karlstad', { ...train, ...entry }, today));
async function submitted(entry: Partial<Entry> = {}): Promise<string> {
	const id = await entered(entry);
	accepted(await submitExpenses(db, finance, 'karlstad', [id], today));
	return id;
}
async function saved(id: string) {
	const [row] = await db.select().from(expense).where(eq(expense.id, id));
	if (!row) throw new Error('Not saved');
	return row;
}
const seen = (revision: number) => ({ revision, origin });
const kinds = async (id: string) => (await historyOf(db, 'expense', id)).map((entry) => entry.kind);

describe('entering an expense', () => {
	test('saves a draft without a rate, with a line in the log', async () => {
		const id = await entered();
		expect(await saved(id)).toMatchObject({ state: 'draft', currency: 'SEK', ratePerEuro: null, eurMinor: null });
		expect(await kinds(id)).toEqual(['expense.entered']);
	});

	test('is not for people of another organisation, and not for those who may only read', async () => {
		expect(await status(enterExpense(db, stranger, 'karlstad', train, today))).toBe(404);
		expect(await status(enterExpense(db, first, 'karlstad', train, today))).toBe(403);
		expect(await status(enterExpense(db, auditor, 'karlstad', train, today))).toBe(403);
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
		expect(keys(await enterExpense(db, editor, 'karlstad', entry, today))).toEqual([
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
		expect(keys(late)).toEqual(['expense.changed_meanwhile']);
		expect(await saved(id)).toMatchObject({ text: 'Buss' });
	});

	test('is over once it is submitted', async () => {
		const id = await submitted();
		expect(keys(await changeExpense(db, editor, id, { seen: 2, entry: train }, today))).toEqual(['expense.moved_on']);
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
		expect(await status(changeExpense(db, stranger, id, change, today))).toBe(404);
		expect(await status(changeExpense(db, editor, randomUUID(), change, today))).toBe(404);
		expect(await status(changeExpense(db, editor, "1' or '1'='1", change, today))).toBe(404);
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
		expect(await status(submitExpenses(db, editor, 'karlstad', [id], today))).toBe(403);
		expect(await status(submitExpenses(db, stranger, 'karlstad', [id], today))).toBe(404);
		expect(await status(submitExpenses(db, stranger, 'ringsaker', [id], today))).toBe(404);
	});

	test('takes all or none, and none twice', async () => {
		const [draft, gone] = [await entered(), await submitted()];
		expect(keys(await submitExpenses(db, finance, 'karlstad', [draft, gone], today))).toEqual(['expense.moved_on']);
		expect(await saved(draft)).toMatchObject({ state: 'draft' });
		expect(keys(await submitExpenses(db, finance, 'karlstad', [], today))).toEqual(['expense.none_chosen']);
	});

	test('stops at a period that was locked meanwhile', async () => {
		const id = await entered();
		await db.update(period).set({ isLocked: true }).where(eq(period.code, 'P3'));
		const late = await submitExpenses(db, finance, 'karlstad', [id], today);
		await db.update(period).set({ isLocked: false }).where(eq(period.code, 'P3'));
		expect(keys(late)).toEqual(['expense.period_locked']);
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
		expect(keys(await submitExpenses(db, finance, 'karlstad', [id], today))).toEqual(['expense.rate_missing']);
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

describe('deciding an expense', () => {
	test('approving counts all of it and tells finance', async () => {
		const id = await submitted();
		accepted(await approveExpense(db, first, id, seen(2)));
		expect(await saved(id)).toMatchObject({ state: 'approved', approvedMinor: 10_000n, decidedBy: first.personId });
		expect(await kinds(id)).toEqual(['expense.approved', 'expense.submitted', 'expense.entered']);
		const mails = await db.select().from(outgoingMail).where(eq(outgoingMail.kind, 'expense_approved'));
		expect(mails.at(-1)).toMatchObject({ toAddress: 'okonomi.karlstad@demo.example', language: 'sv' });
		expect(mails.at(-1)?.body).toContain(`${origin}/sv/arbeid/karlstad/utgifter/${id}`);
	});

	test('cutting counts the accepted part, which is less than all and more than nothing', async () => {
		const id = await submitted();
		for (const [amount, key] of [
			[10_000n, 'expense.accepted_not_less'],
			[0n, 'expense.accepted_wrong_sign'],
			[-1n, 'expense.accepted_wrong_sign']
		] as const)
			expect(keys(await cutExpense(db, first, id, seen(2), { acceptedMinor: amount, reason: 'x' }))).toEqual([key]);
		accepted(await cutExpense(db, first, id, seen(2), { acceptedMinor: 9_999n, reason: 'Alkohol' }));
		expect(await saved(id)).toMatchObject({ state: 'cut', approvedMinor: 9_999n, reason: 'Alkohol' });
	});

	test('a question goes to the partner, its answer back into the queue', async () => {
		const id = await submitted();
		accepted(await queryExpense(db, first, id, seen(2), { question: 'Vem åkte?', dueOn: null }));
		expect(await status(answerExpense(db, stranger, id, { answer: 'Jag', origin }))).toBe(404);
		accepted(await answerExpense(db, editor, id, { answer: 'Projektledaren.', origin }));
		expect(await saved(id)).toMatchObject({ state: 'submitted', reason: null });
		expect(keys(await answerExpense(db, editor, id, { answer: 'Igen', origin }))).toEqual(['expense.moved_on']);
	});

	test('is for the secretariat only', async () => {
		const id = await submitted();
		expect(await status(approveExpense(db, finance, id, seen(2)))).toBe(403);
		expect(await status(approveExpense(db, auditor, id, seen(2)))).toBe(403);
		expect(await status(approveExpense(db, stranger, id, seen(2)))).toBe(404);
	});

	test('happens once: a replay and a late second decision change nothing', async () => {
		const id = await submitted();
		accepted(await rejectExpense(db, first, id, seen(2), 'Inte i projektet'));
		expect(keys(await approveExpense(db, second, id, seen(2)))).toContain('expense.moved_on');
		expect(await saved(id)).toMatchObject({ state: 'rejected', decidedBy: first.personId });
	});

	test('is about what was on the screen', async () => {
		const id = await submitted();
		accepted(await queryExpense(db, first, id, seen(2), { question: 'Rätt belopp?', dueOn: null }));
		accepted(await changeExpense(db, editor, id, { seen: 3, entry: { ...train, amountMinor: 900_000n } }, today));
		expect(keys(await approveExpense(db, first, id, seen(3)))).toEqual(['expense.changed_meanwhile']);
	});

	test('of two at the same moment one holds', async () => {
		const id = await submitted();
		let late: Promise<Decision<null>> | undefined;
		const early = await db.transaction(async (tx) => {
			const decision = await approveExpense(tx, first, id, seen(2));
			late = cutExpense(db, second, id, seen(2), { acceptedMinor: 1n, reason: 'Hälften' });
			// time enough to overtake, if nothing held it back
			await Promise.race([late, new Promise((resolve) => setTimeout(resolve, 200))]);
			return decision;
		});
		expect(early.ok).toBe(true);
		expect(late && keys(await late)).toContain('expense.moved_on');
		expect(await saved(id)).toMatchObject({ state: 'approved', approvedMinor: 10_000n });
		expect((await kinds(id)).filter((kind) => ['expense.approved', 'expense.cut'].includes(kind))).toHaveLength(1);
	});
});

describe('four eyes', () => {
	const both = (person: Actor): Actor => ({ ...person, memberships: [...person.memberships, ...finance.memberships] });

	test('whoever entered or submitted an expense does not decide it', async () => {
		const own = await entered({}, both(first));
		accepted(await submitExpenses(db, finance, 'karlstad', [own], today));
		expect(keys(await approveExpense(db, first, own, seen(2)))).toEqual(['expense.own_hands']);

		const sent = await entered();
		accepted(await submitExpenses(db, both(first), 'karlstad', [sent], today));
		expect(keys(await approveExpense(db, first, sent, seen(2)))).toEqual(['expense.own_hands']);
		accepted(await approveExpense(db, second, sent, seen(2)));
	});

	test('nor does whoever changed it on the way', async () => {
		const id = await entered();
		accepted(await changeExpense(db, both(first), id, { seen: 1, entry: { ...train, amountMinor: 5n } }, today));
		accepted(await submitExpenses(db, finance, 'karlstad', [id], today));
		expect(keys(await rejectExpense(db, first, id, seen(3), 'Nej'))).toEqual(['expense.own_hands']);
	});

	test('hold in the database as well', async () => {
		const id = await submitted();
		for (const person of [editor, finance])
			await expect(
				db
					.update(expense)
					.set({ state: 'approved', approvedMinor: 1n, decidedBy: person.personId })
					.where(eq(expense.id, id))
			).rejects.toMatchObject({ cause: { constraint_name: 'expense_four_eyes' } });
	});
});

describe('withdrawing an expense', () => {
	test('is possible until it is decided', async () => {
		const id = await submitted();
		expect(await status(withdrawExpense(db, editor, id))).toBe(403);
		accepted(await withdrawExpense(db, finance, id));
		expect(keys(await withdrawExpense(db, finance, id))).toEqual(['expense.moved_on']);
		expect(keys(await approveExpense(db, first, id, seen(3)))).toEqual(['expense.moved_on']);
	});

	test('leaves the figures of a locked period alone', async () => {
		const [row] = await db.execute<{ id: string }>(
			sql`select id from expense where state = 'submitted' and period_code = 'P2' and organisation_id = 'ringsaker' limit 1`
		);
		if (!row) throw new Error('Ringsaker has none');
		expect(keys(await withdrawExpense(db, stranger, row.id))).toEqual(['expense.period_locked']);
	});
});

describe('the warnings of an expense', () => {
	const kindsOf = async (id: string) =>
		(await expenseById(db, id, { by: finance, today, rateNow: '11.2' }))?.warnings
			.map((warning) => warning.kind)
			.filter((kind) => kind !== 'missing_document');

	test('name a day outside its period, a day to come, an overdrawn line and a likely duplicate, and stop nothing', async () => {
		const odd = { paidOn: '2027-03-02', text: 'Hotell', amountMinor: 99_000_000_00n, workPackage: 'AP1' };
		const [one, two] = [await entered(odd), await entered({ ...odd, text: 'HOTELL' })];
		expect(await kindsOf(one)).toEqual(['outside_period', 'in_future', 'over_line', 'duplicate']);
		expect(accepted(await submitExpenses(db, finance, 'karlstad', [one, two], today))).toBe(2);
	});

	test('call the same invoice number of another supplier no duplicate', async () => {
		const [one, two] = [
			await entered({ text: 'A', amountMinor: 100n, invoiceNumber: 'F-77', supplier: 'Ett AB' }),
			await entered({ text: 'B', amountMinor: 200n, invoiceNumber: 'F-77', supplier: 'Två AB' })
		];
		expect(await kindsOf(one)).toEqual([]);
		const three = await entered({ text: 'C', amountMinor: 300n, invoiceNumber: 'f-77', supplier: 'två ab' });
		expect([await kindsOf(two), await kindsOf(three)]).toEqual([['duplicate'], ['duplicate']]);
	});
});
