import { sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { openPeriod, type Period } from '#lib/projects/project.ts';
import { runningProject, sideOfPartner } from '#lib/projects/projects.server.ts';
import { compareBalances, type Balance } from './reconciliation.ts';

type Unaccounted = { id: string; text: string; language: string; paidOn: string; amountMinor: bigint };

/** Ledger and expenses of one partner in the months of a period. Drafts count only for the partner's own eyes. */
export async function reconciliationPage(
	db: Db,
	by: Actor,
	organisationId: string,
	asked: string | null,
	today: string
) {
	demand(by, 'reconciliation.read', { organisationId });
	const project = found(await runningProject(db, today));
	const sideCode = found(await sideOfPartner(db, project.id, organisationId));
	const side = found(project.sides.find((each) => each.side === sideCode));
	const begun = project.periods.filter(({ startsOn }) => startsOn <= today);
	const period = found(begun.find(({ code }) => code === asked) ?? openPeriod(begun, today) ?? begun.at(-1));
	const drafts = may(by, 'expense.enter', { organisationId });
	const where = expensesIn(project.id, organisationId, period, drafts);
	const [ledger, expenses, without] = await Promise.all([
		ledgerOf(db, project.id, organisationId, period),
		expensesByAccount(db, where),
		withoutAccount(db, where)
	]);
	return {
		periods: begun,
		period,
		currency: side.currency,
		rows: compareBalances(ledger, expenses),
		without,
		withDrafts: drafts,
		mayWrite: may(by, 'reconciliation.write', { organisationId })
	};
}

/** What is no money of one's own, or was decided by the authority later, stands in no ledger account. */
function expensesIn(projectId: string, organisationId: string, period: Period, drafts: boolean): SQL {
	const states = drafts
		? sql`('draft', 'submitted', 'queried', 'approved', 'cut')`
		: sql`('submitted', 'queried', 'approved', 'cut')`;
	return sql`e.project_id = ${projectId} and e.organisation_id = ${organisationId} and e.state in ${states}
		and e.kind not in ('in_kind', 'correction') and e.paid_on between ${period.startsOn} and ${period.endsOn}`;
}

type BalanceRow = { account: string; month: string; amount: string };
const balance = ({ account, month, amount }: BalanceRow): Balance => ({ account, month, amountMinor: BigInt(amount) });

async function ledgerOf(db: Db, projectId: string, organisationId: string, period: Period): Promise<Balance[]> {
	const rows = await db.execute<BalanceRow>(sql`
		select account, month::text, amount_minor::text as amount from account_balance
		where project_id = ${projectId} and organisation_id = ${organisationId}
			and month between date_trunc('month', ${period.startsOn}::date) and ${period.endsOn}::date
		limit 10000`);
	return [...rows].map(balance);
}

async function expensesByAccount(db: Db, where: SQL): Promise<Balance[]> {
	const rows = await db.execute<BalanceRow>(sql`
		select e.account, date_trunc('month', e.paid_on)::date::text as month, sum(e.amount_minor)::text as amount
		from expense e where ${where} and e.account <> ''
		group by 1, 2 limit 10000`);
	return [...rows].map(balance);
}

async function withoutAccount(db: Db, where: SQL): Promise<{ items: Unaccounted[]; count: number; sumMinor: bigint }> {
	const [items, sums] = await Promise.all([
		db.execute<Omit<Unaccounted, 'amountMinor'> & { amount: string; kind: string }>(sql`
			select e.id::text, case e.kind when 'staff' then '' else e.text end as text, e.language,
				e.paid_on::text as "paidOn", e.amount_minor::text as amount, e.kind
			from expense e where ${where} and e.account = '' order by e.paid_on, e.id limit 100`),
		db.execute<{ count: number; sum: string }>(sql`
			select count(*)::int as count, coalesce(sum(e.amount_minor), 0)::text as sum
			from expense e where ${where} and e.account = ''`)
	]);
	return {
		items: [...items].map(({ amount, id, text, language, paidOn }) => ({
			id,
			text,
			language,
			paidOn,
			amountMinor: BigInt(amount)
		})),
		count: sums[0]?.count ?? 0,
		sumMinor: BigInt(sums[0]?.sum ?? 0)
	};
}
