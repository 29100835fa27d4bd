import { needInApi } from '#lib/api/public-needs.server.ts';
import { mayRead, reply, replyProblem } from '#lib/api/reply.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';

export const GET = async ({ params, request }) => {
	const all = await organisationDirectory(db());
	const need = await needInApi(db(), params.id, all, env().origin);
	return need ? reply(request, need) : replyProblem(request, 404, [{ field: '', key: 'api.no_such_need' }]);
};

export const OPTIONS = mayRead;
