/** Where a joint report stands: the running project, the period, the row that is there, and what it says. */
import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import type { Period, Project } from '#lib/projects/project.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import type { Side } from '#lib/projects/rule-set.ts';
import { contentText, readContent, type ProjectReportContent } from './project-report-content.ts';
import { publications, resultsIn } from './project-report-facts.server.ts';
import type { Annex, Named } from './project-report-figures.ts';
import { annexesOf, budgetAt } from './project-report-figures.server.ts';
import { noTexts, type Approval, type ProjectReportState, type Sections } from './project-report.ts';
import { projectReport, projectReportApproval } from './schema.server.ts';

export type ProjectReportPlace = { readonly project: Project; readonly period: Period };
export type ProjectReportRow = {
	id: string;
	state: ProjectReportState;
	revision: number;
	sections: Sections;
	frozen: unknown;
	submittedBy: string | null;
	submittedAt: Date | null;
};

/** @throws 404 for a period that the running project does not have or that has not begun */
export async function projectReportPlace(db: Db, code: string, today: string): Promise<ProjectReportPlace> {
	const project = found(await runningProject(db, today));
	const period = found(project.periods.find((each) => each.code === code && each.startsOn <= today));
	return { project, period };
}

const columns = {
	id: projectReport.id,
	state: sql<ProjectReportState>`${projectReport.state}`,
	revision: projectReport.revision,
	sections: sql<Sections>`${projectReport.sections}`,
	frozen: projectReport.frozen,
	submittedBy: projectReport.submittedBy,
	submittedAt: projectReport.submittedAt
};

const isAt = ({ project, period }: ProjectReportPlace) =>
	and(eq(projectReport.projectId, project.id), eq(projectReport.periodCode, period.code));

/** Undefined while nobody has written anything. */
export async function projectReportThere(db: Db, place: ProjectReportPlace): Promise<ProjectReportRow | undefined> {
	const [row] = await db.select(columns).from(projectReport).where(isAt(place));
	return row;
}

/** Holds the row until the transaction ends; begins the report where there is none yet. */
export async function lockProjectReport(tx: Db, place: ProjectReportPlace): Promise<ProjectReportRow> {
	await tx
		.insert(projectReport)
		.values({
			projectId: place.project.id,
			periodCode: place.period.code,
			sections: { nb: noTexts, sv: noTexts },
			revision: 0
		})
		.onConflictDoNothing();
	const [row] = await tx.select(columns).from(projectReport).where(isAt(place)).for('update');
	return found(row);
}

export async function approvalsOf(db: Db, id: string | undefined): Promise<(Approval & { recordedAt: Date })[]> {
	if (id === undefined) return [];
	return db
		.select({
			side: sql<Side>`${projectReportApproval.side}`,
			leaderName: projectReportApproval.leaderName,
			approvedOn: projectReportApproval.approvedOn,
			revision: projectReportApproval.revision,
			digest: projectReportApproval.digest,
			recordedAt: projectReportApproval.recordedAt
		})
		.from(projectReportApproval)
		.where(eq(projectReportApproval.reportId, id))
		.orderBy(projectReportApproval.side);
}

/** What the report says today, in full; once submitted what it said then. */
export async function contentOf(
	db: Db,
	place: ProjectReportPlace,
	row: ProjectReportRow | undefined,
	today: string
): Promise<ProjectReportContent> {
	if (row?.state === 'submitted') return readContent(row.frozen);
	const { project, period } = place;
	const [annexes, version, results, published, directory, approvals] = await Promise.all([
		annexesOf(db, project, period, today),
		budgetAt(db, project.id, today),
		resultsIn(db, project.id, period),
		publications(db, project.id, period),
		organisationDirectory(db),
		approvalsOf(db, row?.id)
	]);
	return {
		project: {
			id: project.id,
			nb: project.nameNb,
			sv: project.nameSv,
			startsOn: project.startsOn,
			endsOn: project.endsOn
		},
		period: { code: period.code, startsOn: period.startsOn, endsOn: period.endsOn },
		asOf: today,
		budgetVersion: version ?? null,
		texts: row?.sections ?? { nb: noTexts, sv: noTexts },
		annexes,
		results: results.map(({ isWorse: _, ...result }) => result),
		publications: published,
		approvals: approvals.map(({ side, leaderName, approvedOn }) => ({ side, leaderName, approvedOn })),
		organisations: namesOf(annexes, directory),
		workPackages: Object.fromEntries(
			project.workPackages.map(({ code, nameNb, nameSv }) => [code, { nb: nameNb, sv: nameSv }])
		)
	};
}

/** Of those who stand in an annex. */
function namesOf(
	annexes: readonly Annex[],
	directory: Awaited<ReturnType<typeof organisationDirectory>>
): Readonly<Record<string, Named>> {
	const ids = annexes.flatMap(({ partners, lines }) => [
		...partners.map(({ key }) => key),
		...lines.map(({ organisationId }) => organisationId)
	]);
	return Object.fromEntries(
		[...new Set(ids)].flatMap((id) => {
			const named = directory.get(id);
			return named ? [[id, { nb: named.nameNb, sv: named.nameSv }]] : [];
		})
	);
}

/** Of everything that project leaders approve. The day it is looked at is no part of it. */
export function digestOf({ asOf: _asOf, approvals: _approvals, ...content }: ProjectReportContent): string {
	return createHash('sha256').update(contentText(content)).digest('hex');
}
