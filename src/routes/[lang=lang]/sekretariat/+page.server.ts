import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { queuesOf } from '#lib/waiting/queues.server.ts';

export const load = async ({ locals, url }) => {
	const by = signedIn(locals, url);
	return { queues: await queuesOf(db(), by) };
};
