/** Expenses of Karlstad's on their way, and those who enter, submit and decide them. */
import { eq } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { enterExpense } from '#lib/funding/enter-expense.server.ts';
import type { Entry } from '#lib/funding/expense.ts';
import { expense } from '#lib/funding/schema.server.ts';
import { submitExpenses } from '#lib/funding/submit-expenses.server.ts';
import { historyOf } from '#lib/journal/journal.server.ts';
import { actorOf } from './actor.ts';
import { accepted } from './decided.ts';

export const today = '2026-11-21';
export const origin = 'http://127.0.0.1:3000';
/** What whoever decides has on the screen. */
export const seen = (revision: number) => ({ revision, origin });
export const train: Entry = {
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

export async function spending(db: Db) {
	const [editor, finance, stranger, first, second, auditor] = await Promise.all([
		actorOf(db, 'redaktor.karlstad'),
		actorOf(db, 'okonomi.karlstad'),
		actorOf(db, 'okonomi.ringsaker'),
		actorOf(db, 'sekretariat1'),
		actorOf(db, 'sekretariat2'),
		actorOf(db, 'revisor')
	]);

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
	const kinds = async (id: string) => (await historyOf(db, 'expense', id)).map((entry) => entry.kind);

	const people = { editor, finance, stranger, first, second, auditor };
	return { people, entered, submitted, saved, kinds };
}
