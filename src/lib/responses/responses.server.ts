/** The answers to a need as its owner may know of them. What they say comes by `openResponse` alone. */
import { and, asc, count, eq, inArray, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may, type Action } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { actingFor, needFacts, type NeedFacts } from '#lib/needs/need-facts.server.ts';
import { needWorkspace } from '#lib/needs/need-work.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { isId, type ResponseState } from './response.ts';
import { response } from './schema.server.ts';

/** A need on the pages of one of those who act for it. */
export type NeedPlace = { readonly organisationId: string; readonly needId: string };

/** @throws 404 where there is no public need or it is not for `by`, 403 for who may know no more than how many there are */
export async function needWithResponses(
	db: Db,
	by: Actor | null,
	{ organisationId, needId }: NeedPlace,
	action: Action
): Promise<NeedFacts> {
	const { covers } = await needWorkspace(db, by, organisationId);
	const facts = isId(needId) ? await needFacts(db, { id: needId }) : undefined;
	const need = found(facts?.isPublic && facts.actingIds.some((id) => covers.includes(id)) ? facts : undefined);
	const [doing, knowing] = [actingFor(by, action, need), actingFor(by, 'response.count', need)];
	const isAllowed = may(by, action, { organisationId: doing });
	demand(by, action, { organisationId: isAllowed ? doing : knowing }, 'response.count');
	return need;
}

const handedIn = ['submitted', 'read', 'invited', 'not_pursued'];

type ListedResponse = {
	readonly id: string;
	readonly nameNb: string;
	readonly nameSv: string;
	readonly state: ResponseState;
	readonly submittedAt: Date | null;
};

export type ResponsesOfNeed = {
	readonly need: NeedFacts;
	readonly count: number;
	/** Null as long as they are sealed: then nobody is told more than how many there are. */
	readonly listed: readonly ListedResponse[] | null;
};

/** More firms than answer any need; the count tells of all. */
const MOST = 500;

/** @throws 404 */
export async function responsesTo(db: Db, by: Actor | null, place: NeedPlace): Promise<ResponsesOfNeed> {
	const need = await needWithResponses(db, by, place, 'response.count');
	const isTo = and(eq(response.needId, need.id), inArray(response.state, handedIn));
	const [counted] = await db.select({ count: count() }).from(response).where(isTo);
	const isSealed = need.isSealed && !need.isOver;
	const listed = isSealed
		? null
		: await db
				.select({
					id: response.id,
					nameNb: organisation.nameNb,
					nameSv: organisation.nameSv,
					state: sql<ResponseState>`${response.state}`,
					submittedAt: response.submittedAt
				})
				.from(response)
				.innerJoin(organisation, eq(organisation.id, response.organisationId))
				.where(isTo)
				// by name: who came first has no advantage
				.orderBy(asc(organisation.nameNb))
				.limit(MOST);
	return { need, count: counted?.count ?? 0, listed };
}
