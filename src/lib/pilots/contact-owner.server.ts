import { and, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { found } from '#lib/accounts/demand.server.ts';
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
import { membersToday } from './members-today.server.ts';
import { contactsOf } from './pilot-contacts.server.ts';
import { withdrawnNumber } from './pilot-life.server.ts';
import type { ContactRole } from './pilot-view.ts';
import { pilot, pilotVersion } from './schema.server.ts';

/** One owner hears from twenty people within a quarter of an hour, one address writes to five. */
const limit: Limit = { what: 'pilot-contact', perAccount: 20, perAddress: 5 };
/** More than any organisation has editors; a mistake in the data must not become a flood of mail. */
const MOST = 50;

/** From where and when a message comes. */
export type Sending = { address: string; origin: string; today: string; role: ContactRole | null };

type Written = {
	id: string;
	slug: string;
	ownerId: string;
	title: string;
	professionalContact: string | null;
	itContact: string | null;
};
type Receiver = { email: string; language: Lang };

/**
 * Mails the message to the contact that is meant, or, without one, to all editors and administrators of the organisation that answers for the pilot today, or to the
 * secretariat when nobody works there. Their addresses are never shown; an answer goes to the writer.
 *
 * @throws 404 when the pilot is not public and never was
 */
export async function contactOwner(
	db: Db,
	slug: string,
	message: ContactMessage,
	{ address, origin, today, role }: Sending
): Promise<Decision<null>> {
	const about = found(await contacted(db, slug));
	const all = await organisationDirectory(db);
	const owner = found(all.get(about.ownerId));
	const acting = actingToday(owner, all, today).id;
	const tries = await countTry(db, limit, acting, address);
	if (tries.tooManyForAccount || tries.tooManyFromAddress) return no({ field: '', key: 'contact.too_many' });

	return db.transaction(async (tx) => {
		const receivers = await receiversOf(tx, about, acting, role, today);
		await enqueueMail(
			tx,
			receivers
				.slice(0, MOST)
				.map(({ email, language }) =>
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
			after: { receivers: Math.min(receivers.length, MOST) }
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
			language: pilot.language,
			professionalContact: pilotVersion.professionalContact,
			itContact: pilotVersion.itContact
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

/** Who has left is replaced by all who work at the owner, and they by the secretariat. */
async function receiversOf(
	tx: Db,
	about: Written,
	acting: string,
	role: ContactRole | null,
	today: string
): Promise<readonly Receiver[]> {
	const meant = (await contactsOf(tx, about, acting, today)).filter((contact) => contact.role === role);
	if (meant.length > 0) return meant;
	const own = await membersToday(tx, [acting], today, ['editor', 'administrator']);
	return own.length > 0 ? own : membersToday(tx, null, today, ['secretariat']);
}

/** The contact that a reader means, by name; null when none is meant or that person has left. */
export async function contactMeant(
	db: Db,
	about: Written,
	role: ContactRole | null,
	today: string
): Promise<string | null> {
	if (role === null) return null;
	const all = await organisationDirectory(db);
	const owner = all.get(about.ownerId);
	const acting = owner ? actingToday(owner, all, today).id : about.ownerId;
	return (await contactsOf(db, about, acting, today)).find((contact) => contact.role === role)?.name ?? null;
}
