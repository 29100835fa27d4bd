import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { shownTo } from '#lib/suppliers/shown-to-adviser.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
	organisation: params.organisation,
	shown: await shownTo(db(), signedIn(locals, url), params.organisation, today())
});
