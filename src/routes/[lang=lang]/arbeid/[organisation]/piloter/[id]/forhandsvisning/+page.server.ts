import { found } from '#lib/accounts/demand.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { isPairLang, pairLang } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { placeOf } from '#lib/pilots/pilot-hub.server.ts';
import { pilotVersionView } from '#lib/pilots/pilot-views.server.ts';
import { pilotIn } from '#lib/pilots/pilots.server.ts';
import { resultsOfPilot } from '#lib/results/results.server.ts';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const { organisation, pilot } = await pilotIn(db(), by, params.organisation, params.id);
	const shown = pilot.open ?? pilot.public ?? pilot.last;
	const asked = url.searchParams.get('sprak');
	const reader = isPairLang(asked) ? asked : pairLang(locals.lang);
	return {
		...placeOf(pilot, params.organisation, nameIn(locals.lang, organisation)),
		view: found(await pilotVersionView(db(), pilot.id, shown.number, today())),
		results: await resultsOfPilot(db(), pilot.id),
		today: today(),
		isPublic: shown.publication === 'published',
		reader,
		readerMessages: messages[reader]
	};
};
