import { found } from '#lib/accounts/demand.server.ts';
import { today } from '#lib/clock.server.ts';
import { posterFacts } from '#lib/dashboard/poster.server.ts';
import { db } from '#lib/db.server.ts';
import { runningProject } from '#lib/projects/projects.server.ts';

export const load = async () => {
	const project = found(await runningProject(db(), today()));
	return { project, poster: await posterFacts(db(), project) };
};
