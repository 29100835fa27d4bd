/** Who says of themselves that they have a conflict of interest in a need reads no answers to it and decides on none. */
import { and, asc, eq, ne } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { needWithResponses, type NeedPlace } from './responses.server.ts';
import { needConflict } from './schema.server.ts';

export async function hasConflict(db: Db, needId: string, personId: string): Promise<boolean> {
	const rows = await db
		.select({ personId: needConflict.personId })
		.from(needConflict)
		.where(and(eq(needConflict.needId, needId), eq(needConflict.personId, personId)));
	return rows.length > 0;
}

/** Holds at once, and for every answer to this need. @throws 404, 403 */
export async function stateConflict(db: Db, by: Actor, place: NeedPlace, isSure: boolean): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const { id, ownerId } = await needWithResponses(tx, by, place, 'response.state_conflict');
		if (!isSure) return no({ field: 'sure', key: 'response.conflict_not_sure' });
		const stated = await tx
			.insert(needConflict)
			.values({ needId: id, personId: by.personId })
			.onConflictDoNothing()
			.returning({ personId: needConflict.personId });
		if (stated.length > 0)
			await record(tx, {
				kind: 'need.conflict_stated',
				by: by.personId,
				organisationId: ownerId,
				about: { kind: 'need', id }
			});
		return yes(null);
	});
}

/** By a colleague who decides on the answers, never by oneself. @throws 404, 403 */
export async function liftConflict(db: Db, by: Actor, place: NeedPlace, personId: string): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const { id, ownerId } = await needWithResponses(tx, by, place, 'response.decide');
		if (await hasConflict(tx, id, by.personId)) return no({ field: '', key: 'response.has_conflict' });
		const lifted = await tx
			.delete(needConflict)
			.where(
				and(eq(needConflict.needId, id), eq(needConflict.personId, personId), ne(needConflict.personId, by.personId))
			)
			.returning({ personId: needConflict.personId });
		if (lifted.length > 0)
			await record(tx, {
				kind: 'need.conflict_lifted',
				by: by.personId,
				organisationId: ownerId,
				about: { kind: 'need', id },
				after: { personId }
			});
		return yes(null);
	});
}

export type Conflicted = { readonly personId: string; readonly name: string };

/** Those who have one; the caller has made sure that the reader may know. */
export async function conflictsIn(db: Db, needId: string): Promise<Conflicted[]> {
	return db
		.select({ personId: person.id, name: person.name })
		.from(needConflict)
		.innerJoin(person, eq(person.id, needConflict.personId))
		.where(eq(needConflict.needId, needId))
		.orderBy(asc(person.name))
		.limit(100);
}
