import { found } from '#lib/accounts/demand.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { csvFile } from '#lib/csv.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { messages } from '#lib/messages.server.ts';
import { readSide } from '#lib/projects/rule-set.ts';
import { annexCsv } from '#lib/reports/project-report-csv.ts';
import { projectReportContent } from '#lib/reports/project-report-page.server.ts';
import { textFor } from '#lib/ui/text.ts';

export const GET = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const { content } = await projectReportContent(db(), by, params.period, today());
	const annex = found(content.annexes.find(({ side }) => side === readSide(params.side)));
	const text = textFor(locals.lang, messages[locals.lang]);
	const notice = env().demo ? text.t('ui.demo_notice') : '';
	return csvFile(
		annexCsv(annex, content, { text, notice }),
		`sol-${content.period.code}-${annex.side}.csv`,
		'no-store'
	);
};
