import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { PairLang } from '#lib/lang.ts';
import { lockProjectReport, projectReportPlace } from './project-report-place.server.ts';
import { writeFaults, type SectionTexts } from './project-report.ts';
import { projectReport } from './schema.server.ts';

export type JointText = { lang: PairLang; texts: SectionTexts; seen: number };

/** Keeps the text of one language; `seen` is the revision that was on the screen, 0 of a report not begun. */
export async function saveProjectReport(
	db: Db,
	by: Actor,
	code: string,
	{ lang, texts, seen }: JointText,
	today: string
): Promise<Decision<null>> {
	demand(by, 'project_report.write', { organisationId: null }, 'project_report.read');
	return db.transaction(async (tx) => {
		const place = await projectReportPlace(tx, code, today);
		const row = await lockProjectReport(tx, place);
		const faults = writeFaults(row, seen);
		if (faults.length > 0) return no(...faults);

		await tx
			.update(projectReport)
			.set({ sections: { ...row.sections, [lang]: texts }, revision: row.revision + 1 })
			.where(eq(projectReport.id, row.id));
		await record(tx, {
			kind: 'project_report.written',
			by: by.personId,
			organisationId: null,
			about: { kind: 'project_report', id: row.id },
			before: { [lang]: row.sections[lang] },
			after: { [lang]: texts }
		});
		return yes(null);
	});
}
