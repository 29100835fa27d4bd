/** Expenses that belong together: what was decided, and what takes it back. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { Issue } from '#lib/decision.ts';
import type { ExpenseState } from '#lib/funding/expense.ts';
import type { Pair } from '#lib/funding/pair.ts';
import { correctionFaults, laterOpenPeriods, reversalFaults, type Original } from '#lib/funding/take-back.ts';
import type { Currency } from '#lib/money.ts';
import { expenseLines } from './expense-lines.server.ts';
import { closedPeriods, isId, lockExpense, withLocked } from './locked-expense.server.ts';
import { originalOf } from './originals.server.ts';

export type Paired = {
	id: string;
	/** `original`: what the one looked at takes back. */
	role: 'original' | 'reversal' | 'correction';
	state: ExpenseState;
	periodCode: string;
	amountMinor: bigint;
	currency: Currency;
};

/** In the order they were entered. @throws 404 */
export async function pairedWith(db: Db, by: Actor, about: { id: string; organisationId: string }): Promise<Paired[]> {
	demand(by, 'expense.read', about);
	const rows = await db.execute<Omit<Paired, 'amountMinor'> & { minor: string }>(sql`
		select x.id, case when x.reverses_id = e.id then x.kind else 'original' end as role, x.state,
			x.period_code as "periodCode", x.amount_minor as minor, x.currency
		from expense e join expense x on x.reverses_id = e.id or x.id = e.reverses_id
		where e.id = ${about.id} order by x.entered_at, x.id limit 100`);
	return [...rows].map(({ minor, ...row }) => ({ ...row, amountMinor: BigInt(minor) }));
}

/** Of each expense of a list what belongs together with it and stands, in the order they were entered. */
export async function pairsOf(db: Db, ids: readonly string[]): Promise<Map<string, Pair[]>> {
	if (ids.length === 0) return new Map();
	const these = sql`(select value::uuid from json_array_elements_text(${JSON.stringify(ids)}::json))`;
	const rows = await db.execute<Pair & { of: string }>(sql`
		select p.of, p.id, p.role, p.period as "periodCode" from (
			select x.reverses_id as of, x.id, x.kind as role, x.period_code as period, x.entered_at
			from expense x
			where x.reverses_id in ${these} and x.kind in ('reversal', 'correction') and x.state not in ('withdrawn', 'rejected')
			union all
			select e.id, x.id, case e.kind when 'reversal' then 'reverses' else 'corrects' end, x.period_code, x.entered_at
			from expense e join expense x on x.id = e.reverses_id
			where e.id in ${these} and e.kind in ('reversal', 'correction')
		) p order by p.entered_at, p.id limit 1000`);
	const pairs = new Map<string, Pair[]>();
	for (const { of, ...pair } of rows) pairs.set(of, [...(pairs.get(of) ?? []), pair]);
	return pairs;
}

export type TakeBackPage = {
	original: Original;
	currency: Currency;
	organisationId: string;
	/** Codes of the periods that it may be taken back in. */
	periods: string[];
	reversalFaults: Issue[];
	correctionFaults: Issue[];
};

/**
 * What the form needs to know, and why it may not be used now.
 *
 * @param action the partner's right or the secretariat's
 * @throws 404, 403
 */
export async function takeBackPage(
	db: Db,
	by: Actor,
	action: 'expense.submit' | 'expense.correct',
	id: string,
	today: string
): Promise<TakeBackPage> {
	// held and let go at once: the verbs look again
	const row = found(isId(id) ? await db.transaction((tx) => lockExpense(tx, id)) : undefined);
	demand(by, action, row, 'expense.read');
	const original = await originalOf(db, row);
	const lines = found(await expenseLines(db, row.organisationId, today));
	const closed = await closedPeriods(
		db,
		row,
		lines.periods.map(({ code }) => code)
	);
	const periods = laterOpenPeriods(withLocked(lines, closed).periods, row).map(({ code }) => code);
	const none = periods.length === 0 ? [{ field: '', key: 'expense.no_later_period' }] : [];
	return {
		original,
		currency: row.currency,
		organisationId: row.organisationId,
		periods,
		reversalFaults: [...reversalFaults(original), ...none],
		correctionFaults: [...correctionFaults(original), ...none]
	};
}
