import { error } from '@sveltejs/kit';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { dumps, serveDump } from '#lib/open-data/dumps.server.ts';
import type { RequestHandler } from './$types';

/** A day of the past week. */
export const GET: RequestHandler = async ({ params, request }) => {
	const dump = (await dumps(db(), env())).find(({ day }) => day === params.day);
	if (!dump) error(404);
	return serveDump(dump, request.headers.get('If-None-Match'));
};
