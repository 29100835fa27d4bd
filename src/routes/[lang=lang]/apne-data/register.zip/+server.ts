import { error } from '@sveltejs/kit';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { newestDumps, secondsToNext, serveDump } from '#lib/open-data/dumps.server.ts';
import type { RequestHandler } from './$types';

/** The newest there is. */
export const GET: RequestHandler = async ({ request, setHeaders }) => {
	const { dataDir, demo: isDemo, origin } = env();
	const [newest] = await newestDumps(db(), { dataDir, isDemo, origin, today: today() });
	if (!newest) {
		setHeaders({ 'Retry-After': String(secondsToNext) });
		error(503);
	}
	return serveDump(newest, request.headers.get('If-None-Match'));
};
