import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { isPairLang, pairLang } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import { projectReportContent } from '#lib/reports/project-report-page.server.ts';
import { projectReportPdf } from '#lib/reports/project-report-pdf.server.ts';
import { textFor } from '#lib/ui/text.ts';

export const GET = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const { content, isSubmitted } = await projectReportContent(db(), by, params.period, today());
	const asked = url.searchParams.get('sprak');
	const lang = isPairLang(asked) ? asked : pairLang(locals.lang);
	const text = textFor(lang, messages[lang]);
	const notice = env().demo ? text.t('ui.demo_notice') : '';
	const made = await projectReportPdf(content, { text, notice, isSubmitted });
	if (!made.ok) {
		const { t } = textFor(locals.lang, messages[locals.lang]);
		return new Response(t(`project_report.pdf_${made.why}`), {
			status: made.why === 'missing' ? 501 : 500,
			headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }
		});
	}
	return new Response(new Uint8Array(made.pdf), {
		headers: {
			'Content-Type': 'application/pdf',
			'Content-Disposition': `attachment; filename="sol-${content.period.code}-${lang}.pdf"`,
			'Cache-Control': 'no-store'
		}
	});
};
