/** A partner's own list and the secretariat's queue. */
import { sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { ExpenseState } from '#lib/funding/expense.ts';
import type { Currency } from '#lib/money.ts';
import { readPage, type Page } from '#lib/page.ts';
import type { ExpenseView } from '#lib/funding/expense-view.ts';
import type { Pair } from '#lib/funding/pair.ts';
import { pairsOf } from './counterparts.server.ts';
import { views, type Reading } from './expenses.server.ts';

export type ExpenseFilter = { state?: ExpenseState | undefined; period?: string | undefined; page: string | null };
type CurrencyTotal = { currency: Currency; minor: bigint; count: number };
/** `pairs`: what takes it back or corrects it, or what it takes back. */
export type ListedExpense = ExpenseView & { pairs: readonly Pair[] };
export type ExpenseList = { items: ListedExpense[]; page: Page; total: number; totals: CurrencyTotal[] };

const perPage = 25;

/** Newest first. Totals are of all that the filter leaves, one per currency. */
export async function ownExpenses(
	db: Db,
	by: Actor,
	of: { projectId: string; organisationId: string },
	filter: ExpenseFilter,
	reading: Reading
): Promise<ExpenseList> {
	demand(by, 'expense.read', of);
	const where = sql`e.project_id = ${of.projectId} and e.organisation_id = ${of.organisationId}
		and ${stateIs(filter.state)} and ${filter.period === undefined ? sql`true` : sql`e.period_code = ${filter.period}`}`;
	return list(db, where, sql`e.paid_on desc, e.entered_at desc, e.id`, filter, reading);
}

/** All of a period but what was taken back, newest first, enough of them that most periods are one page. */
export async function periodExpenses(
	db: Db,
	by: Actor,
	of: { projectId: string; organisationId: string; period: string },
	page: string | null,
	reading: Reading
): Promise<ExpenseList> {
	demand(by, 'expense.read', of);
	const where = sql`e.project_id = ${of.projectId} and e.organisation_id = ${of.organisationId}
		and e.period_code = ${of.period} and e.state <> 'withdrawn'`;
	return list(db, where, sql`e.paid_on desc, e.entered_at desc, e.id`, { page, perPage: 100 }, reading);
}

export type QueueFilter = { state: ExpenseState; organisation?: string | undefined; page: string | null };

/** What waits for the secretariat, longest first; with another state what it has dealt with. */
export async function expenseQueue(
	db: Db,
	by: Actor,
	projectId: string,
	filter: QueueFilter,
	today: string
): Promise<ExpenseList> {
	demand(by, 'review.read', { organisationId: null });
	const organisation = filter.organisation ? sql`e.organisation_id = ${filter.organisation}` : sql`true`;
	const where = sql`e.project_id = ${projectId} and ${stateIs(filter.state)} and ${organisation}`;
	return list(db, where, sql`e.submitted_at, e.id`, filter, { by, today, rateNow: undefined });
}

export type QueuePartner = { id: string; nb: string; sv: string; count: number };

/** The partners who have expenses in a state, for the filter of the queue. */
export async function queuePartners(
	db: Db,
	by: Actor,
	projectId: string,
	state: ExpenseState
): Promise<QueuePartner[]> {
	demand(by, 'review.read', { organisationId: null });
	return [
		...(await db.execute<QueuePartner>(sql`
			select o.id, o.name_nb as nb, o.name_sv as sv, count(*)::int as count
			from expense e join organisation o on o.id = e.organisation_id
			where e.project_id = ${projectId} and e.state = ${state}
			group by o.id order by o.partner_order nulls last, o.id limit 100`))
	];
}

function stateIs(state: ExpenseState | undefined): SQL {
	return state === undefined ? sql`true` : sql`e.state = ${state}`;
}

type Asked = { page: string | null; perPage?: number };

async function list(db: Db, where: SQL, order: SQL, asked: Asked, reading: Reading): Promise<ExpenseList> {
	const sums = await db.execute<{ currency: Currency; minor: string; count: number }>(sql`
		select e.currency, sum(e.amount_minor) as minor, count(*)::int as count
		from expense e where ${where} group by e.currency order by e.currency`);
	const totals = [...sums].map((row) => ({ ...row, minor: BigInt(row.minor) }));
	const total = totals.reduce((all, row) => all + row.count, 0);
	const page = readPage(asked.page, total, asked.perPage ?? perPage);
	const found = await views(db, where, order, { limit: page.perPage, offset: page.offset }, reading);
	const pairs = await pairsOf(
		db,
		found.map(({ id }) => id)
	);
	return { items: found.map((each) => ({ ...each, pairs: pairs.get(each.id) ?? [] })), page, total, totals };
}
