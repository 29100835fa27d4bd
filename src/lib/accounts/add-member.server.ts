/** Letting somebody into an organisation: by its administrator, by the secretariat, or from the command line. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { isLang, type Lang } from '#lib/lang.ts';
import { record } from '#lib/journal/journal.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { makeLink } from './mail-link.server.ts';
import { memberMail } from './member-mail.server.ts';
import type { Home, NewMember, Receiver, Sender } from './new-member.ts';
import { membership, person } from './schema.server.ts';

/** Holds the organisation still: changes of its members happen one after the other. */
export async function lockHome(tx: Db, organisationId: string, today: string): Promise<Home | undefined> {
	const [home] = await tx
		.select({
			id: organisation.id,
			kind: organisation.kind,
			nameNb: organisation.nameNb,
			nameSv: organisation.nameSv,
			language: organisation.language,
			isVerified: sql<boolean>`${organisation.verifiedAt} is not null`,
			isActive: sql<boolean>`coalesce(${organisation.activeTo} >= ${today}, true)`
		})
		.from(organisation)
		.where(eq(organisation.id, organisationId))
		.for('update');
	return home;
}

/**
 * Adds a member and mails them: a link to those who have no password yet, a notice to those who have.
 *
 * @returns the link that the mail carries; null when the person signs in as before
 */
export async function addMember(
	tx: Db,
	home: Home,
	member: NewMember,
	sender: Sender,
	today: string
): Promise<Decision<{ link: string | null }>> {
	if (!home.isActive) return no({ field: 'role', key: 'member.organisation_gone' });
	const found = await findOrMakePerson(tx, member, isLang(home.language) ? home.language : 'nb');
	if (found.id === member.substituteFor) return no({ field: 'email', key: 'member.substitute_for_self' });
	if (!(await saveMembership(tx, home.id, found.id, member, today)))
		return no({ field: 'email', key: 'member.already_member' });

	const link = found.hasPassword
		? null
		: await makeLink(tx, { personId: found.id, purpose: 'invitation', lang: found.language, origin: sender.origin });
	await enqueueMail(tx, [memberMail({ to: found, home, member, sender, link })]);
	await record(tx, {
		kind: link === null ? 'member.added' : 'member.invited',
		by: sender.personId,
		organisationId: home.id,
		about: { kind: 'person', id: found.id },
		reason: member.reason,
		after: { role: member.role, startsOn: member.startsOn, endsOn: member.endsOn, substituteFor: member.substituteFor }
	});
	return yes({ link });
}

async function findOrMakePerson(tx: Db, { email, name }: NewMember, language: Lang): Promise<Receiver> {
	await tx.insert(person).values({ email, name, language }).onConflictDoNothing({ target: person.email });
	const [row] = await tx
		.select({
			id: person.id,
			name: person.name,
			language: person.language,
			hasPassword: sql<boolean>`${person.passwordHash} is not null`
		})
		.from(person)
		.where(eq(person.email, email));
	if (!row) throw new Error('The person vanished between two statements');
	return { ...row, email, language: isLang(row.language) ? row.language : 'nb' };
}

/** @returns false when the person already holds a role here, or already stands in for that person */
async function saveMembership(
	tx: Db,
	organisationId: string,
	personId: string,
	{ role, startsOn, endsOn, substituteFor }: NewMember,
	today: string
): Promise<boolean> {
	const standIn =
		substituteFor === null ? isNull(membership.substituteFor) : eq(membership.substituteFor, substituteFor);
	const [before] = await tx
		.select({ id: membership.id, endsOn: membership.endsOn })
		.from(membership)
		.where(and(eq(membership.organisationId, organisationId), eq(membership.personId, personId), standIn));
	const values = { role, startsOn, endsOn, substituteFor };
	if (!before) {
		await tx.insert(membership).values({ organisationId, personId, ...values });
		return true;
	}
	if (before.endsOn === null || before.endsOn >= today) return false;
	await tx.update(membership).set(values).where(eq(membership.id, before.id));
	return true;
}
