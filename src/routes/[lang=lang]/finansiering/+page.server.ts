import { today } from '#lib/clock.server.ts';
import { posterFacts } from '#lib/dashboard/poster.server.ts';
import { publicPilotSums } from '#lib/dashboard/public-pilots.server.ts';
import { db } from '#lib/db.server.ts';
import { projectFigures } from '#lib/funding/figures.server.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { readSide } from '#lib/projects/rule-set.ts';

export const load = async ({ url }) => {
	const side = readSide(url.searchParams.get('side'));
	const project = await runningProject(db(), today());
	if (!project) return { side, shown: undefined };
	const [figures, pilots, poster] = await Promise.all([
		projectFigures(db(), project, today(), side),
		publicPilotSums(db(), project, side),
		posterFacts(db(), project)
	]);
	return { side, shown: { project, figures, pilots, poster } };
};
