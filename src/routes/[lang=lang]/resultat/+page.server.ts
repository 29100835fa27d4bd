import { redirect } from '@sveltejs/kit';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { hasEmptyParameter, withoutEmpty } from '#lib/list-address.ts';
import { resultsPage } from '#lib/results/results-page.server.ts';
import { programmeSpread } from '#lib/solutions/public-uses.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (hasEmptyParameter(url.searchParams)) redirect(302, url.pathname + withoutEmpty(url.searchParams));
	const [page, spread] = await Promise.all([
		resultsPage(db(), url.searchParams, locals.lang, today()),
		programmeSpread(db(), today())
	]);
	return { ...page, spread };
};
