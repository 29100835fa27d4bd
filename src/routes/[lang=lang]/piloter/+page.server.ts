import { redirect } from '@sveltejs/kit';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { hasEmptyParameter, withoutEmpty } from '#lib/list-address.ts';
import { pilotListPage } from '#lib/pilots/pilot-list-page.server.ts';
import { headlines } from '#lib/results/results.server.ts';
import { matching } from '#lib/search/matching.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (hasEmptyParameter(url.searchParams)) redirect(302, url.pathname + withoutEmpty(url.searchParams));
	const search = (q: string) => matching(db(), q, locals.lang, 'pilot');
	const list = await pilotListPage(db(), url.searchParams, locals.lang, today(), search);
	const results = await headlines(
		db(),
		list.pilots.map(({ id }) => id)
	);
	return { ...list, results: Object.fromEntries(results) };
};
