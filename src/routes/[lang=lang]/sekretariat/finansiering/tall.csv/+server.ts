import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { csvText } from '#lib/csv.ts';
import { dashboardDownload } from '#lib/dashboard/dashboard-download.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';

export const GET = async ({ locals, url }) => {
	const by = signedIn(locals, url);
	const reader = { lang: locals.lang, today: today(), demo: env().demo };
	const { rows, name } = await dashboardDownload(db(), by, url.searchParams, reader);
	return new Response(csvText(rows), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="${name}.csv"`,
			'Cache-Control': 'no-store'
		}
	});
};
