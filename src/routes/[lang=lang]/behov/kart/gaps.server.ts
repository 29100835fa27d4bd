/** Needs and pilots by technology with what the pilots cost: two domains that know nothing of each other. */
import { today } from '#lib/clock.server.ts';
import { publicPilotSums } from '#lib/dashboard/public-pilots.server.ts';
import { db } from '#lib/db.server.ts';
import { gapRows } from '#lib/matches/gap.ts';
import { openNeedsByArea, publicPilotsByArea } from '#lib/matches/gaps.server.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import { runningProject } from '#lib/projects/projects.server.ts';

export async function gapTable() {
	const project = await runningProject(db(), today());
	const [areas, needs, pilots, sums] = await Promise.all([
		technologies(db()),
		openNeedsByArea(db()),
		publicPilotsByArea(db()),
		project ? publicPilotSums(db(), project) : []
	]);
	const spent = new Map(sums.flatMap(({ id, spent: sum }) => (id === null ? [] : [[id, sum] as const])));
	const keys = areas.map(({ key }) => key);
	return { technologies: areas, rows: gapRows(keys, needs, pilots, spent) };
}
