/** Which partner and period a report is about, and the row that stands there. */
import { and, eq, sql } from 'drizzle-orm';
import { found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import type { Period, Project, ProjectSide } from '#lib/projects/project.ts';
import { runningProject, sideOfPartner } from '#lib/projects/projects.server.ts';
import { dueOn } from './deadline.ts';
import type { ReportHands, ReportState } from './report.ts';
import { report, reportExtension } from './schema.server.ts';

export type ReportAt = { readonly organisationId: string; readonly periodCode: string };
export type ReportPlace = ReportAt & {
	readonly organisation: { readonly nb: string; readonly sv: string };
	readonly project: Project;
	readonly side: ProjectSide;
	readonly period: Period;
	/** Of this partner: its own where it was given more time. */
	readonly dueOn: string | null;
};

/** @throws 404 when the organisation takes no part in the running project or the period is none of it */
export async function reportPlace(db: Db, at: ReportAt, today: string): Promise<ReportPlace> {
	const project = found(await runningProject(db, today));
	const sideCode = await sideOfPartner(db, project.id, at.organisationId);
	const side = found(project.sides.find((each) => each.side === sideCode));
	const period = found(project.periods.find(({ code }) => code === at.periodCode));
	const [partner] = await db
		.select({ nb: organisation.nameNb, sv: organisation.nameSv, extendedTo: reportExtension.dueOn })
		.from(organisation)
		.leftJoin(
			reportExtension,
			and(
				eq(reportExtension.projectId, project.id),
				eq(reportExtension.organisationId, organisation.id),
				eq(reportExtension.periodCode, at.periodCode)
			)
		)
		.where(eq(organisation.id, at.organisationId));
	const { extendedTo, ...name } = found(partner);
	const due = dueOn({ reportDueOn: period.reportDueOn, extendedTo });
	return { ...at, organisation: name, project, side, period, dueOn: due };
}

export type ReportRecord = ReportHands & {
	id: string;
	text: string;
	language: string;
	frozen: unknown;
	reason: string | null;
	submittedAt: Date | null;
	approvedAt: Date | null;
	claimedBy: string | null;
	claimedAt: Date | null;
	paidBy: string | null;
	paidAt: Date | null;
};

const columns = {
	id: report.id,
	state: sql<ReportState>`${report.state}`,
	revision: report.revision,
	text: report.text,
	language: report.language,
	frozen: report.frozen,
	reason: report.reason,
	submittedBy: report.submittedBy,
	submittedAt: report.submittedAt,
	approvedBy: report.approvedBy,
	approvedAt: report.approvedAt,
	claimedBy: report.claimedBy,
	claimedAt: report.claimedAt,
	paidBy: report.paidBy,
	paidAt: report.paidAt
};

const isAt = ({ project, organisationId, periodCode }: ReportPlace) =>
	and(eq(report.projectId, project.id), eq(report.organisationId, organisationId), eq(report.periodCode, periodCode));

/** Undefined while nobody has written anything. */
export async function reportThere(db: Db, place: ReportPlace): Promise<ReportRecord | undefined> {
	const [row] = await db.select(columns).from(report).where(isAt(place));
	return row;
}

/** Holds the row until the transaction ends: of two who act at once, the second sees what the first did. */
export async function lockReport(tx: Db, place: ReportPlace): Promise<ReportRecord | undefined> {
	const [row] = await tx.select(columns).from(report).where(isAt(place)).for('update');
	return row;
}

/** The same, of a report that begins with this step where there is none yet. */
export async function lockOrBeginReport(tx: Db, place: ReportPlace, language: string): Promise<ReportRecord> {
	const { project, organisationId, periodCode } = place;
	await tx
		.insert(report)
		.values({ projectId: project.id, organisationId, periodCode, language, revision: 0 })
		.onConflictDoNothing();
	return found(await lockReport(tx, place));
}
