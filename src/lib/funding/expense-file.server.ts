/** What was said and done about one expense. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import type { ExpenseView } from '#lib/funding/expense-view.ts';
import { expenseById, type Reading } from './expenses.server.ts';

type Remark = {
	kind: 'query' | 'answer';
	text: string;
	language: ContentLang;
	dueOn: string | null;
	name: string;
	at: string;
};
/** With the values before and after, as the log has them; null for a reader from whom the words are kept. */
type Happened = {
	id: number;
	kind: string;
	name: string | null;
	reason: string | null;
	at: string;
	before: unknown;
	after: unknown;
};
export type ExpenseFile = { expense: ExpenseView; remarks: Remark[]; history: Happened[] };

/** @throws 404 when there is no such expense, or none that `by` may read */
export async function expenseFile(db: Db, by: Actor, id: string, reading: Reading): Promise<ExpenseFile> {
	const expense = found(await expenseById(db, id, reading));
	demand(by, 'expense.read', expense);
	const remarks = await db.execute<Remark>(sql`
		select r.kind, r.text, r.language, r.due_on::text as "dueOn", person.name, r.written_at as at
		from expense_remark r join person on person.id = r.written_by
		where r.expense_id = ${id} order by r.written_at, r.id limit 200`);
	const history = await db.execute<Happened>(sql`
		select j.id::int, j.kind, person.name, j.reason, j.at,
			case when ${expense.isMasked} then null else j.before end as before,
			case when ${expense.isMasked} then null else j.after end as after
		from journal_entry j left join person on person.id = j.person_id
		where j.about_kind = 'expense' and j.about_id = ${id} order by j.id desc limit 100`);
	return { expense, remarks: [...remarks], history: [...history] };
}
