import { ownData } from '#lib/accounts/own-data.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { ownSignUps } from '#lib/events/attendees.server.ts';
import { ownProposals } from '#lib/glossary/proposals.server.ts';
import { ownFollows } from '#lib/follows/followers.server.ts';

/** Everything kept under the name of the person who asks, as a file. */
export const GET = async ({ locals, url }) => {
	const by = signedIn(locals, url);
	const own = {
		...(await ownData(db(), by)),
		events: await ownSignUps(db(), by),
		follows: await ownFollows(db(), by),
		glossary_proposals: await ownProposals(db(), by)
	};
	const file = JSON.stringify(own, null, '\t');
	return new Response(file, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="sol-konto.json"'
		}
	});
};
