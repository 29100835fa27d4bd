import { asc, desc, eq } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import type { Actor } from './actor.ts';
import { membership, person, session } from './schema.server.ts';

/** Everything that stands under the person's name, for the download on their account page. */
export async function ownData(db: Db, by: Actor): Promise<Record<string, unknown>> {
	const mine = by.personId;
	const [self] = await db
		.select({ name: person.name, email: person.email, language: person.language, createdAt: person.createdAt })
		.from(person)
		.where(eq(person.id, mine));
	return { person: self, ...(await placesOf(db, mine)), ...(await tracesOf(db, by)) };
}

async function placesOf(db: Db, mine: string) {
	const memberships = await db
		.select({
			organisation: organisation.nameNb,
			role: membership.role,
			startsOn: membership.startsOn,
			endsOn: membership.endsOn
		})
		.from(membership)
		.innerJoin(organisation, eq(organisation.id, membership.organisationId))
		.where(eq(membership.personId, mine))
		.orderBy(asc(membership.startsOn))
		.limit(500);
	const sessions = await db
		.select({ createdAt: session.createdAt, expiresAt: session.expiresAt })
		.from(session)
		.where(eq(session.personId, mine))
		.limit(500);
	return { memberships, sessions };
}

async function tracesOf(db: Db, by: Actor) {
	const mails = await db
		.select({ createdAt: outgoingMail.createdAt, subject: outgoingMail.subject, sentAt: outgoingMail.sentAt })
		.from(outgoingMail)
		.where(eq(outgoingMail.toAddress, by.email))
		.orderBy(desc(outgoingMail.createdAt))
		.limit(5000);
	const journal = await db
		.select({
			at: journalEntry.at,
			kind: journalEntry.kind,
			aboutKind: journalEntry.aboutKind,
			aboutId: journalEntry.aboutId
		})
		.from(journalEntry)
		.where(eq(journalEntry.personId, by.personId))
		.orderBy(desc(journalEntry.id))
		.limit(5000);
	return { mails, journal };
}
