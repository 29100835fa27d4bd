/** Solutions as those see them who work on them. */
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Action } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import type { Publication } from '#lib/pilots/pilot.ts';
import { pilotSolution, solution } from './schema.server.ts';
import type { SolutionContent, SolutionKind } from './solution.ts';

export type Solution = {
	id: string;
	slug: string;
	/** The published solution that this is an edit of. */
	changesId: string | null;
	ownerId: string;
	publication: Publication;
	revision: number;
	content: SolutionContent;
	remark: string | null;
	writtenBy: string | null;
	submittedBy: string | null;
	submittedAt: Date | null;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Undefined when there is none with this id. With `lock` nobody else changes it before the transaction ends. */
export async function solutionById(db: Db, id: string, { lock = false } = {}): Promise<Solution | undefined> {
	if (!uuid.test(id)) return undefined;
	const query = db.select().from(solution).where(eq(solution.id, id));
	const [row] = await (lock ? query.for('update') : query);
	if (!row) return undefined;
	const links = await db
		.select({ id: pilotSolution.pilotId })
		.from(pilotSolution)
		.where(eq(pilotSolution.solutionId, id))
		.orderBy(asc(pilotSolution.pilotId))
		.limit(500);
	return solutionOf(
		row,
		links.map((link) => link.id)
	);
}

/** @throws 404 when there is none, or `by` may not know of it; 403 when `by` may read it but not do `action` */
export async function demandSolution(
	db: Db,
	by: Actor | null,
	action: Action,
	id: string,
	lock = false
): Promise<Solution> {
	const wanted = found(await solutionById(db, id, { lock }));
	const readAction = wanted.publication === 'published' ? 'public.read' : 'solution.read_draft';
	demand(by, action, { organisationId: wanted.ownerId }, readAction);
	return wanted;
}

export type SolutionRow = {
	id: string;
	slug: string;
	name: string;
	language: ContentLang;
	kind: SolutionKind;
	publication: Publication;
	supplier: string | null;
	/** State of the edit beside a published one, with its id. */
	edit: { id: string; publication: Publication } | null;
	writtenAt: Date;
};

const supplier = alias(organisation, 'supplier');
const edit = alias(solution, 'edit');

/** An organisation's own, the newest change first. The caller has made sure that this person may read them. */
export async function ownSolutions(db: Db, covers: readonly string[]): Promise<SolutionRow[]> {
	const rows = await db
		.select({
			id: solution.id,
			slug: solution.slug,
			name: solution.name,
			language: solution.language,
			kind: solution.kind,
			publication: solution.publication,
			supplier: supplier.nameNb,
			edit: { id: edit.id, publication: edit.publication },
			writtenAt: sql`greatest(${solution.writtenAt}, ${edit.writtenAt})`.mapWith(solution.writtenAt)
		})
		.from(solution)
		.leftJoin(supplier, eq(supplier.id, solution.supplierId))
		.leftJoin(edit, eq(edit.changesId, solution.id))
		.where(and(inArray(solution.organisationId, [...covers]), isNull(solution.changesId)))
		.orderBy(sql`greatest(${solution.writtenAt}, ${edit.writtenAt}) desc`, asc(solution.id))
		.limit(200);
	// held to the lists by constraints of the table
	return rows as SolutionRow[];
}

function solutionOf(row: typeof solution.$inferSelect, pilots: readonly string[]): Solution {
	return {
		id: row.id,
		slug: row.slug,
		changesId: row.changesId,
		ownerId: row.organisationId,
		publication: row.publication as Publication,
		revision: row.revision,
		content: {
			kind: row.kind as SolutionKind,
			supplierId: row.supplierId,
			technologyArea: row.technologyArea,
			name: row.name,
			summary: row.summary,
			prerequisites: row.prerequisites,
			summaryOther: row.summaryOther,
			prerequisitesOther: row.prerequisitesOther,
			isReadyToReuse: row.isReadyToReuse,
			language: row.language as ContentLang,
			pilots
		},
		remark: row.remark,
		writtenBy: row.writtenBy,
		submittedBy: row.submittedBy,
		submittedAt: row.submittedAt
	};
}
