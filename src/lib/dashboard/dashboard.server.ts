/** Everything the secretariat's dashboard shows, in five statements whatever is chosen. Nothing is kept: each view is counted from the rows. */
import { sql } from 'drizzle-orm';
import rules from '#data/follow-up.json' with { type: 'json' };
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { addDays, addMonths } from '#lib/day.ts';
import type { Db } from '#lib/db.server.ts';
import { rollUp } from '#lib/funding/figures.ts';
import { budgetRows, ratesOfSides, type NamedBudgetRow } from '#lib/funding/figures.server.ts';
import type { Project } from '#lib/projects/project.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { boardOf, type Board, type Dimension, type PlanRow } from './board.ts';
import { monthsOf } from './burn-up.ts';
import { byRule, findingsOn } from './follow-up.ts';
import { signsOf, type Signs } from './follow-up.server.ts';
import type { MonthRow } from './month-row.ts';
import { pilotNames } from './pilot-names.server.ts';
import { levelOf, type Query } from './query.ts';
import { spendingOf } from './spending.server.ts';

export async function dashboard(db: Db, by: Actor, query: Query, today: string) {
	demand(by, 'budget.read', { organisationId: null });
	const project = found(await runningProject(db, today));
	return dashboardOf(db, project, query, today);
}

/** @param organisationId one partner only */
export async function dashboardOf(db: Db, project: Project, query: Query, today: string, organisationId?: string) {
	const asOf = query.asOf ?? today;
	const months = monthsOf(project);
	const recentAfter = laterOf(addMonths(asOf, -6), addDays(project.startsOn, -1));
	const of = { projectId: project.id, sides: project.sides, asOf: query.asOf, side: query.side, organisationId };
	const limits = project.sides[0]?.ruleSet.limits;
	const [budget, spending, plan, own, signs] = await Promise.all([
		budgetRows(db, project.id, asOf, of),
		spendingOf(db, of, { level: levelOf(query.status), months, recentAfter }),
		planRows(db, project.id, asOf, of),
		ownForecasts(db, project.id, asOf),
		signsOf(db, of, today, limits?.voucherFromEurMinor ?? '0')
	]);
	const rates = ratesOfSides(project.sides);
	const board = boardOf({
		...{ budget, rows: spending.rows, plan, own, rates, months, asOf, recentAfter, rules },
		...{ periods: project.periods, startsOn: project.startsOn, endsOn: project.endsOn, method: query.method }
	});
	const names = await pilotNames(db, spending.pilots);
	return {
		project,
		asOf,
		board,
		organisations: new Map(budget.map((row) => [row.organisation, { nb: row.nameNb, sv: row.nameSv, side: row.side }])),
		pilots: spending.pilots.map((sum) => ({
			...sum,
			pilot: sum.pilotId === null ? undefined : names.get(sum.pilotId)
		})),
		followUp: byRule(
			findings(board, budget, spending.rows, signs, { project, asOf, warnAtPercents: limits?.warnAtPercents ?? [] })
		),
		currencyRate: project.sides.find(({ currency }) => currency === query.currency)?.rateNow
	};
}

type Around = { project: Project; asOf: string; warnAtPercents: readonly string[] };

function findings(
	board: Board,
	budget: readonly NamedBudgetRow[],
	rows: readonly MonthRow[],
	signs: Signs,
	{ project, asOf, warnAtPercents }: Around
) {
	const rates = ratesOfSides(project.sides);
	return [...board.parts.organisation].flatMap(([organisation, part]) => {
		const isOwn = (row: { organisation: string }) => row.organisation === organisation;
		const facts = {
			organisation,
			part,
			byCategory: rollUp(budget.filter(isOwn), rows.filter(isOwn), rates).byCategory,
			lastPaidOn: signs.lastPaidOn.get(organisation) ?? null,
			missingVouchers: signs.missingVouchers.get(organisation) ?? 0,
			lateReports: signs.lateReports.get(organisation) ?? []
		};
		return findingsOn(facts, { ...rules, warnAtPercents }, { asOf, startsOn: project.startsOn });
	});
}

/** What is planned per period for each partner, side, work package and category. */
async function planRows(
	db: Db,
	projectId: string,
	asOf: string,
	{ side, organisationId }: { side?: string | undefined; organisationId?: string | undefined }
): Promise<PlanRow[]> {
	const rows = await db.execute<{ dimension: Dimension; key: string; period: string; minor: string }>(sql`
		select case when l.organisation_id is not null then 'organisation' when partner.side is not null then 'side'
				when l.work_package is not null then 'work_package' else 'category' end as dimension,
			coalesce(l.organisation_id, partner.side, l.work_package, l.category) as key, l.period_code as period,
			sum(l.amount_minor) as minor
		from budget_plan l
		join project_partner partner on partner.project_id = l.project_id and partner.organisation_id = l.organisation_id
		where l.version_id = (select budget_version_at(${projectId}, ${asOf}::date))
			and ${side === undefined ? sql`true` : sql`partner.side = ${side}`}
			and ${organisationId === undefined ? sql`true` : sql`l.organisation_id = ${organisationId}`}
		group by grouping sets ((l.organisation_id, l.period_code), (partner.side, l.period_code),
			(l.work_package, l.period_code), (l.category, l.period_code))`);
	return [...rows].map((row) => ({ ...row, minor: BigInt(row.minor) }));
}

/** The newest of each partner by the end of a day. */
async function ownForecasts(db: Db, projectId: string, asOf: string): Promise<Map<string, bigint>> {
	const rows = await db.execute<{ organisation: string; minor: string }>(sql`
		select distinct on (organisation_id) organisation_id as organisation, amount_minor as minor
		from own_forecast
		where project_id = ${projectId} and entered_at < (${asOf}::date + 1)::timestamp at time zone 'Europe/Oslo'
		order by organisation_id, entered_at desc, id`);
	return new Map([...rows].map((row) => [row.organisation, BigInt(row.minor)]));
}

function laterOf(a: string, b: string): string {
	return a > b ? a : b;
}
