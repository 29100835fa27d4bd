import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { eventWorkspacePage } from '#lib/events/event-pages.server.ts';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const wasDiscarded = url.searchParams.get('utfort') === 'slettet';
	return { ...(await eventWorkspacePage(db(), by, params.organisation)), wasDiscarded };
};
