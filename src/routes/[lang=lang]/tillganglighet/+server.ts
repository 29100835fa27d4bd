import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The Swedish word for the same page. */
export const GET: RequestHandler = ({ locals, url }) =>
	redirect(308, resolve('/[lang=lang]/tilgjengelighet', { lang: locals.lang }) + url.search);
