import { desc, eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { pairLang } from '#lib/lang.ts';
import { tell, toldPerson } from './report-mail.server.ts';
import { lockReport, reportPlace, type ReportAt } from './report-place.server.ts';
import { reportRemark } from './schema.server.ts';

/** Answers the newest question about a report; whoever asked is told. */
export async function answerAboutReport(
	db: Db,
	by: Actor,
	at: ReportAt,
	answer: string,
	{ origin, today }: { origin: string; today: string }
): Promise<Decision<null>> {
	demand(by, 'report.write', at, 'report.read');
	const place = await reportPlace(db, at, today);
	return db.transaction(async (tx) => {
		const row = found(await lockReport(tx, place));
		const newest = await newestRemark(tx, row.id);
		if (newest?.kind !== 'query') return no({ field: '', key: 'report.nothing_asked' });

		await tx.insert(reportRemark).values({
			reportId: row.id,
			kind: 'answer',
			text: answer,
			language: by.language,
			writtenBy: by.personId
		});
		await record(tx, {
			kind: 'report.answered',
			by: by.personId,
			organisationId: at.organisationId,
			about: { kind: 'report', id: row.id },
			reason: answer
		});
		await tell(tx, await toldPerson(tx, newest.writtenBy), {
			kind: 'report_answered',
			params: (lang) => ({ organisation: place.organisation[pairLang(lang)], period: at.periodCode, answer }),
			path: `sekretariat/rapporter/${at.periodCode}/${at.organisationId}#thread`,
			origin
		});
		return yes(null);
	});
}

async function newestRemark(tx: Db, reportId: string) {
	const [newest] = await tx
		.select({ kind: reportRemark.kind, writtenBy: reportRemark.writtenBy })
		.from(reportRemark)
		.where(eq(reportRemark.reportId, reportId))
		.orderBy(desc(reportRemark.writtenAt))
		.limit(1);
	return newest;
}
