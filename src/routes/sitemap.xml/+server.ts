import { error } from '@sveltejs/kit';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { sitePaths } from '#lib/open-data/site-paths.server.ts';
import { sitemapPart } from '#lib/site/sitemap.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url }) => {
	if (env().demo) error(404);
	const text = sitemapPart(env().origin, await sitePaths(db()), url.searchParams.get('del'));
	if (text === undefined) error(404);
	return new Response(text, {
		headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'no-cache' }
	});
};
