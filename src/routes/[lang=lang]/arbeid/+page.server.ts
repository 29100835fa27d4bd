import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { waitingFor } from '#lib/waiting/waiting.server.ts';

const SHOWN = 40;

export const load = async ({ locals, url }) => {
	const by = signedIn(locals, url);
	const waiting = await waitingFor(db(), by, today());
	return { waiting: waiting.slice(0, SHOWN), total: waiting.length, firstName: by.name.split(' ')[0] ?? by.name };
};
