/** The log of a need as files, for whoever may read it. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import { csvText } from '#lib/csv.ts';
import type { Db } from '#lib/db.server.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { typeset, type Typeset } from '#lib/typst.server.ts';
import type { Text } from '#lib/ui/text.ts';
import { addendaOf } from './add-addendum.server.ts';
import { csvRows, printOf, type LogFile } from './need-log-file.ts';
import { demandLog, MOST_LINES, wholeLog } from './need-log-lines.server.ts';
import template from './need-log.typ?raw';
import { needIn } from './need-work.server.ts';
import { answeredQuestions } from './questions.server.ts';

/** @throws 404, 403 */
export async function logFile(db: Db, by: Actor, at: { organisationId: string; needId: string }): Promise<LogFile> {
	const { need } = await needIn(db, by, at.organisationId, at.needId);
	demandLog(by, need);
	found(need.isPublic ? need : undefined);
	const [all, lines, questions, addenda, clock] = await Promise.all([
		organisationDirectory(db),
		wholeLog(db, need.id),
		answeredQuestions(db, need.id),
		addendaOf(db, need.id),
		db.execute<{ now: string }>(sql`select clock_timestamp() as now`)
	]);
	return {
		need,
		owners: need.actingIds.flatMap((id) => all.get(id) ?? []),
		lines,
		questions,
		addenda,
		isCut: lines.length === MOST_LINES,
		takenAt: new Date(found(clock[0]).now)
	};
}

export function logCsv(file: LogFile, text: Text, notice: string): string {
	return csvText(csvRows(file, text, notice));
}

/** Tagged, in the language of `text`, by the rules of PDF/UA-1. */
export function logPdf(file: LogFile, text: Text, notice: string): Promise<Typeset> {
	return typeset({ template, data: printOf(file, text, notice) });
}
