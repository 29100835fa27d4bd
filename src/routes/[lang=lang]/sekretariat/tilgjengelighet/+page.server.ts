import { redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { field } from '#lib/form.ts';
import { barrierReports } from '#lib/site/barrier-reports.server.ts';
import { handleReport } from '#lib/site/handle-report.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) =>
	barrierReports(db(), signedIn(locals, url), url.searchParams.get('side'));

export const actions: Actions = {
	default: async ({ locals, request, url }) => {
		const by = signedIn(locals, url);
		await handleReport(db(), by, field(await request.formData(), 'id'));
		redirect(303, url.pathname + url.search);
	}
};
