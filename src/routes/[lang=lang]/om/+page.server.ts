import { found } from '#lib/accounts/demand.server.ts';
import { db } from '#lib/db.server.ts';
import { pageTextIn } from '#lib/site/page-texts.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	page: found(await pageTextIn(db(), 'about', locals.lang))
});
