/** A new link for somebody who has not accepted yet: sent by who manages members, or asked for on the page of an old link. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { isLang } from '#lib/lang.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import type { Actor } from './actor.ts';
import { demand, found } from './demand.server.ts';
import { makeLink, readLink } from './mail-link.server.ts';
import { lasts } from './mail-link.ts';
import { mailReset } from './request-reset.server.ts';
import { membership, person } from './schema.server.ts';
import { countTry } from './throttle.server.ts';
import { resetLimit, WINDOW_MINUTES } from './throttle.ts';

export async function renewInvitation(
	db: Db,
	by: Actor,
	{ organisationId, membershipId, origin }: { organisationId: string; membershipId: string; origin: string }
): Promise<Decision<null>> {
	demand(by, 'member.manage', { organisationId }, 'member.read');
	return db.transaction(async (tx) => {
		const [row] = await tx
			.select({ id: membership.personId })
			.from(membership)
			.where(and(eq(membership.organisationId, organisationId), sql`${membership.id}::text = ${membershipId}`));
		const { id } = found(row);
		if (!(await mailInvitation(tx, id, origin))) return no({ field: '', key: 'member.has_accepted' });
		await record(tx, {
			kind: 'member.invitation_renewed',
			by: by.personId,
			organisationId,
			about: { kind: 'person', id }
		});
		return yes(null);
	});
}

/** For whoever holds an old link: a fresh one goes to the same mailbox, never to the page. */
export async function renewLink(
	db: Db,
	token: string,
	from: { address: string; origin: string }
): Promise<Decision<null>> {
	const link = await readLink(db, token);
	if (link?.state !== 'expired') return no({ field: '', key: 'account.link_no_longer_good' });
	const { email, id } = link.person;
	const tries = await countTry(db, resetLimit, email, from.address);
	if (tries.tooManyForAccount || tries.tooManyFromAddress)
		return no({ field: '', key: 'account.too_many_tries', params: { minutes: WINDOW_MINUTES } });
	const isInvitation = link.purpose === 'invitation' && !link.person.hasPassword;
	if (isInvitation) await db.transaction((tx) => mailInvitation(tx, id, from.origin));
	else await mailReset(db, email, from.origin);
	return yes(null);
}

/** @returns false when the person has accepted already */
async function mailInvitation(tx: Db, personId: string, origin: string): Promise<boolean> {
	const [row] = await tx
		.select({ email: person.email, name: person.name, language: person.language })
		.from(person)
		.where(and(eq(person.id, personId), isNull(person.passwordHash)));
	if (!row) return false;
	const lang = isLang(row.language) ? row.language : 'nb';
	const link = await makeLink(tx, { personId, purpose: 'invitation', lang, origin });
	const days = lasts.invitation.minutes / 1440;
	await enqueueMail(tx, [
		composeMail('invitation_again', { to: row.email, language: lang }, { name: row.name, link, days })
	]);
	return true;
}
