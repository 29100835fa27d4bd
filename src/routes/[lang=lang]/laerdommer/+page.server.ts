import { redirect } from '@sveltejs/kit';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { lessonListPage } from '#lib/lessons/lesson-pages.server.ts';
import { hasEmptyParameter, withoutEmpty } from '#lib/list-address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (hasEmptyParameter(url.searchParams)) redirect(302, url.pathname + withoutEmpty(url.searchParams));
	return lessonListPage(db(), url.searchParams, locals.lang, today());
};
