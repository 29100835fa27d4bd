import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { calendarOfSlot } from '#lib/events/event-files.server.ts';

export const GET = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	return calendarOfSlot(db(), by, { slug: params.slug, organisationId: url.searchParams.get('firma') ?? '' });
};
