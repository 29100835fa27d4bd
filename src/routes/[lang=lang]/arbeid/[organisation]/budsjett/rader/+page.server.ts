import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { behindPage } from '#lib/dashboard/behind-page.server.ts';
import { db } from '#lib/db.server.ts';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	return behindPage(db(), by, url.searchParams, today(), params.organisation);
};
