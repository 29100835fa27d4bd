import { and, eq, isNull, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import { datedName, isCountry, type DatedName, type Directory } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { organisation, technologyArea } from '#lib/organisations/schema.server.ts';
import { project, workPackage } from '#lib/projects/schema.server.ts';
import type { Milestone } from './milestone.ts';
import { byRole, milestonesOfVersion, partnersOfVersion, type TakingPart } from './pilot-columns.server.ts';
import { contactsOf } from './pilot-contacts.server.ts';
import { dayOf, phaseDays, publishedDays } from './pilot-days.server.ts';
import { documentsOf } from './pilot-documents.server.ts';
import type { Outcome, Phase, PilotView, Standing, WhatFollowed } from './pilot-view.ts';
import { pilot, pilotVersion } from './schema.server.ts';

/** What everybody may read under this address; undefined when there is nothing, or nothing any more. */
export async function publishedPilot(db: Db, slug: string, today: string): Promise<PilotView | undefined> {
	const isPublic = and(eq(pilot.slug, slug), eq(pilotVersion.publication, 'published'), isNull(pilot.hiddenAt));
	return viewWhere(db, isPublic, today);
}

/** One version, published or not, as its readers will see it. The caller has made sure that this reader may. */
export async function pilotVersionView(
	db: Db,
	pilotId: string,
	number: number,
	today: string
): Promise<PilotView | undefined> {
	return viewWhere(db, and(eq(pilot.id, pilotId), eq(pilotVersion.number, number)), today);
}

const supplier = alias(organisation, 'supplier');
const owner = alias(organisation, 'owner');

async function viewWhere(db: Db, condition: SQL | undefined, today: string): Promise<PilotView | undefined> {
	const [row] = await db
		.select({
			pilot,
			version: pilotVersion,
			country: owner.country,
			technology: { key: technologyArea.key, nameNb: technologyArea.nameNb, nameSv: technologyArea.nameSv },
			supplier: supplier.nameNb,
			workPackage: { code: workPackage.code, nameNb: workPackage.nameNb, nameSv: workPackage.nameSv },
			project: { nameNb: project.nameNb, nameSv: project.nameSv },
			taking: partnersOfVersion,
			milestones: milestonesOfVersion,
			updatedOn: dayOf(sql`coalesce(${pilotVersion.decidedAt}, ${pilotVersion.editedAt})`)
		})
		.from(pilot)
		.innerJoin(pilotVersion, eq(pilotVersion.pilotId, pilot.id))
		.innerJoin(owner, eq(owner.id, pilot.ownerId))
		.innerJoin(project, eq(project.id, pilotVersion.projectId))
		.leftJoin(technologyArea, eq(technologyArea.key, pilotVersion.technologyArea))
		.leftJoin(supplier, eq(supplier.id, pilotVersion.supplierId))
		.leftJoin(
			workPackage,
			and(eq(workPackage.projectId, pilotVersion.projectId), eq(workPackage.code, pilotVersion.workPackage))
		)
		.where(condition)
		.limit(1);
	return row && readBeside(db, row, today);
}

async function readBeside(db: Db, row: Row, today: string): Promise<PilotView> {
	const [all, published, steps, documents] = await Promise.all([
		organisationDirectory(db),
		publishedDays(db, row.pilot.id),
		phaseDays(db, row.pilot.id),
		documentsOf(db, row.pilot.id, row.version.number)
	]);
	const view = viewOf(row, all, today);
	const contacts = await contactsOf(db, row.version, (view.owner.today ?? view.owner).id, today);
	return {
		...view,
		publishedOn: published,
		phaseDays: steps,
		documents,
		contacts: contacts.map(({ role, name }) => ({ role, name }))
	};
}

type Row = {
	pilot: typeof pilot.$inferSelect;
	version: typeof pilotVersion.$inferSelect;
	country: string;
	technology: PilotView['technology'];
	supplier: string | null;
	workPackage: PilotView['workPackage'];
	project: PilotView['project'];
	taking: TakingPart[];
	milestones: Milestone[];
	updatedOn: string;
};

type ReadBeside = 'documents' | 'contacts' | 'publishedOn' | 'phaseDays';

function viewOf(row: Row, all: Directory, today: string): Omit<PilotView, ReadBeside> {
	const { pilot: life, version } = row;
	const taking = byRole(row.taking);
	const country = isCountry(row.country) ? row.country : 'NO';
	const named = (id: string): DatedName[] => {
		const found = all.get(id);
		return found ? [datedName(found, all, today)] : [];
	};
	const [ownerName] = named(life.ownerId);
	if (!ownerName) throw new Error(`Pilot ${life.id} is owned by no partner`);
	return {
		...version,
		id: life.id,
		slug: life.slug,
		language: life.language as ContentLang,
		phase: life.phase as Phase,
		standing: life.standing as Standing,
		outcome: life.outcome as Outcome | null,
		decision: life.decision as WhatFollowed | null,
		owner: ownerName,
		country,
		partners: taking.partners.flatMap(named),
		coOwners: taking.coOwners.flatMap(named),
		researchers: taking.researchers.flatMap(named),
		funders: taking.funders.flatMap(named),
		milestones: row.milestones,
		technology: row.technology,
		supplier: row.supplier,
		workPackage: row.workPackage,
		project: row.project,
		budget:
			version.budgetMinor === null ? null : { minor: version.budgetMinor, currency: country === 'SE' ? 'SEK' : 'NOK' },
		updatedOn: row.updatedOn,
		isDemo: life.isDemo
	};
}
