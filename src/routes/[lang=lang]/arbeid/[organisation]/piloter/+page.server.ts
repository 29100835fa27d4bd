import { signedIn } from '#lib/accounts/require.server.ts';
import { may } from '#lib/accounts/may.ts';
import { db } from '#lib/db.server.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { pilotRows } from '#lib/pilots/pilot-rows.ts';
import { pilotsOf, pilotWorkspace } from '#lib/pilots/pilots.server.ts';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const workspace = await pilotWorkspace(db(), by, params.organisation);
	return {
		organisation: { id: params.organisation, name: nameIn(locals.lang, workspace.organisation) },
		mayRegister: may(by, 'pilot.register', { organisationId: params.organisation }),
		pilots: pilotRows(await pilotsOf(db(), workspace), params.organisation, locals.lang)
	};
};
