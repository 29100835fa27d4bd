/** What the secretariat reads before it decides on a need. */
import { asc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import { sentInBy } from '#lib/accounts/sent-in.server.ts';
import type { Db } from '#lib/db.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { technologies, type Technology } from '#lib/organisations/technologies.server.ts';
import { knownNames } from './known-names.server.ts';
import { lintNeed, type LintQuestion } from './need-lint.ts';
import { workedNeed, type WorkedNeed } from './need-work.server.ts';
import { need } from './schema.server.ts';

export type WaitingNeed = {
	id: string;
	title: string;
	language: string;
	ownerNb: string;
	ownerSv: string;
	submittedAt: Date | null;
	days: number;
};

/** Sent in and not decided, the oldest first. @throws 404 for everybody but the secretariat and the auditor */
export async function waitingNeeds(db: Db, by: Actor | null, today: string): Promise<WaitingNeed[]> {
	demand(by, 'review.read', { organisationId: null });
	return db
		.select({
			id: need.id,
			title: need.title,
			language: need.language,
			ownerNb: organisation.nameNb,
			ownerSv: organisation.nameSv,
			submittedAt: need.submittedAt,
			days: sql<number>`${today}::date - (${need.submittedAt} at time zone 'Europe/Oslo')::date`
		})
		.from(need)
		.innerJoin(organisation, eq(organisation.id, need.ownerId))
		.where(eq(need.state, 'submitted'))
		.orderBy(asc(need.submittedAt), asc(need.id))
		.limit(200);
}

export type NeedReview = {
	need: WorkedNeed;
	owner: { nameNb: string; nameSv: string };
	submittedBy: string | null;
	technologies: Technology[];
	questions: LintQuestion[];
	isOwnWork: boolean;
	mayDecide: boolean;
};

/** @throws 404 for everybody but the secretariat and the auditor, and for an unknown need */
export async function needReview(db: Db, by: Actor, id: string): Promise<NeedReview> {
	demand(by, 'review.read', { organisationId: null });
	const kept = found(await workedNeed(db, id));
	const [sentIn, areas, known] = await Promise.all([sentInBy(db, kept), technologies(db), knownNames(db)]);
	return {
		need: kept,
		...sentIn,
		technologies: areas,
		questions: lintNeed(kept.content, known),
		isOwnWork: by.personId === kept.writtenBy || by.personId === kept.submittedBy,
		mayDecide: may(by, 'need.decide', { organisationId: kept.ownerId })
	};
}
