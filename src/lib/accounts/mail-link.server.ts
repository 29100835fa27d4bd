import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { isLang, type Lang } from '#lib/lang.ts';
import { lasts, linkState, type LinkState, type Purpose } from './mail-link.ts';
import { mailLink, person } from './schema.server.ts';
import { hashOf, newToken } from './token.server.ts';

export type Link = {
	purpose: Purpose;
	state: LinkState;
	person: { id: string; email: string; name: string; language: Lang; hasPassword: boolean };
};

/**
 * Makes a link for a person; earlier unused ones of the same purpose stop working.
 *
 * @returns the address of the page that the link opens, in the person's language
 */
export async function makeLink(
	tx: Db,
	about: { personId: string; purpose: Purpose; lang: Lang; origin: string }
): Promise<string> {
	const token = newToken();
	const { personId, purpose } = about;
	await tx
		.update(mailLink)
		.set({ expiresAt: sql`least(${mailLink.expiresAt}, now())` })
		.where(and(eq(mailLink.personId, personId), eq(mailLink.purpose, purpose), isNull(mailLink.usedAt)));
	await tx.insert(mailLink).values({
		tokenHash: hashOf(token),
		purpose,
		personId,
		expiresAt: sql`now() + make_interval(mins => ${lasts[purpose].minutes})`
	});
	return `${about.origin}/${about.lang}/konto/lenke/${token}`;
}

/** What a link is for and whether it still works. Looking does not use it: mail scanners look too. */
export async function readLink(db: Db, token: string, now: Date = new Date()): Promise<Link | undefined> {
	const [row] = await db
		.select({
			purpose: mailLink.purpose,
			usedAt: mailLink.usedAt,
			expiresAt: mailLink.expiresAt,
			id: person.id,
			email: person.email,
			name: person.name,
			language: person.language,
			hasPassword: sql<boolean>`${person.passwordHash} is not null`
		})
		.from(mailLink)
		.innerJoin(person, eq(person.id, mailLink.personId))
		.where(eq(mailLink.tokenHash, hashOf(token)));
	if (!row) return undefined;
	const { id, email, name, hasPassword } = row;
	return {
		purpose: row.purpose === 'invitation' ? 'invitation' : 'password_reset',
		state: linkState(row, now),
		person: { id, email, name, hasPassword, language: isLang(row.language) ? row.language : 'nb' }
	};
}

/** Uses a link up. Of two at the same moment only one gets it. */
export async function spendLink(tx: Db, token: string): Promise<boolean> {
	const spent = await tx
		.update(mailLink)
		.set({ usedAt: sql`now()` })
		.where(and(eq(mailLink.tokenHash, hashOf(token)), isNull(mailLink.usedAt), sql`${mailLink.expiresAt} > now()`))
		.returning({ id: mailLink.personId });
	return spent.length === 1;
}
