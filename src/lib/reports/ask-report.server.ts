import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { financeOf, tell } from './report-mail.server.ts';
import { lockReport, reportPlace, type ReportAt } from './report-place.server.ts';
import { mayMoveReport } from './report.ts';
import { reportRemark } from './schema.server.ts';

export type Question = { text: string; dueOn: string | null };

/** Asks the partner about its report, which stays where it is. */
export async function askAboutReport(
	db: Db,
	by: Actor,
	at: ReportAt,
	question: Question,
	{ origin, today }: { origin: string; today: string }
): Promise<Decision<null>> {
	demand(by, 'report.decide', at, 'report.read');
	const place = await reportPlace(db, at, today);
	return db.transaction(async (tx) => {
		const row = found(await lockReport(tx, place));
		if (!mayMoveReport(row.state, 'ask')) return no({ field: '', key: 'report.moved_on' });
		if (question.dueOn !== null && question.dueOn < today) return no({ field: 'due', key: 'report.due_passed' });

		await tx.insert(reportRemark).values({
			reportId: row.id,
			kind: 'query',
			...question,
			language: by.language,
			writtenBy: by.personId
		});
		await record(tx, {
			kind: 'report.asked',
			by: by.personId,
			organisationId: at.organisationId,
			about: { kind: 'report', id: row.id },
			reason: question.text,
			after: { dueOn: question.dueOn }
		});
		const told = await financeOf(tx, [at.organisationId], today);
		await tell(tx, told.get(at.organisationId) ?? [], {
			kind: question.dueOn === null ? 'report_asked' : 'report_asked_until',
			params: () => ({ period: at.periodCode, question: question.text }),
			day: question.dueOn,
			path: `arbeid/${at.organisationId}/rapporter/${at.periodCode}#thread`,
			origin
		});
		return yes(null);
	});
}
