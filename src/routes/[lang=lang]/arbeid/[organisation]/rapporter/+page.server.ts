import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { ownReportsPage } from '#lib/reports/report-pages.server.ts';

export const load = async ({ locals, params, url }) => {
	const page = await ownReportsPage(db(), signedIn(locals, url), params.organisation, today());
	return { ...page, organisationId: params.organisation };
};
