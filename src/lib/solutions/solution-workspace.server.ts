/** In whose workspace solutions are written, and what may be chosen there. */
import { and, asc, desc, eq, inArray, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { nameIn, predecessorsOf } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { technologies, type Technology } from '#lib/organisations/technologies.server.ts';
import { pilot, pilotVersion } from '#lib/pilots/schema.server.ts';
import type { SolutionChoices } from './solution-form.ts';
import { demandSolution, type Solution } from './solutions.server.ts';

export type SolutionWorkspace = {
	id: string;
	nameNb: string;
	nameSv: string;
	language: Lang;
	isSupplier: boolean;
	/** Only advises: registers nothing. */
	isAdviser: boolean;
	/** What it registers may be sent in. */
	isVerified: boolean;
	/** The organisation and those that it came after. */
	covers: readonly string[];
};

/** @throws 404 when there is no such organisation, or its solutions are not for `by` */
export async function solutionWorkspace(db: Db, by: Actor | null, organisationId: string): Promise<SolutionWorkspace> {
	demand(by, 'solution.read_draft', { organisationId });
	const [row] = await db
		.select({
			id: organisation.id,
			nameNb: organisation.nameNb,
			nameSv: organisation.nameSv,
			language: organisation.language,
			kind: organisation.kind,
			isAdviser: organisation.isAdviser,
			isVerified: sql<boolean>`${organisation.verifiedAt} is not null`
		})
		.from(organisation)
		.where(eq(organisation.id, organisationId));
	const own = found(row);
	const directory = await organisationDirectory(db);
	return {
		...own,
		language: own.language === 'sv' ? 'sv' : 'nb',
		isSupplier: own.kind === 'supplier',
		covers: [own.id, ...predecessorsOf(own.id, directory).map(({ id }) => id)]
	};
}

/** A solution on a page of the workspace of its owner. @throws 404 in any other workspace */
export async function solutionIn(
	db: Db,
	by: Actor | null,
	organisationId: string,
	id: string
): Promise<{ workspace: SolutionWorkspace; solution: Solution }> {
	const workspace = await solutionWorkspace(db, by, organisationId);
	const solution = await demandSolution(db, by, 'solution.read_draft', id);
	return { workspace, solution: found(workspace.covers.includes(solution.ownerId) ? solution : undefined) };
}

export type PilotChoice = { id: string; title: string; language: string; ownerNb: string; ownerSv: string };
export type SolutionOptions = {
	choices: SolutionChoices;
	technologies: Technology[];
	suppliers: { id: string; name: string }[];
	pilots: PilotChoice[];
};

/** What a form about a solution offers: to a supplier its own pilots only, to a partner every published one. */
export async function solutionOptions(db: Db, workspace: SolutionWorkspace, lang: Lang): Promise<SolutionOptions> {
	const [areas, suppliers, pilots] = await Promise.all([
		technologies(db),
		workspace.isSupplier ? [] : supplierNames(db, lang),
		pilotChoices(db, workspace.isSupplier ? delivers(workspace.covers) : undefined)
	]);
	return {
		technologies: areas,
		suppliers,
		pilots,
		choices: {
			technologies: areas.map(({ key }) => key),
			suppliers: suppliers.map(({ id }) => id),
			pilots: pilots.map(({ id }) => id),
			ownSupplier: workspace.isSupplier ? workspace.id : null
		}
	};
}

/** Published pilots, the newest first. */
export async function pilotChoices(db: Db, condition: SQL | undefined): Promise<PilotChoice[]> {
	return db
		.select({
			id: pilot.id,
			title: pilotVersion.title,
			language: pilot.language,
			ownerNb: organisation.nameNb,
			ownerSv: organisation.nameSv
		})
		.from(pilot)
		.innerJoin(pilotVersion, and(eq(pilotVersion.pilotId, pilot.id), eq(pilotVersion.publication, 'published')))
		.innerJoin(organisation, eq(organisation.id, pilot.ownerId))
		.where(and(isNull(pilot.hiddenAt), condition))
		.orderBy(desc(pilot.publishedAt), asc(pilot.id))
		.limit(500);
}

/** Pilots in which one of these is the supplier, told so by the pilot's owner. */
export function delivers(suppliers: readonly string[]): SQL | undefined {
	return or(
		inArray(pilotVersion.supplierId, [...suppliers]),
		sql`exists (select from pilot_partner involved where involved.pilot_id = ${pilotVersion.pilotId}
			and involved.number = ${pilotVersion.number} and involved.role = 'supplier'
			and ${inArray(sql`involved.organisation_id`, [...suppliers])})`
	);
}

async function supplierNames(db: Db, lang: Lang): Promise<{ id: string; name: string }[]> {
	const rows = await db
		.select({ id: organisation.id, nameNb: organisation.nameNb, nameSv: organisation.nameSv })
		.from(organisation)
		.where(
			and(eq(organisation.kind, 'supplier'), isNotNull(organisation.verifiedAt), eq(organisation.isAdviser, false))
		)
		.orderBy(asc(organisation.nameNb))
		.limit(1000);
	return rows.map((row) => ({ id: row.id, name: nameIn(lang, row) }));
}
