import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { dashboard } from '#lib/dashboard/dashboard.server.ts';
import { readQuery } from '#lib/dashboard/query.ts';
import { db } from '#lib/db.server.ts';

export const load = async ({ locals, url }) => {
	const by = signedIn(locals, url);
	const query = readQuery(url.searchParams, today());
	return { query, today: today(), shown: await dashboard(db(), by, query, today()) };
};
