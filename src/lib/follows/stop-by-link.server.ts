/** One click in a mail ends one follow or all mail, for whoever holds the link, signed in or not. */
import { and, eq, isNull, notExists, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { isToken } from './follow.ts';
import type { Label } from './follow-labels.server.ts';
import { followsTold } from './reasons.server.ts';
import { follow, follower } from './schema.server.ts';

export type Stoppable = { readonly what: 'this'; readonly label: Label } | { readonly what: 'all' };

/** What the link would end; undefined when there is nothing left to end. */
export async function stoppable(db: Db, token: string, lang: Lang): Promise<Stoppable | undefined> {
	if (!isToken(token)) return undefined;
	const [one] = await db
		.select({ id: follow.id, followerId: follow.followerId })
		.from(follow)
		.where(eq(follow.stopToken, token));
	if (one) {
		const told = (await followsTold(db, one.followerId, [one.id], lang)).follows.get(one.id);
		return told && { what: 'this', label: told.label };
	}
	const rows = await db
		.select({ id: follower.id })
		.from(follower)
		.where(and(eq(follower.stopToken, token), isNull(follower.mailStoppedAt)));
	return rows.length === 1 ? { what: 'all' } : undefined;
}

/** @returns what was ended; undefined when there was nothing left, which is no fault */
export async function stopByLink(db: Db, token: string): Promise<Stoppable['what'] | undefined> {
	if (!isToken(token)) return undefined;
	return db.transaction(async (tx) => {
		const [ended] = await tx
			.delete(follow)
			.where(eq(follow.stopToken, token))
			.returning({ followerId: follow.followerId });
		if (ended) {
			await forgetWithout(tx, ended.followerId);
			return 'this';
		}
		return (await stopAll(tx, token)) ? 'all' : undefined;
	});
}

/** Of an address without an account nothing is left. */
async function stopAll(tx: Db, token: string): Promise<boolean> {
	const mine = eq(follower.stopToken, token);
	const gone = await tx
		.delete(follower)
		.where(and(mine, isNull(follower.personId)))
		.returning({ id: follower.id });
	if (gone.length > 0) return true;
	const stopped = await tx
		.update(follower)
		.set({ mailStoppedAt: sql`now()`, mailStoppedWhy: 'unsubscribed' })
		.where(and(mine, isNull(follower.mailStoppedAt)))
		.returning({ id: follower.id });
	return stopped.length > 0;
}

/** An address that follows nothing any more is not kept. */
async function forgetWithout(tx: Db, followerId: string): Promise<void> {
	const others = tx.select().from(follow).where(eq(follow.followerId, followerId));
	await tx.delete(follower).where(and(eq(follower.id, followerId), isNull(follower.personId), notExists(others)));
}
