import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { attendeePage } from '#lib/events/event-pages.server.ts';

export const load = async ({ locals, params, url }) =>
	attendeePage(db(), signedIn(locals, url), params.organisation, params.id);
