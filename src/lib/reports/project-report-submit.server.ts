import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { frozenContent, type ProjectReportContent } from './project-report-content.ts';
import {
	approvalsOf,
	contentOf,
	digestOf,
	lockProjectReport,
	projectReportPlace,
	type ProjectReportRow
} from './project-report-place.server.ts';
import { submitFaults } from './project-report.ts';
import { projectReport } from './schema.server.ts';

/**
 * Freezes everything the report says. It locks nothing: as long as the period is open its costs may change, and then
 * they differ from what was handed in; who has handed in locks the period.
 */
export async function submitProjectReport(
	db: Db,
	by: Actor,
	code: string,
	{ seen, confirmed }: Asked,
	today: string
): Promise<Decision<null>> {
	demand(by, 'project_report.write', { organisationId: null }, 'project_report.read');
	try {
		// figures, texts and names of one moment, whatever is written meanwhile
		return await db.transaction((tx) => submit(tx, by, code, { seen, confirmed }, today), {
			isolationLevel: 'repeatable read'
		});
	} catch (fault) {
		if (isOvertaken(fault)) return no({ field: '', key: 'project_report.changed_meanwhile' });
		throw fault;
	}
}

type Asked = { seen: number; confirmed: boolean };

async function submit(
	tx: Db,
	by: Actor,
	code: string,
	{ seen, confirmed }: Asked,
	today: string
): Promise<Decision<null>> {
	const place = await projectReportPlace(tx, code, today);
	const row = await lockProjectReport(tx, place);
	const content = await contentOf(tx, place, row, today);
	const digest = digestOf(content);
	const faults = submitFaults(row, seen, {
		texts: row.sections,
		approvals: await approvalsOf(tx, row.id),
		digest,
		sides: place.project.sides.map(({ side }) => side),
		isOver: place.period.endsOn < today,
		confirmed
	});
	if (faults.length > 0) return no(...faults);

	await freeze(tx, by, row, content, digest);
	return yes(null);
}

async function freeze(
	tx: Db,
	by: Actor,
	row: ProjectReportRow,
	content: ProjectReportContent,
	digest: string
): Promise<void> {
	await tx
		.update(projectReport)
		.set({
			state: 'submitted',
			frozen: frozenContent(content),
			submittedBy: by.personId,
			submittedAt: sql`now()`,
			revision: row.revision + 1
		})
		.where(eq(projectReport.id, row.id));
	await record(tx, {
		kind: 'project_report.submitted',
		by: by.personId,
		organisationId: null,
		about: { kind: 'project_report', id: row.id },
		before: { state: row.state },
		after: {
			state: 'submitted',
			digest,
			eurMinor: content.annexes.map(({ side, total }) => [side, total.periodMinor.toString()])
		}
	});
}

/** PostgreSQL's `serialization_failure`: another one changed the report first. */
function isOvertaken(fault: unknown): boolean {
	const { cause } = Object(fault) as { cause?: unknown };
	const { code } = Object(cause ?? fault) as { code?: unknown };
	return code === '40001';
}
