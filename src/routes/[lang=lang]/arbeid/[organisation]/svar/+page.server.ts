import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { ownResponses } from '#lib/responses/own-response.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
	organisation: params.organisation,
	responses: await ownResponses(db(), signedIn(locals, url), params.organisation)
});
