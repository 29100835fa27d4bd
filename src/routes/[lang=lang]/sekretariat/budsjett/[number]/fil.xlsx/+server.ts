import { found } from '#lib/accounts/demand.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { budgetDownload } from '#lib/budget/budget-file.server.ts';
import { today } from '#lib/clock.server.ts';
import { workbookOf } from '#lib/dashboard/workbook.server.ts';
import { db } from '#lib/db.server.ts';

export const GET = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const number = Number(found(/^\d{1,6}$/.exec(params.number)?.[0]));
	const rows = await budgetDownload(db(), by, number, locals.lang, today());
	return new Response(new Uint8Array(await workbookOf(rows, 'SOL')), {
		headers: {
			'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'Content-Disposition': `attachment; filename="sol-${locals.lang === 'sv' ? 'budget' : 'budsjett'}-${number}.xlsx"`,
			'Cache-Control': 'no-store'
		}
	});
};
