/** What an organisation may book an expense on in the project that runs now. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { lineCategories } from '#lib/funding/calculate.ts';
import type { ExpenseForm } from '#lib/funding/expense-form.ts';
import { pilot, pilotPartner, pilotVersion } from '#lib/pilots/schema.server.ts';
import type { Project } from '#lib/projects/project.ts';
import { runningProject, sideOfPartner } from '#lib/projects/projects.server.ts';
import { computedCategories, rulesOfPartner, type Rate, type RuleSet, type Side } from '#lib/projects/rule-set.ts';

type PilotChoice = { id: string; title: string; language: string };
export type ExpenseLines = Omit<ExpenseForm, 'workPackages' | 'pilots'> & {
	projectId: string;
	organisationId: string;
	side: Side;
	/** Kinds of contributions in kind that the rules of its side allow. */
	inKind: readonly string[];
	ruleSet: RuleSet;
	/** Of an expense submitted today; undefined while none is known. */
	rateNow: Rate | undefined;
	project: Project;
	workPackages: Project['workPackages'];
	pilots: readonly PilotChoice[];
};

/** Undefined when the organisation takes no part in the running project. */
export async function expenseLines(db: Db, organisationId: string, today: string): Promise<ExpenseLines | undefined> {
	const project = await runningProject(db, today);
	if (!project) return undefined;
	const sideCode = await sideOfPartner(db, project.id, organisationId);
	const side = project.sides.find((each) => each.side === sideCode);
	if (!side) return undefined;

	const ruleSet = rulesOfPartner(side.ruleSet, side, organisationId);
	const computed = computedCategories(ruleSet);
	return {
		projectId: project.id,
		organisationId,
		side: side.side,
		inKind: side.ruleSet.sides[side.side].inKind,
		ruleSet,
		rateNow: side.rateNow,
		currency: side.currency,
		categories: [...lineCategories, 'office'].filter((category) => !computed.includes(category)),
		workPackages: project.workPackages,
		periods: project.periods,
		pilots: await pilotsOf(db, project.id, organisationId),
		project
	};
}

/** Pilots that the organisation owns or takes part in, by their newest title. */
async function pilotsOf(db: Db, projectId: string, organisationId: string): Promise<PilotChoice[]> {
	const title = sql<string>`(
		select ${pilotVersion.title} from ${pilotVersion}
		where ${pilotVersion.pilotId} = ${pilot.id} order by ${pilotVersion.number} desc limit 1)`;
	const takesPart = sql`(${pilot.ownerId} = ${organisationId} or exists (
		select 1 from ${pilotPartner}
		where ${pilotPartner.pilotId} = ${pilot.id} and ${pilotPartner.organisationId} = ${organisationId}))`;
	return db
		.select({ id: pilot.id, title, language: pilot.language })
		.from(pilot)
		.where(and(eq(pilot.projectId, projectId), takesPart))
		.orderBy(asc(title), asc(pilot.id))
		.limit(500);
}
