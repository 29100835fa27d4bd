import { readPagingOnly } from '#lib/api/list-query.ts';
import { indicatorItems } from '#lib/api/public-indicators.server.ts';
import { mayRead, reply, replyProblem } from '#lib/api/reply.server.ts';
import { db } from '#lib/db.server.ts';

export const GET = async ({ request, url }) => {
	const read = readPagingOnly(url.searchParams);
	if (!read.ok) return replyProblem(request, 400, read.issues);
	const { total, items } = await indicatorItems(db(), read.value);
	return reply(request, { total, page: read.value.page, per_page: read.value.perPage, items });
};

export const OPTIONS = mayRead;
