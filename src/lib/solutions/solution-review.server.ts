/** What the secretariat reads before it decides on a solution. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import { sentInBy } from '#lib/accounts/sent-in.server.ts';
import type { Db } from '#lib/db.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { technologies, type Technology } from '#lib/organisations/technologies.server.ts';
import { pilot, pilotVersion } from '#lib/pilots/schema.server.ts';
import { solution } from './schema.server.ts';
import type { SolutionContent } from './solution.ts';
import { delivers, pilotChoices, type PilotChoice } from './solution-workspace.server.ts';
import { solutionById, type Solution } from './solutions.server.ts';

export type WaitingSolution = {
	id: string;
	name: string;
	language: string;
	ownerNb: string;
	ownerSv: string;
	isEdit: boolean;
	submittedAt: Date | null;
	days: number;
};

/** Sent in and not decided, the oldest first. @throws 404 for everybody but the secretariat and the auditor */
export async function waitingSolutions(db: Db, by: Actor | null, today: string): Promise<WaitingSolution[]> {
	demand(by, 'review.read', { organisationId: null });
	return db
		.select({
			id: solution.id,
			name: solution.name,
			language: solution.language,
			ownerNb: organisation.nameNb,
			ownerSv: organisation.nameSv,
			isEdit: sql<boolean>`${solution.changesId} is not null`,
			submittedAt: solution.submittedAt,
			days: sql<number>`${today}::date - (${solution.submittedAt} at time zone 'Europe/Oslo')::date`
		})
		.from(solution)
		.innerJoin(organisation, eq(organisation.id, solution.organisationId))
		.where(eq(solution.publication, 'submitted'))
		.orderBy(asc(solution.submittedAt), asc(solution.id))
		.limit(200);
}

export type SolutionReview = {
	solution: Solution;
	/** What is published now, when this is an edit of it. */
	before: SolutionContent | null;
	owner: { nameNb: string; nameSv: string };
	submittedBy: string | null;
	technologies: Technology[];
	pilots: PilotChoice[];
	/** Pilots with the same supplier in the same area that were not chosen: a bad one may have been left out. */
	leftOut: PilotChoice[];
	isOwnWork: boolean;
	mayDecide: boolean;
};

/** @throws 404 for everybody but the secretariat and the auditor, and for an unknown solution */
export async function solutionReview(db: Db, by: Actor, id: string): Promise<SolutionReview> {
	demand(by, 'review.read', { organisationId: null });
	const kept = found(await solutionById(db, id));
	const { content } = kept;
	const [published, sentIn, areas, pilots, sameSupplier] = await Promise.all([
		kept.changesId === null ? undefined : solutionById(db, kept.changesId),
		sentInBy(db, kept),
		technologies(db),
		content.pilots.length === 0 ? [] : pilotChoices(db, inArray(pilot.id, [...content.pilots])),
		content.supplierId === null
			? []
			: pilotChoices(db, and(delivers([content.supplierId]), eq(pilotVersion.technologyArea, content.technologyArea)))
	]);
	return {
		solution: kept,
		before: published?.content ?? null,
		...sentIn,
		technologies: areas,
		pilots,
		leftOut: sameSupplier.filter((one) => !content.pilots.includes(one.id)),
		isOwnWork: by.personId === kept.writtenBy || by.personId === kept.submittedBy,
		mayDecide: may(by, 'solution.decide', { organisationId: kept.ownerId })
	};
}
