/** What is read of a pilot and of one of its versions. */
import { sql } from 'drizzle-orm';
import { organisation } from '#lib/organisations/schema.server.ts';
import type { Milestone } from './milestone.ts';
import { roleOf, type PartnerList } from './pilot.ts';
import { pilot, pilotVersion } from './schema.server.ts';

export const headColumns = {
	id: pilot.id,
	slug: pilot.slug,
	ownerId: pilot.ownerId,
	ownerNb: organisation.nameNb,
	ownerSv: organisation.nameSv,
	country: organisation.country,
	projectId: pilot.projectId,
	language: pilot.language,
	phase: pilot.phase,
	standing: pilot.standing,
	hiddenAt: pilot.hiddenAt,
	publishedAt: pilot.publishedAt
};

export type TakingPart = { id: string; role: string };

// written out, since columns of a query on one table come without the table's name
export const partnersOfVersion = sql<TakingPart[]>`(
	select coalesce(json_agg(json_build_object('id', partner.organisation_id, 'role', partner.role)
		order by partner.organisation_id), '[]')
	from pilot_partner partner
	where partner.pilot_id = pilot_version.pilot_id and partner.number = pilot_version.number)`;

export const milestonesOfVersion = sql<Milestone[]>`(
	select coalesce(json_agg(json_build_object('dueOn', milestone.due_on, 'text', milestone.text, 'isDone', milestone.is_done)
		order by milestone.position), '[]')
	from pilot_milestone milestone
	where milestone.pilot_id = pilot_version.pilot_id and milestone.number = pilot_version.number)`;

/** Of a query on the table of versions alone or joined; `taking` is parted by `byRole`. */
export const versionColumns = {
	pilotId: pilotVersion.pilotId,
	number: pilotVersion.number,
	publication: pilotVersion.publication,
	revision: pilotVersion.revision,
	title: pilotVersion.title,
	summary: pilotVersion.summary,
	problem: pilotVersion.problem,
	place: pilotVersion.place,
	sites: pilotVersion.sites,
	goals: pilotVersion.goals,
	targetGroup: pilotVersion.targetGroup,
	userCount: pilotVersion.userCount,
	technologyArea: pilotVersion.technologyArea,
	product: pilotVersion.product,
	supplierId: pilotVersion.supplierId,
	dataProtection: pilotVersion.dataProtection,
	startsOn: pilotVersion.startsOn,
	endsOn: pilotVersion.endsOn,
	workPackage: pilotVersion.workPackage,
	budgetMinor: pilotVersion.budgetMinor,
	professionalContact: pilotVersion.professionalContact,
	itContact: pilotVersion.itContact,
	services: pilotVersion.services,
	systems: pilotVersion.systems,
	dependencies: pilotVersion.dependencies,
	borderDifferences: pilotVersion.borderDifferences,
	gainOwner: pilotVersion.gainOwner,
	processChange: pilotVersion.processChange,
	training: pilotVersion.training,
	dataQuality: pilotVersion.dataQuality,
	editedBy: pilotVersion.editedBy,
	editedAt: pilotVersion.editedAt,
	submittedBy: pilotVersion.submittedBy,
	submittedAt: pilotVersion.submittedAt,
	taking: partnersOfVersion,
	milestones: milestonesOfVersion
};

/** Who takes part, by role. */
export function byRole(taking: readonly TakingPart[]): Record<PartnerList, string[]> {
	const of = (list: PartnerList) => taking.filter(({ role }) => role === roleOf[list]).map(({ id }) => id);
	return { partners: of('partners'), coOwners: of('coOwners'), researchers: of('researchers'), funders: of('funders') };
}
