import { may } from '#lib/accounts/may.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { measurementsOf, pilotToMeasure } from '#lib/results/measurements.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const pilot = await pilotToMeasure(db(), by, params.organisation, params.id);
	return {
		pilot,
		organisation: params.organisation,
		measured: await measurementsOf(db(), pilot),
		mayWrite: may(by, 'measurement.write', { organisationId: pilot.ownerId })
	};
};
