/** Asking for a new password. What is answered, and after how long, does not tell whether the address has an account. */
import { setTimeout as pause } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { isLang } from '#lib/lang.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import { readEmail } from './email.ts';
import { makeLink } from './mail-link.server.ts';
import { lasts } from './mail-link.ts';
import { person } from './schema.server.ts';
import { countTry } from './throttle.server.ts';
import { resetLimit, WINDOW_MINUTES } from './throttle.ts';

/** Longer than the work takes, so that the work does not show. */
export const ALWAYS_TAKES_MS = 400;

export async function requestReset(
	db: Db,
	typed: string,
	from: { address: string; origin: string }
): Promise<Decision<null>> {
	const email = readEmail(typed);
	if (!email.ok) return email;
	const [answer] = await Promise.all([reset(db, email.value, from), pause(ALWAYS_TAKES_MS)]);
	return answer;
}

async function reset(db: Db, email: string, from: { address: string; origin: string }): Promise<Decision<null>> {
	const tries = await countTry(db, resetLimit, email, from.address);
	if (tries.tooManyFromAddress)
		return no({ field: '', key: 'account.too_many_tries', params: { minutes: WINDOW_MINUTES } });
	// Too many mails to one account: none more for a while, and the answer stays what it is for everybody.
	if (!tries.tooManyForAccount) await mailReset(db, email, from.origin);
	return yes(null);
}

/** Sends a link for a new password to a person, when there is one with this address. */
export async function mailReset(db: Db, email: string, origin: string): Promise<void> {
	await db.transaction(async (tx) => {
		const [found] = await tx
			.select({ id: person.id, language: person.language, name: person.name })
			.from(person)
			.where(eq(person.email, email));
		if (!found) return;
		const lang = isLang(found.language) ? found.language : 'nb';
		const link = await makeLink(tx, { personId: found.id, purpose: 'password_reset', lang, origin });
		const { minutes } = lasts.password_reset;
		await enqueueMail(tx, [
			composeMail('password_reset', { to: email, language: lang }, { name: found.name, link, minutes })
		]);
	});
}
