import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { linesFor } from '#lib/expense-import/imports.server.ts';
import { templateName, templateWorkbook } from '#lib/expense-import/template.server.ts';

export const GET = async ({ locals, params, url }) => {
	await linesFor(db(), signedIn(locals, url), params.organisation, today());
	return new Response(new Uint8Array(await templateWorkbook(locals.lang)), {
		headers: {
			'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'Content-Disposition': `attachment; filename="${templateName(locals.lang, 'xlsx')}"`,
			'Cache-Control': 'no-store'
		}
	});
};
