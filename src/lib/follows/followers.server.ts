/** Who follows what: for the button on a page, for the owner's figures, for the menu. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { isPace, type Pace, type Target } from './follow.ts';
import { lastPace } from './follow-thing.server.ts';
import { follow, follower, notice } from './schema.server.ts';

export type FollowState = {
	/** Null when it is not followed. */
	readonly followId: string | null;
	/** What was chosen before, so that the next follow needs no question; null where it is asked. */
	readonly pace: Pace | null;
};

/** How the button of a thing stands for this reader. */
export async function followState(db: Db, by: Actor | null, { kind, id }: Target): Promise<FollowState> {
	if (by === null) return { followId: null, pace: null };
	const [row] = await db
		.select({ id: follow.id, pace: follow.pace })
		.from(follow)
		.innerJoin(follower, eq(follower.id, follow.followerId))
		.where(and(eq(follower.personId, by.personId), eq(follow.targetKind, kind), eq(follow.targetId, id)));
	if (row) return { followId: row.id, pace: isPace(row.pace) ? row.pace : null };
	return { followId: null, pace: (await lastPace(db, by)) ?? null };
}

/** How many follow a thing by its name, confirmed ones only; for its owner. */
export async function followerCount(db: Db, kind: Target['kind'], id: string): Promise<number> {
	const [row] = await db
		.select({ count: sql<number>`count(*)::int` })
		.from(follow)
		.where(and(eq(follow.targetKind, kind), eq(follow.targetId, id), isNull(follow.confirmHash)));
	return row?.count ?? 0;
}

/** More are not counted. */
const MOST_UNSEEN = 99;

/** For the menu on every page: an index of what nobody has seen answers it. */
export async function unseenCount(db: Db, by: Actor): Promise<number> {
	const [row] = await db.execute<{ count: number }>(sql`
		select count(*)::int as count from (
			select from ${notice} join ${follower} on ${follower.id} = ${notice.followerId}
			where ${follower.personId} = ${by.personId} and ${notice.seenAt} is null and ${notice.dismissedAt} is null
			limit ${MOST_UNSEEN + 1}) as unseen`);
	return row?.count ?? 0;
}

/** What the person follows, for the download of everything that stands under their name. */
export async function ownFollows(db: Db, by: Actor) {
	return db
		.select({
			kind: follow.targetKind,
			what: follow.targetId,
			name: follow.name,
			pace: follow.pace,
			since: follow.createdAt
		})
		.from(follow)
		.innerJoin(follower, eq(follower.id, follow.followerId))
		.where(eq(follower.personId, by.personId))
		.limit(1000);
}
