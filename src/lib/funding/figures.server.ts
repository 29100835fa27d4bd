/**
 * The rows behind the shared figures, summed once in the database and rolled up by `figures.ts`: the public page, a
 * partner's own strip and every export come from here. An archived project is in none of them.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { flatRatesOf, type Category } from '#lib/funding/calculate.ts';
import { rollUp, type BudgetRow, type FundingFigures, type RatesOfSides } from '#lib/funding/figures.ts';
import { categoryOrder } from '#lib/projects/cost-category.server.ts';
import { expenseSums, type FiguresOf, type NationalRow, type RateUsed } from './expense-sums.server.ts';
import { sourcesOf, type SourceFigures } from '#lib/funding/sources.ts';
import type { Currency } from '#lib/money.ts';
import type { Project, ProjectSide } from '#lib/projects/project.ts';
import type { Side } from '#lib/projects/rule-set.ts';

type National = { side: Side; currency: Currency; minor: bigint };
type OrganisationName = { nb: string; sv: string; side: Side };

export type ProjectFigures = FundingFigures & {
	/** The day the figures are of. */
	asOf: string;
	sources: SourceFigures[];
	/** Approved expenses as they were entered, without office costs, which have no voucher; of a cut one its accepted part. */
	national: National[];
	rates: RateUsed[];
	organisations: ReadonlyMap<string, OrganisationName>;
};

/** The whole project, or one side of it. Drafts are in no figure. */
export async function projectFigures(db: Db, project: Project, asOf: string, side?: Side): Promise<ProjectFigures> {
	return figuresOf(db, project, asOf, { side });
}

/** One partner. With `drafts` also what it has entered only: for its own eyes. */
export async function partnerFigures(
	db: Db,
	project: Project,
	asOf: string,
	{ organisationId, drafts = false }: { organisationId: string; drafts?: boolean }
): Promise<ProjectFigures> {
	return figuresOf(db, project, asOf, { organisationId, drafts });
}

async function figuresOf(db: Db, project: Project, asOf: string, of: FiguresOf): Promise<ProjectFigures> {
	const [budget, { spending, rates }] = await Promise.all([
		budgetRows(db, project.id, asOf, of),
		expenseSums(db, project, of)
	]);
	const sides = project.sides.filter((each) => of.side === undefined || each.side === of.side);
	const figures = rollUp(budget, spending, ratesOfSides(project.sides));
	return {
		...figures,
		asOf,
		sources: sourcesOf(sides, figures.bySide),
		national: sides.map((side) => nationalOf(side, spending)),
		rates,
		organisations: new Map(budget.map((row) => [row.organisation, { nb: row.nameNb, sv: row.nameSv, side: row.side }]))
	};
}

export type NamedBudgetRow = BudgetRow & { nameNb: string; nameSv: string };

/** The flat rates of each side, by the rule set it follows, and the partners that have none for office costs. */
export function ratesOfSides(sides: readonly ProjectSide[]): RatesOfSides {
	const ratesOf = (side: Side) => flatRatesOf(sides.find((each) => each.side === side)?.ruleSet.flatRates ?? {});
	const realOffice = new Set(sides.flatMap((side) => side.realOffice));
	return { NO: ratesOf('NO'), SE: ratesOf('SE'), realOffice };
}

function nationalOf({ side, currency }: ProjectSide, spending: readonly NationalRow[]): National {
	const minor = spending
		.filter((row) => row.side === side && row.group === 'spent')
		.reduce((total, row) => total + row.nationalMinor, 0n);
	return { side, currency, minor };
}

/** In the order of the partner list, the work packages and the names of the categories. */
export async function budgetRows(db: Db, projectId: string, asOf: string, of: FiguresOf): Promise<NamedBudgetRow[]> {
	const rows = await db.execute<{
		organisation: string;
		name_nb: string;
		name_sv: string;
		side: Side;
		work_package: string;
		category: Category;
		amount: string;
	}>(sql`
		select l.organisation_id as organisation, o.name_nb, o.name_sv, partner.side, l.work_package, l.category,
			l.amount_minor as amount
		from budget_line l
		join project on project.id = l.project_id and not project.is_archive
		join project_partner partner on partner.project_id = l.project_id and partner.organisation_id = l.organisation_id
		join organisation o on o.id = l.organisation_id
		join work_package w on w.project_id = l.project_id and w.code = l.work_package
		where l.project_id = ${projectId} and l.version_id = (select budget_version_at(${projectId}, ${asOf}::date))
			and ${only(sql`l`, of)}
		order by o.partner_order nulls last, o.id, w.position, array_position(${categoryOrder}, l.category)`);
	return [...rows].map((row) => ({
		organisation: row.organisation,
		nameNb: row.name_nb,
		nameSv: row.name_sv,
		side: row.side,
		workPackage: row.work_package,
		category: row.category,
		eurMinor: BigInt(row.amount)
	}));
}

function only(row: SQL, { organisationId, side }: FiguresOf): SQL {
	const organisation = organisationId === undefined ? sql`true` : sql`${row}.organisation_id = ${organisationId}`;
	return side === undefined ? organisation : sql`${organisation} and partner.side = ${side}`;
}
