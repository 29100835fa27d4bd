import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { financeOf, tell, type Told } from './report-mail.server.ts';
import { lockReport, reportPlace, type ReportAt, type ReportPlace } from './report-place.server.ts';
import { isClosed } from './report.ts';
import { reportExtension } from './schema.server.ts';

export type Extension = { dueOn: string; reason: string };

/** Gives one partner more time for one period. */
export async function extendDeadline(
	db: Db,
	by: Actor,
	at: ReportAt,
	{ dueOn, reason }: Extension,
	{ origin, today }: { origin: string; today: string }
): Promise<Decision<null>> {
	demand(by, 'report.decide', at, 'report.read');
	const place = await reportPlace(db, at, today);
	return db.transaction(async (tx) => {
		const row = await lockReport(tx, place);
		const faults = extensionFaults(place, { dueOn, today, closed: row !== undefined && isClosed(row.state) });
		if (faults.length > 0) return no(...faults);

		const values = { dueOn, reason, grantedBy: by.personId };
		await tx
			.insert(reportExtension)
			.values({ projectId: place.project.id, ...at, ...values })
			.onConflictDoUpdate({
				target: [reportExtension.projectId, reportExtension.organisationId, reportExtension.periodCode],
				set: { ...values, grantedAt: sql`now()` }
			});
		await record(tx, {
			kind: 'report.deadline_extended',
			by: by.personId,
			organisationId: at.organisationId,
			about: { kind: 'report_deadline', id: `${at.periodCode} ${at.organisationId}` },
			reason,
			before: { dueOn: place.dueOn },
			after: { dueOn }
		});
		await tell(tx, await toldOf(tx, at, today), {
			kind: 'report_extended',
			params: () => ({ period: at.periodCode, reason }),
			day: dueOn,
			path: `arbeid/${at.organisationId}/rapporter/${at.periodCode}`,
			origin
		});
		return yes(null);
	});
}

function extensionFaults(place: ReportPlace, asked: { dueOn: string; today: string; closed: boolean }): Issue[] {
	if (asked.closed) return [{ field: '', key: 'report.moved_on' }];
	if (asked.dueOn < asked.today) return [{ field: 'extended_to', key: 'report.due_passed' }];
	const before = place.dueOn;
	return before !== null && asked.dueOn <= before ? [{ field: 'extended_to', key: 'report.not_later' }] : [];
}

async function toldOf(tx: Db, { organisationId }: ReportAt, today: string): Promise<readonly Told[]> {
	return (await financeOf(tx, [organisationId], today)).get(organisationId) ?? [];
}
