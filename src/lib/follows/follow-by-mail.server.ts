/**
 * Following without an account: an address is asked by mail whether it wants to, for each thing anew. What is answered,
 * and after how long, does not tell whether the address is known.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { readEmail } from '#lib/accounts/email.ts';
import { countTry } from '#lib/accounts/throttle.server.ts';
import { followLimit, WINDOW_MINUTES } from '#lib/accounts/throttle.ts';
import { hashOf, newToken } from '#lib/accounts/token.server.ts';
import { found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { all, no, yes, type Decision } from '#lib/decision.ts';
import { newestNews } from '#lib/journal/news-order.server.ts';
import type { Lang } from '#lib/lang.ts';
import { isLang } from '#lib/lang.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import { mailPaces, type Pace } from './follow.ts';
import { keptTarget, type Wish } from './follow-thing.server.ts';
import { wishLabel } from './reasons.server.ts';
import { follow, follower } from './schema.server.ts';

/** Longer than the work takes, so that the work does not show. */
const ALWAYS_TAKES_MS = 400;
const DAYS = 7;

export type TypedByMail = { readonly email: string; readonly language: string; readonly pace: string };
type From = { readonly address: string; readonly origin: string };

/** @throws 404 when the thing is none that everybody may read */
export async function followByMail(db: Db, typed: TypedByMail, wish: Wish, from: From): Promise<Decision<null>> {
	const pace = mailPaces.find((each) => each === typed.pace);
	const read = all({
		email: readEmail(typed.email),
		pace: pace === undefined ? no({ field: 'pace', key: 'follow.pace_missing' }) : yes(pace)
	});
	if (!read.ok) return read;
	const asked = { ...read.value, language: isLang(typed.language) ? typed.language : 'nb' };
	const [answer] = await Promise.all([ask(db, asked, wish, from), pause(ALWAYS_TAKES_MS)]);
	return answer;
}

type Asked = { email: string; pace: Pace; language: Lang };

async function ask(db: Db, asked: Asked, wish: Wish, { address, origin }: From): Promise<Decision<null>> {
	const tries = await countTry(db, followLimit, asked.email, address);
	if (tries.tooManyFromAddress)
		return no({ field: '', key: 'account.too_many_tries', params: { minutes: WINDOW_MINUTES } });
	await db.transaction(async (tx) => {
		const target = await keptTarget(tx, wish);
		// Too many mails to one address: none more for a while, and the answer stays what it is for everybody.
		if (tries.tooManyForAccount) return;
		const token = newToken();
		const isAsked = await waiting(tx, asked, { ...target, hash: hashOf(token) });
		const what = await wishLabel(tx, wish, asked.language);
		const link = `${origin}/${asked.language}/folg/bekreft/${token}`;
		const to = { to: asked.email, language: asked.language };
		await enqueueMail(tx, [composeMail(isAsked ? 'follow_confirm' : 'follow_already', to, { what, link })]);
	});
	return yes(null);
}

/** @returns whether there is something to confirm: what is followed already stays as it is */
async function waiting(
	tx: Db,
	asked: Asked,
	{ kind, id, hash }: { kind: string; id: string; hash: string }
): Promise<boolean> {
	const { email, language, pace } = asked;
	const [row] = await tx
		.insert(follower)
		.values({ email, language })
		.onConflictDoUpdate({ target: follower.email, set: { email } })
		.returning({ id: follower.id });
	const [made] = await tx
		.insert(follow)
		.values({ followerId: found(row).id, targetKind: kind, targetId: id, pace, after: 0, confirmHash: hash })
		.onConflictDoUpdate({
			target: [follow.followerId, follow.targetKind, follow.targetId],
			set: { pace, confirmHash: hash, createdAt: sql`now()` },
			setWhere: isNotNull(follow.confirmHash)
		})
		.returning({ id: follow.id });
	return made !== undefined;
}

/** What would be confirmed; looking does not use the link: mail scanners look too. */
export async function isWaiting(db: Db, token: string): Promise<boolean> {
	const rows = await db.select({ id: follow.id }).from(follow).where(isYoung(token));
	return rows.length === 1;
}

/** Follows from now on. @returns whether the link was good */
export async function confirmFollow(db: Db, token: string): Promise<boolean> {
	return db.transaction(async (tx) => {
		const [row] = await tx
			.update(follow)
			.set({ confirmHash: null, after: await newestNews(tx), createdAt: sql`now()` })
			.where(isYoung(token))
			.returning({ followerId: follow.followerId });
		if (row === undefined) return false;
		await tx
			.update(follower)
			.set({ confirmedAt: sql`coalesce(${follower.confirmedAt}, now())`, mailStoppedAt: null, mailStoppedWhy: null })
			.where(eq(follower.id, row.followerId));
		return true;
	});
}

function isYoung(token: string) {
	return and(
		eq(follow.confirmHash, hashOf(token)),
		sql`${follow.createdAt} > now() - make_interval(days => ${DAYS}::int)`
	);
}
