import { readNeedFilter } from '#lib/api/need-query.ts';
import { needItems } from '#lib/api/public-needs.server.ts';
import { mayRead, reply, replyProblem } from '#lib/api/reply.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';

export const GET = async ({ request, url }) => {
	const [all, areas] = await Promise.all([organisationDirectory(db()), technologies(db())]);
	const read = readNeedFilter(url.searchParams, {
		technology: (key) => areas.some((area) => area.key === key),
		organisation: (id) => all.has(id)
	});
	if (!read.ok) return replyProblem(request, 400, read.issues);
	const { total, items } = await needItems(db(), read.value, all, env().origin);
	return reply(request, { total, page: read.value.page, per_page: read.value.perPage, items });
};

export const OPTIONS = mayRead;
