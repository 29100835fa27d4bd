import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import type { Decision } from '#lib/decision.ts';
import { testDb } from '../../../tests/db.ts';
import { accepted, keysOf, statusOf } from '../../../tests/decided.ts';
import { origin, seen, spending, today, train } from '../../../tests/spending.ts';
import { answerExpense } from './answer-expense.server.ts';
import { approveExpense } from './approve-expense.server.ts';
import { changeExpense } from './change-expense.server.ts';
import { cutExpense } from './cut-expense.server.ts';
import { expenseById } from './expenses.server.ts';
import { queryExpense } from './query-expense.server.ts';
import { rejectExpense } from './reject-expense.server.ts';
import { expense } from './schema.server.ts';
import { submitExpenses } from './submit-expenses.server.ts';

const { db } = await testDb({ demo: true });
const { people, entered, submitted, saved, kinds } = await spending(db);
const { editor, finance, stranger, first, second, auditor } = people;

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
			expect(keysOf(await cutExpense(db, first, id, seen(2), { acceptedMinor: amount, reason: 'x' }))).toEqual([key]);
		accepted(await cutExpense(db, first, id, seen(2), { acceptedMinor: 9_999n, reason: 'Alkohol' }));
		expect(await saved(id)).toMatchObject({ state: 'cut', approvedMinor: 9_999n, reason: 'Alkohol' });
	});

	test('a question goes to the partner, its answer back into the queue', async () => {
		const id = await submitted();
		accepted(await queryExpense(db, first, id, seen(2), { question: 'Vem åkte?', dueOn: null }));
		expect(await statusOf(answerExpense(db, stranger, id, { answer: 'Jag', origin }))).toBe(404);
		accepted(await answerExpense(db, editor, id, { answer: 'Projektledaren.', origin }));
		expect(await saved(id)).toMatchObject({ state: 'submitted', reason: null });
		expect(keysOf(await answerExpense(db, editor, id, { answer: 'Igen', origin }))).toEqual(['expense.moved_on']);
	});

	test('is for the secretariat only', async () => {
		const id = await submitted();
		expect(await statusOf(approveExpense(db, finance, id, seen(2)))).toBe(403);
		expect(await statusOf(approveExpense(db, auditor, id, seen(2)))).toBe(403);
		expect(await statusOf(approveExpense(db, stranger, id, seen(2)))).toBe(404);
	});

	test('happens once: a replay and a late second decision change nothing', async () => {
		const id = await submitted();
		accepted(await rejectExpense(db, first, id, seen(2), 'Inte i projektet'));
		expect(keysOf(await approveExpense(db, second, id, seen(2)))).toContain('expense.moved_on');
		expect(await saved(id)).toMatchObject({ state: 'rejected', decidedBy: first.personId });
	});

	test('is about what was on the screen', async () => {
		const id = await submitted();
		accepted(await queryExpense(db, first, id, seen(2), { question: 'Rätt belopp?', dueOn: null }));
		accepted(await changeExpense(db, editor, id, { seen: 3, entry: { ...train, amountMinor: 900_000n } }, today));
		expect(keysOf(await approveExpense(db, first, id, seen(3)))).toEqual(['expense.changed_meanwhile']);
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
		expect(late && keysOf(await late)).toContain('expense.moved_on');
		expect(await saved(id)).toMatchObject({ state: 'approved', approvedMinor: 10_000n });
		expect((await kinds(id)).filter((kind) => ['expense.approved', 'expense.cut'].includes(kind))).toHaveLength(1);
	});
});

describe('four eyes', () => {
	const both = (person: Actor): Actor => ({ ...person, memberships: [...person.memberships, ...finance.memberships] });

	test('whoever entered or submitted an expense does not decide it', async () => {
		const own = await entered({}, both(first));
		accepted(await submitExpenses(db, finance, 'karlstad', [own], today));
		expect(keysOf(await approveExpense(db, first, own, seen(2)))).toEqual(['expense.own_hands']);

		const sent = await entered();
		accepted(await submitExpenses(db, both(first), 'karlstad', [sent], today));
		expect(keysOf(await approveExpense(db, first, sent, seen(2)))).toEqual(['expense.own_hands']);
		accepted(await approveExpense(db, second, sent, seen(2)));
	});

	test('nor does whoever changed it on the way', async () => {
		const id = await entered();
		accepted(await changeExpense(db, both(first), id, { seen: 1, entry: { ...train, amountMinor: 5n } }, today));
		accepted(await submitExpenses(db, finance, 'karlstad', [id], today));
		expect(keysOf(await rejectExpense(db, first, id, seen(3), 'Nej'))).toEqual(['expense.own_hands']);
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
