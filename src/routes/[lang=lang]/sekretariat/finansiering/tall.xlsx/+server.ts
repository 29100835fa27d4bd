import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { dashboardDownload } from '#lib/dashboard/dashboard-download.server.ts';
import { workbookOf } from '#lib/dashboard/workbook.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';

export const GET = async ({ locals, url }) => {
	const by = signedIn(locals, url);
	const reader = { lang: locals.lang, today: today(), demo: env().demo };
	const { rows, name } = await dashboardDownload(db(), by, url.searchParams, reader);
	return new Response(new Uint8Array(await workbookOf(rows, 'SOL')), {
		headers: {
			'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'Content-Disposition': `attachment; filename="${name}.xlsx"`,
			'Cache-Control': 'no-store'
		}
	});
};
