/** What a person may change about themselves. */
import { eq } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { all, no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { isLang, type Lang } from '#lib/lang.ts';
import type { Actor } from './actor.ts';
import { readName } from './invitation.ts';
import { hashPassword, isPassword } from './password.server.ts';
import { readPassword } from './password.ts';
import { person } from './schema.server.ts';
import { endAllSessions } from './session.server.ts';
import { countTry, forgetTry } from './throttle.server.ts';
import { signInLimit, WINDOW_MINUTES } from './throttle.ts';

export async function saveProfile(
	db: Db,
	by: Actor,
	typed: { name: string; language: string }
): Promise<Decision<null>> {
	const read = all({ name: readName(typed.name), language: readLanguage(typed.language) });
	if (!read.ok) return read;
	await db.transaction(async (tx) => {
		await tx.update(person).set(read.value).where(eq(person.id, by.personId));
		await record(tx, {
			kind: 'account.profile_changed',
			by: by.personId,
			organisationId: null,
			about: { kind: 'person', id: by.personId }
		});
	});
	return yes(null);
}

function readLanguage(typed: string): Decision<Lang> {
	return isLang(typed) ? yes(typed) : no({ field: 'language', key: 'account.language_missing' });
}

/** The route ends the person's other sessions afterwards. Guessing the present password is throttled like signing in. */
export async function changePassword(
	db: Db,
	by: Actor,
	typed: { present: string; password: string },
	address: string
): Promise<Decision<null>> {
	const read = all({
		present: typed.present === '' ? no({ field: 'presentPassword', key: 'account.password_missing' }) : yes(null),
		password: readPassword(typed.password, by.email)
	});
	if (!read.ok) return read;
	const tries = await countTry(db, signInLimit, by.email, address);
	if (tries.tooManyForAccount || tries.tooManyFromAddress)
		return no({ field: '', key: 'account.too_many_tries', params: { minutes: WINDOW_MINUTES } });

	const [own] = await db.select({ hash: person.passwordHash }).from(person).where(eq(person.id, by.personId));
	if (!(await isPassword(own?.hash ?? null, typed.present.slice(0, 1000))))
		return no({ field: 'presentPassword', key: 'account.present_password_wrong' });
	await forgetTry(db, signInLimit, by.email, address);

	const passwordHash = await hashPassword(read.value.password);
	await db.transaction(async (tx) => {
		await tx.update(person).set({ passwordHash }).where(eq(person.id, by.personId));
		await record(tx, {
			kind: 'account.password_changed',
			by: by.personId,
			organisationId: null,
			about: { kind: 'person', id: by.personId }
		});
	});
	return yes(null);
}

/** In this browser too. */
export async function signOutEverywhere(db: Db, by: Actor): Promise<void> {
	await db.transaction(async (tx) => {
		await endAllSessions(tx, by.personId);
		await record(tx, {
			kind: 'account.signed_out_everywhere',
			by: by.personId,
			organisationId: null,
			about: { kind: 'person', id: by.personId }
		});
	});
}
