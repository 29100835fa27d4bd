import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { translator } from '#lib/i18n.ts';
import { messages } from '#lib/messages.server.ts';
import { reconciliationFile } from '#lib/reports/reconciliation-file.ts';
import { reconciliationPage } from '#lib/reports/reconciliation.server.ts';

export const GET = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const page = await reconciliationPage(db(), by, params.organisation, url.searchParams.get('periode'), today());
	const t = translator(locals.lang, messages[locals.lang]);
	const name = `sol-${t('reconciliation.file')}-${params.organisation}-${page.period.code}.csv`.toLowerCase();
	return new Response(reconciliationFile(page.rows, page.currency, t), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="${name}"`,
			'Cache-Control': 'private, no-store'
		}
	});
};
