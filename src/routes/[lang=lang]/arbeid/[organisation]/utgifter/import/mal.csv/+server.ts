import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { csvFile } from '#lib/csv.ts';
import { db } from '#lib/db.server.ts';
import { linesFor } from '#lib/expense-import/imports.server.ts';
import { templateCsv, templateName } from '#lib/expense-import/template.server.ts';

export const GET = async ({ locals, params, url }) => {
	await linesFor(db(), signedIn(locals, url), params.organisation, today());
	return csvFile(templateCsv(locals.lang), templateName(locals.lang, 'csv'), 'no-store');
};
