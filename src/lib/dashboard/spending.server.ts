/** All that the dashboard counts, summed by the database from the rows as they are. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Category } from '#lib/funding/calculate.ts';
import type { Side } from '#lib/projects/rule-set.ts';
import { among, levelAt, minorAt, placeOf, stepAt, type Of } from './as-of.server.ts';
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

export async function spendingOf(db: Db, of: Of, counting: Counting): Promise<Spending> {
	const [rows, pilots] = await Promise.all([monthRows(db, of, counting), pilotSums(db, of, counting)]);
	return { rows, pilots };
}

async function monthRows(db: Db, of: Of, { level, months, recentAfter }: Counting): Promise<MonthRow[]> {
	const columns = sql`e.work_package, e.category,
		width_bucket(e.paid_on, ${sql.param(`{${months.join(',')}}`)}::date[]) as month, e.paid_on > ${recentAfter}::date as recent`;
	const keys = sql`e.work_package, e.category, e.month, e.recent`;
	const rows = await db.execute<{
		organisation: string;
		side: Side;
		work_package: string;
		category: Category;
		period: string;
		month: number;
		recent: boolean;
		spent: boolean;
		eur: string;
	}>(sql`
		select e.organisation_id as organisation, e.side, e.work_package, e.category, e.period_code as period, e.month,
			e.recent, e.level >= ${level} as spent, e.minor as eur
		from ${sums(of, level, columns, keys)} e`);
	return [...rows].map((row) => ({
		organisation: row.organisation,
		side: row.side,
		workPackage: row.work_package,
		category: row.category,
		period: row.period,
		group: row.spent ? 'spent' : 'in_review',
		eurMinor: BigInt(row.eur),
		month: row.month,
		recent: row.recent
	}));
}

async function pilotSums(db: Db, of: Of, { level }: Counting): Promise<PilotSum[]> {
	const rows = await db.execute<{ pilot_id: string | null; spent: string; in_review: string }>(sql`
		select e.pilot_id, coalesce(sum(e.minor) filter (where e.level >= ${level}), 0) as spent,
			coalesce(sum(e.minor) filter (where e.level < ${level}), 0) as in_review
		from ${sums(of, level, sql`e.pilot_id`, sql`e.pilot_id`)} e group by 1`);
	return [...rows].map((row) => ({
		pilotId: row.pilot_id,
		spent: BigInt(row.spent),
		inReview: BigInt(row.in_review)
	}));
}

/**
 * What is used and what is in review, summed by partner, period, level and `keys`. Partner and report are looked up
 * once for each sum: for each expense that would be most of the work.
 */
function sums(of: Of, level: number, columns: SQL, keys: SQL): SQL {
	const side = sql`(select p.side from project_partner p where p.project_id = e.project_id and p.organisation_id = e.organisation_id)`;
	const step = stepAt(of.asOf);
	const minor = minorAt(of, step, level === 1 ? side : undefined);
	return sql`(
		select * from (
			select e.*, partner.side, ${levelAt(sql`e.step`, of.asOf)} as level
			from (
				select e.project_id, e.organisation_id, e.period_code, e.step, ${keys}, sum(e.minor) as minor
				from (
					select e.project_id, e.organisation_id, e.period_code, ${step} as step, ${minor} as minor, ${columns}
					from expense e where ${among(of)}) e
				group by e.project_id, e.organisation_id, e.period_code, e.step, ${keys}) e
			${placeOf(sql`e`)}
			where ${of.side === undefined ? sql`true` : sql`partner.side = ${of.side}`}) e
		where e.level >= ${level} or e.level = 2)`;
}
