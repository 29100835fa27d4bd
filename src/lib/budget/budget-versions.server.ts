/** Budget versions as people read them: the list, one in full, and what it is held against. */
import { asc, desc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import { categoryOrder } from '#lib/projects/cost-category.server.ts';
import type { CostCategory } from '#lib/projects/cost-category.ts';
import type { Project } from '#lib/projects/project.ts';
import { projectPartner, projectSide } from '#lib/projects/schema.server.ts';
import type { Side } from '#lib/projects/rule-set.ts';
import type { Budget, Frame, Gift } from './budget.ts';
import { budgetVersion } from './schema.server.ts';

export type VersionState = 'draft' | 'proposed' | 'approved' | 'rejected';
export type VersionHead = {
	id: string;
	number: number;
	state: VersionState;
	decidedOn: string;
	reason: string;
	language: ContentLang;
	proposedBy: string | null;
	proposedByName: string | null;
	proposedAt: Date | null;
	decidedByName: string | null;
	decidedAt: Date | null;
	revision: number;
	totalMinor: bigint;
};

/** Newest first. */
export async function versionsOf(db: Db, by: Actor, projectId: string): Promise<VersionHead[]> {
	demand(by, 'budget.read', { organisationId: null });
	const nameOf = (column: typeof budgetVersion.proposedBy | typeof budgetVersion.decidedBy) =>
		sql<string | null>`(select name from person where person.id = ${column})`;
	const rows = await db
		.select({
			id: budgetVersion.id,
			number: budgetVersion.number,
			state: sql<VersionState>`${budgetVersion.state}`,
			decidedOn: budgetVersion.decidedOn,
			reason: budgetVersion.reason,
			language: sql<ContentLang>`${budgetVersion.language}`,
			proposedBy: budgetVersion.proposedBy,
			proposedByName: nameOf(budgetVersion.proposedBy),
			proposedAt: budgetVersion.proposedAt,
			decidedByName: nameOf(budgetVersion.decidedBy),
			decidedAt: budgetVersion.decidedAt,
			revision: budgetVersion.revision,
			total: sql<string>`(select coalesce(sum(amount_minor), 0) from budget_line where version_id = ${budgetVersion.id})`
		})
		.from(budgetVersion)
		.where(eq(budgetVersion.projectId, projectId))
		.orderBy(desc(budgetVersion.number))
		.limit(200);
	return rows.map(({ total, ...row }) => ({ ...row, totalMinor: BigInt(total) }));
}

/** Lines in the order of the partner list, work packages and categories; the plan of each in the order of the periods. */
export async function budgetOf(db: Db, project: Project, versionId: string): Promise<Budget> {
	const periods = sql.param(`{${project.periods.map(({ code }) => code).join(',')}}`);
	const [lines, gifts] = await Promise.all([
		db.execute<{
			organisation: string;
			work_package: string;
			category: CostCategory;
			minor: string;
			plan: string[];
		}>(sql`
			select l.organisation_id as organisation, l.work_package, l.category, l.amount_minor as minor,
				array(select coalesce(p.amount_minor, 0)::text
					from unnest(${periods}::text[]) with ordinality as code (code, place)
					left join budget_plan p on p.version_id = l.version_id and p.organisation_id = l.organisation_id
						and p.work_package = l.work_package and p.category = l.category and p.period_code = code.code
					order by code.place) as plan
			from budget_line l
			join organisation o on o.id = l.organisation_id
			join work_package w on w.project_id = l.project_id and w.code = l.work_package
			where l.version_id = ${versionId}
			order by o.partner_order nulls last, o.id, w.position, array_position(${categoryOrder}, l.category)`),
		db.execute<{ organisation: string; kind: Gift['kind']; form: Gift['form']; source: string; minor: string }>(sql`
			select g.organisation_id as organisation, g.kind, g.form, g.source, g.amount_minor as minor
			from co_financing g join organisation o on o.id = g.organisation_id
			where g.version_id = ${versionId}
			order by o.partner_order nulls last, o.id, g.kind, g.form, g.source`)
	]);
	return {
		lines: [...lines].map((row) => ({
			organisation: row.organisation,
			workPackage: row.work_package,
			category: row.category,
			minor: BigInt(row.minor),
			plan: row.plan.map(BigInt)
		})),
		gifts: [...gifts].map((row) => ({ ...row, minor: BigInt(row.minor) }))
	};
}

/** Partners, work packages, sides and limits that a budget must fit. */
export async function frameOf(db: Db, project: Project): Promise<Frame> {
	const [partners, sides] = await Promise.all([
		db.select().from(projectPartner).where(eq(projectPartner.projectId, project.id)).limit(500),
		db.select().from(projectSide).where(eq(projectSide.projectId, project.id)).orderBy(asc(projectSide.side))
	]);
	return {
		partners: new Map(partners.map((row) => [row.organisationId, row.side as Side])),
		workPackages: project.workPackages.map(({ code }) => code),
		sides: sides.map((row) => ({ ...row, side: row.side as Side })),
		euShareAtLeastPercent: project.sides[0]?.ruleSet.limits.euShareAtLeastPercent ?? null
	};
}

/** One version and its budget. @throws 404 of another project or number */
export async function versionOf(db: Db, by: Actor, project: Project, number: number) {
	const versions = await versionsOf(db, by, project.id);
	const version = found(versions.find((each) => each.number === number));
	return { version, versions, budget: await budgetOf(db, project, version.id) };
}
