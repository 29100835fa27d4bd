import { found } from '#lib/accounts/demand.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { publishedPilot } from '#lib/pilots/pilot-views.server.ts';
import { resultsOfPilot } from '#lib/results/results.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const day = today();
	const pilot = found(await publishedPilot(db(), params.slug, day));
	const isToCome = pilot.endsOn !== null && pilot.endsOn > day;
	return { pilot, results: await resultsOfPilot(db(), pilot.id), firstExpected: isToCome ? pilot.endsOn : null };
};
