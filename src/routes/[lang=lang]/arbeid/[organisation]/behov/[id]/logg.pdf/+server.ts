import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { messages } from '#lib/messages.server.ts';
import { logFile, logPdf } from '#lib/needs/need-log-file.server.ts';
import { textFor } from '#lib/ui/text.ts';

export const GET = async ({ locals, params, url }) => {
	const at = { organisationId: params.organisation, needId: params.id };
	const file = await logFile(db(), signedIn(locals, url), at);
	const text = textFor(locals.lang, messages[locals.lang]);
	const made = await logPdf(file, text, env().demo ? text.t('ui.demo_notice') : '');
	if (!made.ok) {
		return new Response(text.t(`need_log.pdf_${made.why}`), {
			status: made.why === 'missing' ? 501 : 500,
			headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }
		});
	}
	return new Response(new Uint8Array(made.pdf), {
		headers: {
			'Content-Type': 'application/pdf',
			'Content-Disposition': `attachment; filename="${text.t('need_log.file_name')}-${file.need.slug}.pdf"`,
			'Cache-Control': 'no-store'
		}
	});
};
