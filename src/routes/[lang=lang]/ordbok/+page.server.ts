import { redirect } from '@sveltejs/kit';
import { db } from '#lib/db.server.ts';
import { glossaryBook } from '#lib/glossary/book.server.ts';
import { listed, readAsked } from '#lib/glossary/ordbok.ts';
import { hasEmptyParameter, withoutEmpty } from '#lib/list-address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (hasEmptyParameter(url.searchParams)) redirect(302, url.pathname + withoutEmpty(url.searchParams));
	const asked = readAsked(url.searchParams);
	return { asked, ...listed(await glossaryBook(db()), asked, url.searchParams.get('side'), locals.lang) };
};
