/** What the secretariat does with mail that did not get through. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { MOST_ATTEMPTS } from '#lib/mail/mail.ts';
import { isToken } from './follow.ts';

/** Has a mail tried anew, with all its attempts. Words are set again where they are those of the moment. */
export async function retryMail(db: Db, by: Actor, id: string): Promise<Decision<'due'>> {
	demand(by, 'delivery.handle', { organisationId: null }, 'delivery.read');
	return db.transaction(async (tx) => {
		const [mail] = await tx.execute<{ id: string }>(sql`
			update outgoing_mail set attempts = 0, due_at = now(), last_error = null
			where id = ${known(id)} and ${isLeft} and (digest_of is not null or created_at > now() - interval '7 days')
			returning id`);
		if (!mail) return no({ field: '', key: 'delivery.not_left' });
		await record(tx, entry(by, 'mail.retried', mail.id));
		return yes('due');
	});
}

/** Leaves a mail unsent. */
export async function giveUpMail(db: Db, by: Actor, id: string): Promise<Decision<'given_up'>> {
	demand(by, 'delivery.handle', { organisationId: null }, 'delivery.read');
	return db.transaction(async (tx) => {
		const [mail] = await tx.execute<{ id: string }>(sql`
			update outgoing_mail set attempts = ${MOST_ATTEMPTS}
			where id = ${known(id)} and ${isLeft} and attempts < ${MOST_ATTEMPTS} returning id`);
		if (!mail) return no({ field: '', key: 'delivery.not_left' });
		await record(tx, entry(by, 'mail.given_up', mail.id));
		return yes('given_up');
	});
}

/** Null is no mail's. */
function known(id: string) {
	return sql`${isToken(id) ? id : null}::uuid`;
}

const isLeft = sql`sent_at is null and dropped_at is null`;

function entry(by: Actor, kind: string, id: string) {
	return { kind, by: by.personId, organisationId: 'secretariat', about: { kind: 'mail', id } };
}
