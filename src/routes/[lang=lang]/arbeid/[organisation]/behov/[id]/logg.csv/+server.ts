import { signedIn } from '#lib/accounts/require.server.ts';
import { csvFile } from '#lib/csv.ts';
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
	return csvFile(logCsv(file, text, notice), `${text.t('need_log.file_name')}-${file.need.slug}.csv`, 'no-store');
};
