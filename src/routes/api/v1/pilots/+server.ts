import { readPilotFilter } from '#lib/api/list-query.ts';
import { pilotItems } from '#lib/api/public-pilots.server.ts';
import { mayReadAndWrite, reply, replyProblem } from '#lib/api/reply.server.ts';
import { sendPilot } from '#lib/api/send-pilot.server.ts';
import { writeOnce } from '#lib/api/write-once.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';

export const GET = async ({ request, url }) => {
	const [all, areas] = await Promise.all([organisationDirectory(db()), technologies(db())]);
	const read = readPilotFilter(url.searchParams, {
		technology: (key) => areas.some((area) => area.key === key),
		organisation: (id) => all.has(id)
	});
	if (!read.ok) return replyProblem(request, 400, read.issues);
	const { total, items } = await pilotItems(db(), read.value, all, env().origin);
	return reply(request, { total, page: read.value.page, per_page: read.value.perPage, items });
};

export const POST = ({ request }) =>
	writeOnce(db(), request, 'pilot.write', (tx, by, body) =>
		sendPilot(tx, by, body, { today: today(), origin: env().origin })
	);

export const OPTIONS = mayReadAndWrite;
