/** Mails about a pilot that is handed over, to those who have to answer or who asked. */
import type { Db } from '#lib/db.server.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import { membersToday } from './members-today.server.ts';
import type { MailContext } from './pilot-mail.server.ts';
import type { Transfer } from './transfers.server.ts';

type News = 'requested' | 'accepted' | 'declined' | 'cancelled';

/** A question and its taking back go to the administrators who were asked, the answer to those of who asked. */
export async function mailTransfer(
	tx: Db,
	transfer: Transfer,
	news: News,
	{ origin, today }: MailContext
): Promise<void> {
	const isForReceiver = news === 'requested' || news === 'cancelled';
	const organisationId = isForReceiver ? transfer.toId : transfer.fromId;
	const receivers = await membersToday(tx, [organisationId], today, ['administrator']);
	await enqueueMail(
		tx,
		receivers.map(({ email, language }) =>
			composeMail(
				`pilot_transfer_${news}`,
				{ to: email, language },
				{
					title: transfer.title,
					from: language === 'sv' ? transfer.fromSv : transfer.fromNb,
					to: language === 'sv' ? transfer.toSv : transfer.toNb,
					reason: transfer.reason,
					remark: transfer.remark ?? '–',
					link: `${origin}/${language}/arbeid/${organisationId}${
						isForReceiver ? `/overtakelse/${transfer.id}` : '/piloter'
					}`
				}
			)
		)
	);
}
