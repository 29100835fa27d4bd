import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { messages } from '#lib/messages.server.ts';
import { projectReportContent } from '#lib/reports/project-report-page.server.ts';
import { annexWorkbook } from '#lib/reports/project-report-xlsx.server.ts';
import { textFor } from '#lib/ui/text.ts';

export const GET = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const { content } = await projectReportContent(db(), by, params.period, today());
	const text = textFor(locals.lang, messages[locals.lang]);
	const notice = env().demo ? text.t('ui.demo_notice') : '';
	return new Response(new Uint8Array(await annexWorkbook(content, { text, notice })), {
		headers: {
			'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'Content-Disposition': `attachment; filename="sol-${content.period.code}.xlsx"`,
			'Cache-Control': 'no-store'
		}
	});
};
