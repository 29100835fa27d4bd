import { error } from '@sveltejs/kit';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { listFile } from '#lib/open-data/list-file.server.ts';
import { isFormat, isListName } from '#lib/open-data/open-list.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { lang }, params: { list, format }, url }) => {
	if (!isListName(list) || !isFormat(format)) error(404);
	const { demo: isDemo, origin } = env();
	return listFile(db(), { list, format, lang, params: url.searchParams }, { origin, isDemo, today: today() });
};
