import { signedIn } from '#lib/accounts/require.server.ts';
import { expenseRecord } from '#lib/audit/expense-record.server.ts';
import { recordParts } from '#lib/audit/record-archive.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { messages } from '#lib/messages.server.ts';
import { textFor } from '#lib/ui/text.ts';
import { zipStream } from '#lib/zip.server.ts';

/** For everybody who reads the expense, each with what they may see of it. */
export const GET = async ({ locals, params, url }) => {
	const record = await expenseRecord(db(), signedIn(locals, url), params.id, today());
	const text = textFor(locals.lang, messages[locals.lang]);
	const notice = env().demo ? text.t('ui.demo_notice') : '';
	return new Response(zipStream(recordParts(record, { dataDir: env().dataDir, text, notice })), {
		headers: {
			'Content-Type': 'application/zip',
			'Content-Disposition': `attachment; filename="utgift-${record.expense.id}.zip"`,
			'Cache-Control': 'private, no-store',
			'X-Content-Type-Options': 'nosniff'
		}
	});
};
