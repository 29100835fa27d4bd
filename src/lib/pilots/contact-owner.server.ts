import { and, asc, eq, gte, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import { found } from '#lib/accounts/demand.server.ts';
import { membership, person } from '#lib/accounts/schema.server.ts';
import { countTry } from '#lib/accounts/throttle.server.ts';
import type { Limit } from '#lib/accounts/throttle.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { Lang } from '#lib/lang.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import { actingToday } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import type { ContactMessage } from './contact-form.ts';
import { withdrawnNumber } from './pilot-life.server.ts';
import { pilot, pilotVersion } from './schema.server.ts';

/** One owner hears from twenty people within a quarter of an hour, one address writes to five. */
const limit: Limit = { what: 'pilot-contact', perAccount: 20, perAddress: 5 };
/** More than any organisation has editors; a mistake in the data must not become a flood of mail. */
const MOST = 50;

/** From where and when a message comes. */
export type Sending = { address: string; origin: string; today: string };

type Written = { id: string; slug: string; ownerId: string; title: string };
type Receiver = { email: string; language: Lang };

/**
 * Mails the message to all editors and administrators of the organisation that answers for the pilot today, or to the
 * secretariat when nobody works there. Their addresses are never shown; an answer goes to the writer.
 *
 * @throws 404 when the pilot is not public and never was
 */
export async function contactOwner(
	db: Db,
	slug: string,
	message: ContactMessage,
	{ address, origin, today }: Sending
): Promise<Decision<null>> {
	const about = found(await contacted(db, slug));
	const all = await organisationDirectory(db);
	const owner = found(all.get(about.ownerId));
	const acting = actingToday(owner, all, today).id;
	const tries = await countTry(db, limit, acting, address);
	if (tries.tooManyForAccount || tries.tooManyFromAddress) return no({ field: '', key: 'contact.too_many' });

	return db.transaction(async (tx) => {
		const own = await peopleOf(tx, acting, ['editor', 'administrator'], today);
		const receivers = own.length > 0 ? own : await peopleOf(tx, null, ['secretariat'], today);
		await enqueueMail(
			tx,
			receivers.map(({ email, language }) =>
				composeMail(
					'pilot_contact',
					{ to: email, language, replyTo: message.email },
					{ ...message, title: about.title, link: `${origin}/${language}/piloter/${about.slug}` }
				)
			)
		);
		// Who wrote what stays out of the log: it outlives the mail by years.
		await record(tx, {
			kind: 'pilot.contacted',
			by: null,
			organisationId: acting,
			about: { kind: 'pilot', id: about.id },
			after: { receivers: receivers.length }
		});
		return yes(null);
	});
}

/** The pilot that a message is about, when everybody may read it or could until it was withdrawn. */
export async function contacted(db: Db, slug: string): Promise<(Written & { language: string }) | undefined> {
	const [row] = await db
		.select({
			id: pilot.id,
			slug: pilot.slug,
			ownerId: pilot.ownerId,
			title: pilotVersion.title,
			language: pilot.language
		})
		.from(pilot)
		.innerJoin(
			pilotVersion,
			and(
				eq(pilotVersion.pilotId, pilot.id),
				or(
					eq(pilotVersion.publication, 'published'),
					and(isNotNull(pilot.withdrawnAt), sql`${pilotVersion.number} = ${withdrawnNumber}`)
				)
			)
		)
		.where(and(eq(pilot.slug, slug), isNull(pilot.hiddenAt)))
		.limit(1);
	return row;
}

/** Those who hold one of the roles today and have accepted their invitation. */
async function peopleOf(tx: Db, organisationId: string | null, roles: string[], today: string): Promise<Receiver[]> {
	return tx
		.selectDistinct({ email: person.email, language: sql<Lang>`${person.language}` })
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.where(
			and(
				organisationId === null ? undefined : eq(membership.organisationId, organisationId),
				inArray(membership.role, roles),
				lte(membership.startsOn, today),
				or(isNull(membership.endsOn), gte(membership.endsOn, today)),
				isNotNull(person.passwordHash)
			)
		)
		.orderBy(asc(person.email))
		.limit(MOST);
}
