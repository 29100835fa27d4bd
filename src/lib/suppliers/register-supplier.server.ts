/**
 * A firm registers itself. Until the address of mail is confirmed nothing but the registration is kept. What is answered,
 * and after how long, does not tell whether the firm or the address is known.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { countTry } from '#lib/accounts/throttle.server.ts';
import { firmLimit, registerLimit, WINDOW_MINUTES } from '#lib/accounts/throttle.ts';
import { hashOf, newToken } from '#lib/accounts/token.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import { knownFirm, lockFirm, tellOfKnown } from './known-firm.server.ts';
import { HOURS_TO_CONFIRM, readRegistration, type Registration } from './registration.ts';
import { supplierRegistration } from './schema.server.ts';

/** Longer than the work takes, so that the work does not show. */
const ALWAYS_TAKES_MS = 400;

type From = { readonly address: string; readonly origin: string };

/** @returns the address to which the mail went, whatever stands in it */
export async function registerSupplier(db: Db, form: FormData, from: From): Promise<Decision<string>> {
	const areas = new Set((await technologies(db)).map(({ key }) => key));
	const read = readRegistration(form, (key) => areas.has(key));
	if (!read.ok) return read;
	const [answer] = await Promise.all([register(db, read.value, from), pause(ALWAYS_TAKES_MS)]);
	return answer;
}

async function register(db: Db, asked: Registration, { address, origin }: From): Promise<Decision<string>> {
	const tries = await countTry(db, registerLimit, asked.email, address);
	if (tries.tooManyFromAddress)
		return no({ field: '', key: 'account.too_many_tries', params: { minutes: WINDOW_MINUTES } });
	const firm = `${asked.country} ${asked.orgNumber ?? asked.registerNumber ?? asked.name}`;
	const ofFirm = await countTry(db, firmLimit, firm, address);
	// Too many mails to one address: none more for a while, and the answer stays what it is for everybody.
	if (tries.tooManyForAccount) return yes(asked.email);
	await db.transaction(async (tx) => {
		await lockFirm(tx, asked);
		const known = await knownFirm(tx, asked);
		if (known) await tellOfKnown(tx, known, asked, origin, !ofFirm.tooManyForAccount);
		else await keep(tx, asked, origin);
	});
	return yes(asked.email);
}

async function keep(tx: Db, asked: Registration, origin: string): Promise<void> {
	const token = newToken();
	const { areas, ...rest } = asked;
	await tx.insert(supplierRegistration).values({
		...rest,
		areas: [...areas],
		tokenHash: hashOf(token),
		expiresAt: sql`now() + make_interval(hours => ${HOURS_TO_CONFIRM}::int)`
	});
	const link = `${origin}/${asked.language}/registrer-leverandor/bekreft/${token}`;
	const params = { name: asked.contactName, firm: asked.name, link, hours: HOURS_TO_CONFIRM };
	await enqueueMail(tx, [composeMail('supplier_confirm', { to: asked.email, language: asked.language }, params)]);
}
