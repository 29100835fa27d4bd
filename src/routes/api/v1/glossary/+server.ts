import { readGlossaryFilter } from '#lib/api/glossary-query.ts';
import { glossaryItems } from '#lib/api/public-glossary.server.ts';
import { mayRead, reply, replyProblem } from '#lib/api/reply.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';

export const GET = async ({ request, url }) => {
	const read = readGlossaryFilter(url.searchParams);
	if (!read.ok) return replyProblem(request, 400, read.issues);
	const { total, items } = await glossaryItems(db(), read.value, env().origin);
	return reply(request, { total, page: read.value.page, per_page: read.value.perPage, items });
};

export const OPTIONS = mayRead;
