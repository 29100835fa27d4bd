import { foundItems } from '#lib/api/public-search.server.ts';
import { mayRead, reply, replyProblem } from '#lib/api/reply.server.ts';
import { readSearchFilter } from '#lib/api/search-query.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';

export const GET = async ({ request, url }) => {
	const read = readSearchFilter(url.searchParams);
	if (!read.ok) return replyProblem(request, 400, read.issues);
	return reply(request, await foundItems(db(), read.value, env().origin));
};

export const OPTIONS = mayRead;
