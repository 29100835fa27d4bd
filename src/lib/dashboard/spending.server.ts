/** All that the dashboard counts, summed once by the database: one scan of the expenses, whatever is shown. */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Category } from '#lib/funding/calculate.ts';
import type { Side } from '#lib/projects/rule-set.ts';
import { expensesAsOf, type Of } from './as-of.server.ts';
import type { MonthRow, PilotSum } from './month-row.ts';

export type Spending = { readonly rows: readonly MonthRow[]; readonly pilots: readonly PilotSum[] };

export type Counting = {
	/** From this level on an expense is used; see `expensesAsOf`. */
	readonly level: number;
	/** First days of the months of the project. */
	readonly months: readonly string[];
	/** What was paid after this day is recent. */
	readonly recentAfter: string;
};

type Row = {
	pilot_row: number;
	organisation: string;
	side: Side;
	work_package: string;
	category: Category;
	period: string;
	month: number;
	recent: boolean;
	pilot_id: string | null;
	spent: boolean;
	eur: string;
};

export async function spendingOf(db: Db, of: Of, { level, months, recentAfter }: Counting): Promise<Spending> {
	const columns = sql`e.organisation_id, e.work_package, e.category, e.period_code, e.pilot_id,
		width_bucket(e.paid_on, ${sql.param(`{${months.join(',')}}`)}::date[]) as month, e.paid_on > ${recentAfter}::date as recent`;
	const counted = sql`select e.*, e.level >= ${level} as spent from ${expensesAsOf(of, columns)} e
		where e.level >= ${level} or e.level = 2`;
	const rows = await db.execute<Row>(sql`
		select grouping(e.organisation_id) as pilot_row, e.organisation_id as organisation, e.side, e.work_package, e.category,
			e.period_code as period, e.month, e.recent, e.pilot_id, e.spent, sum(e.minor) as eur
		from (${counted}) e
		group by grouping sets (
			(e.organisation_id, e.side, e.work_package, e.category, e.period_code, e.month, e.recent, e.spent),
			(e.pilot_id, e.spent))`);
	const all = [...rows];
	return { rows: all.filter((row) => row.pilot_row === 0).map(monthRow), pilots: pilotSums(all) };
}

function monthRow(row: Row): MonthRow {
	return {
		organisation: row.organisation,
		side: row.side,
		workPackage: row.work_package,
		category: row.category,
		period: row.period,
		group: row.spent ? 'spent' : 'in_review',
		eurMinor: BigInt(row.eur),
		month: row.month,
		recent: row.recent
	};
}

function pilotSums(rows: readonly Row[]): PilotSum[] {
	const sums = new Map<string | null, PilotSum>();
	for (const row of rows) {
		if (row.pilot_row === 0) continue;
		const before = sums.get(row.pilot_id) ?? { pilotId: row.pilot_id, spent: 0n, inReview: 0n };
		const eur = BigInt(row.eur);
		sums.set(
			row.pilot_id,
			row.spent ? { ...before, spent: before.spent + eur } : { ...before, inReview: before.inReview + eur }
		);
	}
	return [...sums.values()];
}
