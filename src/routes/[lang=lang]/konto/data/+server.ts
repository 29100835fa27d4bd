import { ownData } from '#lib/accounts/own-data.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { ownSignUps } from '#lib/events/attendees.server.ts';

/** Everything kept under the name of the person who asks, as a file. */
export const GET = async ({ locals, url }) => {
	const by = signedIn(locals, url);
	const file = JSON.stringify({ ...(await ownData(db(), by)), events: await ownSignUps(db(), by) }, null, '\t');
	return new Response(file, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="sol-konto.json"'
		}
	});
};
