import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { openDataPage } from '#lib/open-data/overview.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const { dataDir, demo: isDemo, origin } = env();
	return openDataPage(db(), { dataDir, isDemo, origin, today: today() });
};
