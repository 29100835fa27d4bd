/** Rows as Karlstad enters them, many at once, and what is read of them afterwards. */
import { sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { enterExpenses, type NewExpense } from '#lib/funding/enter-expenses.server.ts';
import { expenseLines } from '#lib/funding/expense-lines.server.ts';
import { actorOf } from './actor.ts';
import { accepted } from './decided.ts';

export const today = '2026-11-22';
export const at = { organisationId: 'karlstad', today, lang: 'sv' } as const;
export const reading = (by: Actor) => ({ by, today, rateNow: '11.2' });
export const train: NewExpense = {
	paidOn: '2026-10-07',
	periodCode: 'P3',
	category: 'travel',
	workPackage: 'AP3',
	pilotId: null,
	text: 'Tåg',
	amountMinor: 112_000n
};
export const wage: NewExpense = {
	...train,
	kind: 'staff',
	category: 'staff',
	text: 'Lön oktober',
	amountMinor: 3_000_000n,
	staff: { personName: 'Ida Moe', month: '2026-10-01', hours: '100', percent: null, rateMinor: 30_000n }
};

export async function entering(db: Db) {
	const [editor, finance, stranger, secretariat, auditor] = await Promise.all([
		actorOf(db, 'redaktor.karlstad'),
		actorOf(db, 'okonomi.karlstad'),
		actorOf(db, 'okonomi.ringsaker'),
		actorOf(db, 'sekretariat1'),
		actorOf(db, 'revisor')
	]);
	const lines = await expenseLines(db, 'karlstad', today);
	if (!lines) throw new Error('Karlstad has no part');

	const entered = async (row: NewExpense, by: Actor = finance) =>
		accepted(await enterExpenses(db, by, lines, [row])).ids[0] ?? '';
	const count = async (what: SQL) =>
		Number((await db.execute<{ n: string }>(sql`select count(*) as n from ${what}`))[0]?.n);

	const people = { editor, finance, stranger, secretariat, auditor };
	return { people, lines, entered, count };
}
