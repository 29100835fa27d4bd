/** The expenses behind a number of the dashboard, and the computed costs beside them; together they are the number. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { flatCategories } from '#lib/funding/calculate.ts';
import { ratesFor, withComputed, type SpendingRow } from '#lib/funding/figures.ts';
import { ratesOfSides } from '#lib/funding/figures.server.ts';
import type { Currency } from '#lib/money.ts';
import { readPage } from '#lib/page.ts';
import type { Project } from '#lib/projects/project.ts';
import { computedCategories } from '#lib/projects/rule-set.ts';
import { expensesAsOf } from './as-of.server.ts';
import { monthsOf } from './burn-up.ts';
import { levelOf, type Query } from './query.ts';
import type { Narrow } from './rows.ts';
import { spendingOf } from './spending.server.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const perPage = 50;

export type BehindRow = {
	id: string;
	organisation: string;
	organisationNb: string;
	organisationSv: string;
	workPackage: string;
	category: string;
	period: string;
	paidOn: string;
	text: string;
	language: string;
	amountMinor: bigint;
	currency: Currency;
	minor: bigint;
	level: number;
};
type Found = Omit<BehindRow, 'amountMinor' | 'minor'> & { amount: string; eur: string };

export async function rowsBehind(
	db: Db,
	project: Project,
	query: Query,
	narrow: Narrow,
	{ page: asked, organisationId }: { page: string | null; organisationId?: string | undefined }
) {
	const of = { projectId: project.id, sides: project.sides, asOf: query.asOf, side: query.side, organisationId };
	const columns = sql`e.id, e.organisation_id, e.work_package, e.category, e.period_code, e.pilot_id, e.paid_on, e.text, e.language,
		e.amount_minor, e.currency, e.kind`;
	const level = levelOf(query.status);
	const from = sql`${expensesAsOf(of, columns)} e join organisation o on o.id = e.organisation_id
		where ${wanted(narrow, level, project)} and ${paidFor(project)}`;
	const [counted] = await db.execute<{ count: number; sum: string }>(
		sql`select count(*)::int as count, coalesce(sum(e.minor), 0) as sum from ${from}`
	);
	const page = readPage(asked, counted?.count ?? 0, perPage);
	const [found, computed] = await Promise.all([
		db.execute<Found>(sql`
			select e.id, e.organisation_id as organisation, o.name_nb as "organisationNb", o.name_sv as "organisationSv",
				e.work_package as "workPackage", e.category, e.period_code as period, e.paid_on::text as "paidOn", e.text,
				e.language, e.amount_minor as amount, e.currency, e.minor as eur, e.level
			from ${from} order by e.paid_on desc, e.id limit ${page.perPage} offset ${page.offset}`),
		computedBehind(db, project, query, narrow, organisationId)
	]);
	const rows: BehindRow[] = [...found].map(({ amount, eur, ...row }) => ({
		...row,
		amountMinor: BigInt(amount),
		minor: BigInt(eur)
	}));
	const direct = BigInt(counted?.sum ?? '0');
	return {
		rows,
		page,
		count: counted?.count ?? 0,
		computed,
		direct,
		total: computed.reduce((sum, { eurMinor }) => sum + eurMinor, direct)
	};
}

function wanted(narrow: Narrow, level: number, project: Project): SQL {
	const voucherFrom = project.sides[0]?.ruleSet.limits.voucherFromEurMinor ?? '0';
	const shown = {
		gjennomgang: sql`e.level = 2`,
		bilag: sql`e.level >= 2 and e.kind in ('cost', 'staff', 'in_kind') and abs(e.minor) >= ${voucherFrom}::bigint
			and not exists (select from expense_document d where d.expense_id = e.id)`
	};
	const kind = narrow.vis === 'gjennomgang' || narrow.vis === 'bilag' ? shown[narrow.vis] : sql`e.level >= ${level}`;
	const is = (column: SQL, value: string | undefined) => (value === undefined ? sql`true` : sql`${column} = ${value}`);
	return sql`${kind} and ${is(sql`e.organisation_id`, narrow.partner)} and ${is(sql`e.work_package`, narrow.ap)}
		and ${is(sql`e.category`, narrow.kategori)} and ${is(sql`e.period_code`, narrow.periode)} and ${onPilot(narrow.pilot)}`;
}

function onPilot(pilot: string | undefined): SQL {
	if (pilot === undefined) return sql`true`;
	if (pilot === 'uten') return sql`e.pilot_id is null`;
	return uuid.test(pilot) ? sql`e.pilot_id = ${pilot}` : sql`false`;
}

/** What was typed on a category that a side computes is in no figure. */
function paidFor({ sides }: Project): SQL {
	const computed = sides.flatMap(({ side, ruleSet, realOffice }) =>
		computedCategories(ruleSet).map(
			(category) => sql`(e.side = ${side} and e.category = ${category}
				and not (e.category = 'office' and e.organisation_id = any(${sql.param([...realOffice])}::text[])))`
		)
	);
	return computed.length === 0 ? sql`true` : sql`not (${sql.join(computed, sql` or `)})`;
}

/** Per partner, work package, period and category; pilots have none, and nothing computed has a voucher. */
async function computedBehind(
	db: Db,
	project: Project,
	query: Query,
	narrow: Narrow,
	organisationId: string | undefined
): Promise<SpendingRow[]> {
	if (narrow.pilot !== undefined || narrow.vis === 'bilag') return [];
	const of = { projectId: project.id, sides: project.sides, asOf: query.asOf, side: query.side, organisationId };
	const counting = { level: levelOf(query.status), months: monthsOf(project), recentAfter: project.startsOn };
	const { rows } = await spendingOf(db, of, counting);
	const group = narrow.vis === 'gjennomgang' ? 'in_review' : 'spent';
	const rates = ratesOfSides(project.sides);
	return withComputed(rows, rates).filter(
		(row) =>
			row.group === group &&
			flatCategories(ratesFor(rates, row)).includes(row.category) &&
			isOr(narrow.partner, row.organisation) &&
			isOr(narrow.ap, row.workPackage) &&
			isOr(narrow.kategori, row.category) &&
			isOr(narrow.periode, row.period)
	);
}

function isOr(asked: string | undefined, value: string): boolean {
	return asked === undefined || asked === value;
}
