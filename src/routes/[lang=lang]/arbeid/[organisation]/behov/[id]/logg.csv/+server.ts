import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { messages } from '#lib/messages.server.ts';
import { logCsv, logFile } from '#lib/needs/need-log-file.server.ts';
import { textFor } from '#lib/ui/text.ts';

export const GET = async ({ locals, params, url }) => {
	const at = { organisationId: params.organisation, needId: params.id };
	const file = await logFile(db(), signedIn(locals, url), at);
	const text = textFor(locals.lang, messages[locals.lang]);
	const notice = env().demo ? text.t('ui.demo_notice') : '';
	return new Response(logCsv(file, text, notice), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="${text.t('need_log.file_name')}-${file.need.slug}.csv"`,
			'Cache-Control': 'no-store'
		}
	});
};
