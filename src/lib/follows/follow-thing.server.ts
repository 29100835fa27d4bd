/** Following and ceasing to, by somebody who is signed in. */
import { createHash } from 'node:crypto';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { newestNews } from '#lib/journal/news-order.server.ts';
import { isPace, isToken, targetText, type Pace, type Target } from './follow.ts';
import { labelsOf } from './follow-labels.server.ts';
import { follow, follower, savedSearch } from './schema.server.ts';
import { searchName, searchText, type Search } from './search.ts';

/** A thing, or a search under a name of the follower's own. */
export type Wish = { readonly target: Target } | { readonly search: Search; readonly name: string };

/** More than anybody can read; what stands against it is a script. */
const MOST_FOLLOWS = 500;
const anybody = { organisationId: null };

/** Follows from now on; what is followed already gets the new pace. @throws 404 for what nobody may read */
export async function followThing(db: Db, by: Actor | null, wish: Wish, pace: string): Promise<Decision<null>> {
	demand(by, 'account.use', anybody);
	if (!isPace(pace)) return no({ field: 'pace', key: 'follow.pace_missing' });
	return db.transaction(async (tx) => {
		const [row] = await tx
			.insert(follower)
			.values({ personId: by.personId, language: by.language })
			.onConflictDoUpdate({ target: follower.personId, set: { language: by.language } })
			.returning({ id: follower.id });
		return begin(tx, found(row).id, wish, pace);
	});
}

async function begin(tx: Db, followerId: string, wish: Wish, pace: Pace): Promise<Decision<null>> {
	const target = await keptTarget(tx, wish);
	const [count] = await tx.execute<{ count: number }>(
		sql`select count(*)::int as count from follow where follower_id = ${followerId}`
	);
	if ((count?.count ?? 0) >= MOST_FOLLOWS)
		return no({ field: '', key: 'follow.too_many', params: { count: MOST_FOLLOWS } });
	const name = 'search' in wish ? searchName(wish.name) : '';
	await tx
		.insert(follow)
		.values({ followerId, targetKind: target.kind, targetId: target.id, name, pace, after: await newestNews(tx) })
		.onConflictDoUpdate({ target: [follow.followerId, follow.targetKind, follow.targetId], set: { pace, name } });
	return yes(null);
}

/** @throws 404 when the thing is none that everybody may read */
export async function keptTarget(tx: Db, wish: Wish): Promise<Target> {
	if ('search' in wish) return keptSearch(tx, wish.search);
	found((await labelsOf(tx, [wish.target], 'nb')).get(targetText(wish.target)));
	return wish.target;
}

async function keptSearch(tx: Db, search: Search): Promise<Target> {
	const canonicalText = searchText(search);
	const key = createHash('sha256').update(canonicalText).digest('hex');
	await tx
		.insert(savedSearch)
		.values({ key, query: JSON.parse(canonicalText) as unknown })
		.onConflictDoNothing();
	return { kind: 'search', id: key };
}

/** Another pace for one of one's own. @throws 404 when it is none of one's own */
export async function changePace(db: Db, by: Actor | null, followId: string, pace: string): Promise<Decision<null>> {
	demand(by, 'account.use', anybody);
	if (!isPace(pace)) return no({ field: 'pace', key: 'follow.pace_missing' });
	const [changed] = await db.update(follow).set({ pace }).where(isOwn(by, followId)).returning({ id: follow.id });
	found(changed);
	return yes(null);
}

/** Ceases to follow; once more is no fault. */
export async function stopFollowing(db: Db, by: Actor | null, followId: string): Promise<void> {
	demand(by, 'account.use', anybody);
	if (isToken(followId)) await db.delete(follow).where(isOwn(by, followId));
}

/** Mail comes again after it was stopped. */
export async function resumeMail(db: Db, by: Actor | null): Promise<void> {
	demand(by, 'account.use', anybody);
	await db
		.update(follower)
		.set({ mailStoppedAt: null, mailStoppedWhy: null })
		.where(eq(follower.personId, by.personId));
}

/** The pace that the person chose last; undefined before the first follow. */
export async function lastPace(db: Db, by: Actor): Promise<Pace | undefined> {
	const [row] = await db
		.select({ pace: follow.pace })
		.from(follow)
		.innerJoin(follower, eq(follower.id, follow.followerId))
		.where(eq(follower.personId, by.personId))
		.orderBy(desc(follow.createdAt))
		.limit(1);
	return row && isPace(row.pace) ? row.pace : undefined;
}

function isOwn(by: Actor, followId: string) {
	const id = isToken(followId) ? followId : '00000000-0000-0000-0000-000000000000';
	return and(eq(follow.id, id), sql`${follow.followerId} = (select id from follower where person_id = ${by.personId})`);
}
