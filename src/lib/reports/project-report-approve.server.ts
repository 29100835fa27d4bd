import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { LeaderApproval } from './project-report-form.ts';
import {
	approvalsOf,
	contentOf,
	digestOf,
	lockProjectReport,
	projectReportPlace
} from './project-report-place.server.ts';
import { approvalFaults, writeFaults } from './project-report.ts';
import { projectReportApproval } from './schema.server.ts';

/**
 * Records that the project leader of a side has approved the text and the figures that stand there; a later approval of
 * the same side takes the place of the former. `digest` is of what was on the screen.
 */
export async function approveProjectReport(
	db: Db,
	by: Actor,
	code: string,
	{ seen, digest, ...approval }: LeaderApproval & { seen: number; digest: string },
	today: string
): Promise<Decision<null>> {
	demand(by, 'project_report.write', { organisationId: null }, 'project_report.read');
	return db.transaction(async (tx) => {
		const place = await projectReportPlace(tx, code, today);
		const row = await lockProjectReport(tx, place);
		const now = digestOf(await contentOf(tx, place, row, today));
		const faults = writeFaults(row, seen);
		if (faults.length === 0 && now !== digest) faults.push({ field: '', key: 'project_report.figures_changed' });
		faults.push(...approvalFaults(approval, await approvalsOf(tx, row.id)));
		if (faults.length > 0) return no(...faults);

		const given = { leaderName: approval.leaderName, approvedOn: approval.approvedOn, revision: row.revision, digest };
		await tx
			.insert(projectReportApproval)
			.values({ reportId: row.id, side: approval.side, ...given, recordedBy: by.personId })
			.onConflictDoUpdate({
				target: [projectReportApproval.reportId, projectReportApproval.side],
				set: { ...given, recordedBy: by.personId, recordedAt: sql`now()` }
			});
		await record(tx, {
			kind: 'project_report.approved',
			by: by.personId,
			organisationId: null,
			about: { kind: 'project_report', id: row.id },
			after: { side: approval.side, ...given }
		});
		return yes(null);
	});
}
