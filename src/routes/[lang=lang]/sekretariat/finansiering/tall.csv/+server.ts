import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { csvFile, csvText } from '#lib/csv.ts';
import { dashboardDownload } from '#lib/dashboard/dashboard-download.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';

export const GET = async ({ locals, url }) => {
	const by = signedIn(locals, url);
	const reader = { lang: locals.lang, today: today(), demo: env().demo };
	const { rows, name } = await dashboardDownload(db(), by, url.searchParams, reader);
	return csvFile(csvText(rows), `${name}.csv`, 'no-store');
};
