import { pilotInFull } from '#lib/api/public-pilot.server.ts';
import { mayRead, reply, replyProblem } from '#lib/api/reply.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';

export const GET = async ({ params, request }) => {
	const pilot = await pilotInFull(db(), params.id, env().origin, today());
	return pilot ? reply(request, pilot) : replyProblem(request, 404, [{ field: '', key: 'api.no_such_pilot' }]);
};

export const OPTIONS = mayRead;
