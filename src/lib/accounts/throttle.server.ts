/** Counts tries per account and per address. Counted before the try, so that many at once cannot slip through. */
import { eq, lt, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { throttle } from './schema.server.ts';
import { countedAddress, WINDOW_MINUTES, type Limit } from './throttle.ts';
import { hashOf } from './token.server.ts';

const windowLength = sql.raw(`interval '${WINDOW_MINUTES} minutes'`);

export type Tries = { tooManyForAccount: boolean; tooManyFromAddress: boolean };

/** Counts one try in one statement and says whether it is one too many. */
export async function countTry(db: Db, limit: Limit, account: string, address: string): Promise<Tries> {
	const keys = keysOf(limit, account, address);
	const over = sql`${throttle.windowStartedAt} < now() - ${windowLength}`;
	const counted = await db
		.insert(throttle)
		// Always in the same order: two tries that met in different orders would wait for each other for ever.
		.values([keys.account, keys.address].sort().map((key) => ({ key, count: 1, windowStartedAt: sql`now()` })))
		.onConflictDoUpdate({
			target: throttle.key,
			set: {
				count: sql`case when ${over} then 1 else ${throttle.count} + 1 end`,
				windowStartedAt: sql`case when ${over} then now() else ${throttle.windowStartedAt} end`
			}
		})
		.returning({ key: throttle.key, count: throttle.count });
	const count = new Map(counted.map((row) => [row.key, row.count]));
	return {
		tooManyForAccount: (count.get(keys.account) ?? 0) > limit.perAccount,
		tooManyFromAddress: (count.get(keys.address) ?? 0) > limit.perAddress
	};
}

/** After a right one: the account starts anew, and the try does not count against the address. */
export async function forgetTry(db: Db, limit: Limit, account: string, address: string): Promise<void> {
	const keys = keysOf(limit, account, address);
	await db
		.update(throttle)
		.set({ count: sql`greatest(${throttle.count} - 1, 0)` })
		.where(eq(throttle.key, keys.address));
	await db.delete(throttle).where(eq(throttle.key, keys.account));
	await db.delete(throttle).where(lt(throttle.windowStartedAt, sql`now() - interval '1 day'`));
}

/** After the person proved by mail who they are. */
export async function forgetAccount(db: Db, limit: Limit, account: string): Promise<void> {
	await db.delete(throttle).where(eq(throttle.key, keysOf(limit, account, '').account));
}

function keysOf({ what }: Limit, account: string, address: string): { account: string; address: string } {
	return {
		account: hashOf(`${what} account ${account}`),
		address: hashOf(`${what} address ${countedAddress(address)}`)
	};
}
