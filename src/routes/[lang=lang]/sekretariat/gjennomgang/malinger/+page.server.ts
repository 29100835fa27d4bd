import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { waitingMeasurements } from '#lib/results/measurement-review.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	waiting: await waitingMeasurements(db(), signedIn(locals, url))
});
