/** Mails to those who own a need, in the language of each receiver. */
import { answeringFor } from '#lib/accounts/answering.server.ts';
import type { Db } from '#lib/db.server.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import type { WorkedNeed } from './need-work.server.ts';

/** Where links in mails lead, and the day on which a membership must hold. */
export type Sender = { readonly origin: string; readonly today: string };

/** What the secretariat decided, to the people of the owner and of every co-owner. */
export async function tellOwners(
	tx: Db,
	{ id, title, actingIds }: WorkedNeed,
	{ verdict, remark }: { verdict: 'open' | 'return'; remark: string },
	{ origin, today }: Sender
): Promise<void> {
	const answering = await answeringFor(tx, today);
	const receivers = new Map(actingIds.flatMap(answering).map((person) => [person.email, person]));
	await enqueueMail(
		tx,
		[...receivers.values()].map(({ email, language, organisationId }) =>
			composeMail(
				verdict === 'open' ? 'need_opened' : 'need_returned',
				{ to: email, language },
				{ title, remark, link: `${origin}/${language}/arbeid/${organisationId}/behov/${id}` }
			)
		)
	);
}

/** To the people of a partner who is asked to own a need too. */
export async function tellCoOwner(
	tx: Db,
	{ id, title, ownerId }: Pick<WorkedNeed, 'id' | 'title' | 'ownerId'>,
	askedId: string,
	{ origin, today }: Sender
): Promise<void> {
	const [answering, all] = [await answeringFor(tx, today), await organisationDirectory(tx)];
	const owner = all.get(ownerId);
	await enqueueMail(
		tx,
		answering(askedId).map(({ email, language, organisationId }) =>
			composeMail(
				'need_co_owner_asked',
				{ to: email, language },
				{
					title,
					owner: (language === 'sv' ? owner?.nameSv : owner?.nameNb) ?? '',
					link: `${origin}/${language}/arbeid/${organisationId}/behov/${id}`
				}
			)
		)
	);
}
