/** Mails to those who work on a pilot, in the language of each. */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { asKey, translator } from '#lib/i18n.ts';
import type { Lang } from '#lib/lang.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import { messages } from '#lib/messages.server.ts';
import type { Pilot, Version } from './pilots.server.ts';
import type { Remark } from './remark.ts';
import { ruleOf } from './section-field.ts';

export type MailContext = {
	/** Public address of the site. */
	origin: string;
	today: string;
};

export type News = {
	kind: 'published' | 'returned' | 'hidden' | 'shown';
	/** What the secretariat wrote. */
	notes: readonly Remark[];
};

/** To the owner's editors, or those of its successor, and to whoever submitted the version. */
export async function mailOwner(
	tx: Db,
	pilot: Pilot,
	version: Version,
	news: News,
	context: MailContext
): Promise<void> {
	const receivers = await receiversOf(tx, pilot.ownerId, version.submittedBy, context.today);
	const { title } = version.content;
	await enqueueMail(
		tx,
		receivers.map(({ email, language, organisation_id }) =>
			composeMail(
				`pilot_${news.kind}`,
				{ to: email, language },
				{
					title,
					notes: written(language, news.notes),
					link: `${context.origin}/${language}/arbeid/${organisation_id}/piloter/${pilot.id}`,
					public_link: `${context.origin}/${language}/piloter/${pilot.slug}`
				}
			)
		)
	);
}

function written(lang: Lang, notes: readonly Remark[]): string {
	const t = translator(lang, messages[lang]);
	return notes
		.map(({ field, text }) => (field === '' ? text : `${t(asKey(ruleOf(field).label))}: ${text}`))
		.join('\n\n');
}

type Receiver = { email: string; language: Lang; organisation_id: string };

/** The owner's editors, or those of its successor, and whoever submitted. */
export async function receiversOf(
	tx: Db,
	ownerId: string,
	submitter: string | null,
	today: string
): Promise<Receiver[]> {
	return tx.execute<Receiver>(sql`
		with recursive answering (id) as (
			select ${ownerId}::text
			union
			select organisation.succeeded_by
			from organisation join answering on answering.id = organisation.id
			where organisation.succeeded_by is not null
		)
		select distinct on (person.email) person.email, person.language, membership.organisation_id
		from membership
		join answering on answering.id = membership.organisation_id
		join person on person.id = membership.person_id
		where (membership.role = 'editor' or person.id = ${submitter}::uuid)
			and membership.starts_on <= ${today} and coalesce(membership.ends_on >= ${today}, true)
		order by person.email
		limit 200`);
}
