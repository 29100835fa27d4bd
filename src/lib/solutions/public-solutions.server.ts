/** Published solutions for everybody. */
import { and, asc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang, Lang } from '#lib/lang.ts';
import { organisation, technologyArea } from '#lib/organisations/schema.server.ts';
import { readPage, type Page } from '#lib/page.ts';
import { adoption, solution } from './schema.server.ts';
import type { SolutionQuery } from './solution-list.ts';
import type { SolutionKind } from './solution.ts';
import type { SolutionView } from './solution-view.ts';

const PER_PAGE = 12;
const MOST_OF_ONE = 100;

export type SolutionPage = { solutions: SolutionView[]; page: Page; total: number };

/** In the alphabet of the reader: no other order, and so no advantage to anybody. */
export async function publishedSolutions(
	db: Db,
	query: SolutionQuery,
	lang: Lang,
	perPage = PER_PAGE
): Promise<SolutionPage> {
	const condition = and(
		query.kind === null ? undefined : eq(solution.kind, query.kind),
		query.technology === null ? undefined : eq(solution.technologyArea, query.technology),
		query.country === null ? undefined : sql`${homeCountry} = ${query.country}`,
		query.usedBy === null ? undefined : usedBy(query.usedBy)
	);
	const [count] = await db
		.select({ total: sql<number>`count(*)::int` })
		.from(solution)
		.innerJoin(owner, eq(owner.id, solution.organisationId))
		.leftJoin(supplier, eq(supplier.id, solution.supplierId))
		.where(and(isPublic, condition));
	const total = count?.total ?? 0;
	const page = readPage(query.page, total, perPage);
	const rows = await listed(db, condition).orderBy(byName(lang), asc(solution.id)).limit(perPage).offset(page.offset);
	return { solutions: rows.map(viewOf), page, total };
}

/** What everybody may read under this address; undefined when there is nothing, or nothing any more. */
export async function publishedSolution(db: Db, slug: string): Promise<SolutionView | undefined> {
	const [row] = await listed(db, eq(solution.slug, slug)).limit(1);
	return row && viewOf(row);
}

export async function solutionsOfSupplier(db: Db, supplierId: string, lang: Lang): Promise<SolutionView[]> {
	const rows = await listed(db, eq(solution.supplierId, supplierId)).orderBy(byName(lang)).limit(MOST_OF_ONE);
	return rows.map(viewOf);
}

export async function solutionsOfPilot(db: Db, pilotId: string, lang: Lang): Promise<SolutionView[]> {
	const tried = sql`exists (select from pilot_solution link
		where link.solution_id = ${solution.id} and link.pilot_id = ${pilotId})`;
	const rows = await listed(db, tried).orderBy(byName(lang)).limit(MOST_OF_ONE);
	return rows.map(viewOf);
}

/** Organisations that use something published today: what the filter offers. */
export async function usersOfSolutions(db: Db): Promise<string[]> {
	const rows = await db
		.selectDistinct({ id: adoption.organisationId })
		.from(adoption)
		.innerJoin(solution, eq(solution.id, adoption.solutionId))
		.where(and(isPublic, isUsed))
		.orderBy(asc(adoption.organisationId))
		.limit(1000);
	return rows.map(({ id }) => id);
}

const owner = alias(organisation, 'owner');
const supplier = alias(organisation, 'supplier');
const isPublic = and(eq(solution.publication, 'published'), isNull(solution.changesId));
const isUsed = inArray(adoption.stage, ['confirmed', 'in_use', 'scaled']);
const homeCountry = sql<string>`coalesce(${supplier.country}, ${owner.country})`;

function usedBy(organisationId: string): SQL {
	return sql`exists (select from adoption use where use.solution_id = ${solution.id}
		and use.organisation_id = ${organisationId} and use.stage in ('confirmed', 'in_use', 'scaled'))`;
}

function byName(lang: Lang): SQL {
	return sql`${solution.name} collate ${sql.raw(lang === 'sv' ? '"sv-SE-x-icu"' : '"nb-NO-x-icu"')}`;
}

function listed(db: Db, condition: SQL | undefined) {
	return db
		.select({
			id: solution.id,
			slug: solution.slug,
			name: solution.name,
			summary: solution.summary,
			prerequisites: solution.prerequisites,
			summaryOther: solution.summaryOther,
			prerequisitesOther: solution.prerequisitesOther,
			isReadyToReuse: solution.isReadyToReuse,
			language: sql<ContentLang>`${solution.language}`,
			kind: sql<SolutionKind>`${solution.kind}`,
			technology: { nameNb: technologyArea.nameNb, nameSv: technologyArea.nameSv },
			supplier: { id: supplier.id, nameNb: supplier.nameNb, nameSv: supplier.nameSv },
			owner: { id: owner.id, nameNb: owner.nameNb, nameSv: owner.nameSv, kind: owner.kind },
			country: homeCountry,
			municipalities: sql<number>`(select count(distinct use.organisation_id)::int from adoption use
				join organisation place on place.id = use.organisation_id and place.kind = 'municipality'
				where use.solution_id = ${solution.id} and use.stage in ('confirmed', 'in_use', 'scaled'))`,
			pilots: sql<number>`(select count(*)::int from pilot_solution link
				join pilot tried on tried.id = link.pilot_id and tried.hidden_at is null
				join pilot_version version on version.pilot_id = tried.id and version.publication = 'published'
				where link.solution_id = ${solution.id})`,
			updatedOn: sql<string>`to_char(coalesce(${solution.decidedAt}, ${solution.writtenAt})
				at time zone 'Europe/Oslo', 'YYYY-MM-DD')`
		})
		.from(solution)
		.innerJoin(technologyArea, eq(technologyArea.key, solution.technologyArea))
		.innerJoin(owner, eq(owner.id, solution.organisationId))
		.leftJoin(supplier, eq(supplier.id, solution.supplierId))
		.where(and(isPublic, condition))
		.$dynamic();
}

function viewOf({ owner: { kind, ...by }, ...row }: Awaited<ReturnType<typeof listed>>[number]): SolutionView {
	return { ...row, owner: { ...by, isSupplier: kind === 'supplier' } };
}
