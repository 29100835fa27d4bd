import { error, redirect } from '@sveltejs/kit';
import { countSearch } from '#lib/api/door.server.ts';
import { rateHeaders } from '#lib/api/rate-limit.ts';
import { db } from '#lib/db.server.ts';
import { hasEmptyParameter, withoutEmpty } from '#lib/list-address.ts';
import { searchPage } from '#lib/search/search-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ getClientAddress, locals, setHeaders, url }) => {
	if (hasEmptyParameter(url.searchParams)) redirect(302, url.pathname + withoutEmpty(url.searchParams));
	if (url.searchParams.has('q')) {
		const allowance = countSearch({ getClientAddress });
		setHeaders(rateHeaders(allowance));
		if (allowance.isOver) error(429);
	}
	return searchPage(db(), locals.actor, url.searchParams, locals.lang);
};
