/**
 * Signed-in browsers: the only importer of lucia. Its core makes tokens, checks them and moves their expiry; the
 * cookie carries the token, the database its SHA-256.
 *
 * A session ends after 12 hours without use, after 30 days whatever happens, and when somebody ends it.
 */
import type { Cookies } from '@sveltejs/kit';
import { and, eq, lt, ne, or, sql } from 'drizzle-orm';
import { Lucia, TimeSpan, type Adapter } from 'lucia';
import { today } from '#lib/clock.server.ts';
import type { Db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import type { Actor } from './actor.ts';
import { session } from './schema.server.ts';
import { actorOfSession } from './session-actor.server.ts';
import { hashOf } from './token.server.ts';

const IDLE = new TimeSpan(12, 'h');
const LONGEST = sql`interval '30 days'`;

type CookieJar = Pick<Cookies, 'get' | 'set' | 'delete'>;

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof sessionsIn>;
		DatabaseUserAttributes: { actor: Actor };
	}
}

/** Who the cookie says is signed in. Asks the database nothing when there is no cookie. */
export async function sessionOf(db: Db, cookies: CookieJar, day: string = today()): Promise<Actor | null> {
	const { name } = cookie();
	const token = cookies.get(name);
	if (token === undefined || token === '') return null;

	const found = await sessionsIn(db, day).validateSession(token);
	if (found.session === null) {
		cookies.delete(name, { path: '/' });
		return null;
	}
	if (found.session.fresh) giveCookie(cookies, token, found.session.expiresAt);
	return found.user.actor;
}

/** Signs this browser in as a person, instead of whoever used it before. */
export async function startSession(db: Db, personId: string, cookies: CookieJar): Promise<void> {
	await endSession(db, cookies);
	const sessions = sessionsIn(db);
	await sessions.deleteExpiredSessions();
	const { id: token, expiresAt } = await sessions.createSession(personId, {});
	giveCookie(cookies, token, expiresAt);
}

/** Signs this browser out; others stay signed in. */
export async function endSession(db: Db, cookies: CookieJar): Promise<void> {
	const { name } = cookie();
	const token = cookies.get(name);
	if (token === undefined || token === '') return;
	await sessionsIn(db).invalidateSession(token);
	cookies.delete(name, { path: '/' });
}

/** Signs a person out in every browser. */
export async function endAllSessions(db: Db, personId: string): Promise<void> {
	await sessionsIn(db).invalidateUserSessions(personId);
}

/** Signs the person of this browser out in all others. */
export async function endOtherSessions(db: Db, personId: string, cookies: CookieJar): Promise<void> {
	const token = cookies.get(cookie().name) ?? '';
	await db.delete(session).where(and(eq(session.personId, personId), ne(session.tokenHash, hashOf(token))));
}

export type SignedInBrowser = { since: Date; until: Date; isThisOne: boolean };

/** The browsers in which a person is signed in, newest first; the hash of their token stays here. */
export async function sessionsOf(db: Db, personId: string, cookies: CookieJar): Promise<SignedInBrowser[]> {
	const own = hashOf(cookies.get(cookie().name) ?? '');
	const rows = await db
		.select({ hash: session.tokenHash, since: session.createdAt, until: session.expiresAt })
		.from(session)
		.where(and(eq(session.personId, personId), sql`${session.expiresAt} > now()`))
		.orderBy(sql`${session.createdAt} desc`)
		.limit(50);
	return rows.map(({ hash, since, until }) => ({ since, until, isThisOne: hash === own }));
}

/** `__Host-` binds the cookie to this very host; browsers take it over https only. */
function cookie(): { name: string; secure: boolean } {
	return env().https ? { name: '__Host-session', secure: true } : { name: 'session', secure: false };
}

function giveCookie(cookies: CookieJar, token: string, expires: Date): void {
	const { name, secure } = cookie();
	cookies.set(name, token, { path: '/', httpOnly: true, sameSite: 'lax', secure, expires });
}

function sessionsIn(db: Db, day: string = today()) {
	return new Lucia(adapter(db, day), { sessionExpiresIn: IDLE, getUserAttributes: ({ actor }) => ({ actor }) });
}

function adapter(db: Db, day: string): Adapter {
	return {
		async getSessionAndUser(token) {
			const found = await actorOfSession(db, hashOf(token), day);
			if (!found) return [null, null];
			const userId = found.actor.personId;
			// The raw token as id: lucia hands it back to the functions below, which hash it themselves.
			return [
				{ id: token, userId, expiresAt: found.expiresAt, attributes: {} },
				{ id: userId, attributes: { actor: found.actor } }
			];
		},
		async setSession({ id, userId, expiresAt }) {
			await db.insert(session).values({ tokenHash: hashOf(id), personId: userId, expiresAt });
		},
		async updateSessionExpiration(id, expiresAt) {
			const end = sql`least(${expiresAt.toISOString()}::timestamptz, ${session.createdAt} + ${LONGEST})`;
			await db
				.update(session)
				.set({ expiresAt: end })
				.where(eq(session.tokenHash, hashOf(id)));
		},
		async deleteSession(id) {
			await db.delete(session).where(eq(session.tokenHash, hashOf(id)));
		},
		async deleteUserSessions(userId) {
			await db.delete(session).where(eq(session.personId, userId));
		},
		async deleteExpiredSessions() {
			await db
				.delete(session)
				.where(or(lt(session.expiresAt, sql`now()`), lt(session.createdAt, sql`now() - ${LONGEST}`)));
		},
		// Only a hash could be given back, which lucia would hash again: `sessionsOf` is the list.
		getUserSessions: () => Promise.resolve([])
	};
}
