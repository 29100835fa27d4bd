/** The answer of a firm while it is being changed: one at a time, with the need and its deadline held still. */
import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { needFacts, type NeedFacts } from '#lib/needs/need-facts.server.ts';
import { need } from '#lib/needs/schema.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import type { Firm, ResponseState } from './response.ts';
import { response } from './schema.server.ts';

export type Place = { readonly organisationId: string; readonly slug: string };
export type ResponseRow = Omit<typeof response.$inferSelect, 'state'> & { readonly state: ResponseState };
export type Held = { readonly need: NeedFacts; readonly firm: Firm; readonly row: ResponseRow | undefined };

/** @throws 404 for whom the firm's answers are not, and where there is no public need */
export async function holdResponse(tx: Db, by: Actor, { organisationId, slug }: Place): Promise<Held> {
	demand(by, 'response.write', { organisationId });
	const facts = await publicNeed(tx, slug, true);
	const firm = await firmOf(tx, organisationId);
	// also where there is no row yet: two colleagues may begin at the same moment
	await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${facts.id} ${organisationId}`}, 0))`);
	return { need: facts, firm, row: await ownRow(tx, facts.id, organisationId) };
}

export async function publicNeed(db: Db, slug: string, lock = false): Promise<NeedFacts> {
	const facts = await needFacts(db, { slug }, lock);
	return found(facts?.isPublic ? facts : undefined);
}

export async function firmOf(db: Db, organisationId: string): Promise<Firm> {
	const [row] = await db
		.select({ isAdviser: organisation.isAdviser, verifiedAt: organisation.verifiedAt })
		.from(organisation)
		.where(and(eq(organisation.id, organisationId), eq(organisation.kind, 'supplier')));
	const { isAdviser, verifiedAt } = found(row);
	return { isAdviser, isVerified: verifiedAt !== null };
}

export async function ownRow(db: Db, needId: string, organisationId: string): Promise<ResponseRow | undefined> {
	const [row] = await db
		.select()
		.from(response)
		.where(and(eq(response.needId, needId), eq(response.organisationId, organisationId)));
	return row && { ...row, state: row.state as ResponseState };
}

/** Asked in the statement that writes, so that no wait before it can carry an answer over the deadline. */
export function takesAnswers(needId: string): SQL {
	return sql`(${isBeforeDeadline(needId)} and exists (select from ${need} where ${need.id} = ${needId}
		and ${need.state} in ('open', 'dialogue')))`;
}

export function isBeforeDeadline(needId: string): SQL {
	return sql`exists (select from ${need} where ${need.id} = ${needId}
		and coalesce(clock_timestamp() < need_closes_at(${need.deadline}, ${need.deadlineTime}), true))`;
}
