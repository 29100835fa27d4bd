import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { placeOf } from '#lib/pilots/pilot-hub.server.ts';
import { pilotHistory } from '#lib/pilots/pilot-journal.server.ts';
import { pilotIn } from '#lib/pilots/pilots.server.ts';

export const load = async ({ locals, params, url }) => {
	const { organisation, pilot } = await pilotIn(db(), signedIn(locals, url), params.organisation, params.id);
	return {
		...placeOf(pilot, params.organisation, nameIn(locals.lang, organisation)),
		history: await pilotHistory(db(), pilot.id)
	};
};
