import { asc, desc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { datedName, type DatedName } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { project, projectSide } from '#lib/projects/schema.server.ts';

/** Who owns the project, one per country: the Swedish and the Norwegian lead. None where no project is set up yet. */
export async function projectLeads(db: Db, today: string): Promise<DatedName[]> {
	const newest = db
		.select({ id: project.id })
		.from(project)
		.where(eq(project.isArchive, false))
		.orderBy(desc(project.startsOn), asc(project.id))
		.limit(1);
	const rows = await db
		.select({ id: projectSide.leadId })
		.from(projectSide)
		.where(inArray(projectSide.projectId, newest))
		.orderBy(asc(projectSide.side));
	const all = await organisationDirectory(db);
	return rows.flatMap(({ id }) => {
		const lead = all.get(id);
		return lead ? [datedName(lead, all, today)] : [];
	});
}
