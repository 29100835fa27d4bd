import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { moveFaults } from './report.ts';
import { lockOrBeginReport, reportPlace, type ReportAt } from './report-place.server.ts';
import { report } from './schema.server.ts';

/** Keeps what the partner tells of the period; `seen` is the revision that was on the screen, 0 of a report not begun. */
export async function saveReport(
	db: Db,
	by: Actor,
	at: ReportAt,
	{ text, seen }: { text: string; seen: number },
	today: string
): Promise<Decision<null>> {
	demand(by, 'report.write', at, 'report.read');
	const place = await reportPlace(db, at, today);
	return db.transaction(async (tx) => {
		const row = await lockOrBeginReport(tx, place, by.language);
		const faults = moveFaults(row, 'write', { personId: by.personId, seen });
		if (faults.length > 0) return no(...faults);

		await tx
			.update(report)
			.set({ text, language: by.language, revision: row.revision + 1 })
			.where(eq(report.id, row.id));
		await record(tx, {
			kind: 'report.written',
			by: by.personId,
			organisationId: at.organisationId,
			about: { kind: 'report', id: row.id },
			before: { text: row.text },
			after: { text }
		});
		return yes(null);
	});
}
