import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { projectFigures } from '#lib/funding/figures.server.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { readSide } from '#lib/projects/rule-set.ts';

export const load = async ({ url }) => {
	const side = readSide(url.searchParams.get('side'));
	const project = await runningProject(db(), today());
	if (!project) return { side, shown: undefined };
	return { side, shown: { project, figures: await projectFigures(db(), project, today(), side) } };
};
