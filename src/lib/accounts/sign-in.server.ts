/** Signing in with e-mail and password. Wrong, unknown and not yet accepted all get the same answer in the same time. */
import { eq } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { all, no, yes, type Decision } from '#lib/decision.ts';
import { readEmail } from './email.ts';
import { isPassword } from './password.server.ts';
import { LONGEST } from './password.ts';
import { person } from './schema.server.ts';
import { countTry, forgetTry } from './throttle.server.ts';
import { signInLimit, WINDOW_MINUTES } from './throttle.ts';

/**
 * @param address from which the try comes
 * @param demo whether the demonstration's people, whose password everybody knows, may sign in here
 * @returns the id of the person
 */
export async function signIn(
	db: Db,
	typed: { email: string; password: string },
	address: string,
	demo = true
): Promise<Decision<string>> {
	const read = all({ email: readEmail(typed.email), password: readTyped(typed.password) });
	if (!read.ok) return read;
	const { email, password } = read.value;

	const tries = await countTry(db, signInLimit, email, address);
	if (tries.tooManyForAccount || tries.tooManyFromAddress)
		return no({ field: '', key: 'account.too_many_tries', params: { minutes: WINDOW_MINUTES } });

	const [found] = await db
		.select({ id: person.id, passwordHash: person.passwordHash, isDemo: person.isDemo })
		.from(person)
		.where(eq(person.email, email));
	const right = await isPassword(found?.passwordHash ?? null, password);
	if (!found || !right || (found.isDemo && !demo))
		return no({ field: 'email', key: 'account.wrong_email_or_password' });

	await forgetTry(db, signInLimit, email, address);
	return yes(found.id);
}

function readTyped(password: string): Decision<string> {
	if (password === '') return no({ field: 'password', key: 'account.password_missing' });
	// No password is longer; hashing 100 kB would only cost time.
	return yes([...password.slice(0, LONGEST * 8)].slice(0, LONGEST + 1).join(''));
}
