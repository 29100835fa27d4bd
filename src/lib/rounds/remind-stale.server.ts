import { answeringFor } from '#lib/accounts/answering.server.ts';
import type { Db } from '#lib/db.server.ts';
import { formatDayLong } from '#lib/format.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import { staleConfirmations } from '#lib/pilots/pilot-life.server.ts';
import { confirmationReminder } from './schema.server.ts';

/** Once a year asks the owner of each public pilot whether it still holds. @returns number of mails */
export async function remindStale(tx: Db, today: string, origin: string): Promise<number> {
	const stale = await staleConfirmations(tx, today);
	if (stale.length === 0) return 0;
	const fresh = await tx
		.insert(confirmationReminder)
		.values(stale.map(({ pilotId, dueOn }) => ({ pilotId, dueOn, remindedOn: today })))
		.onConflictDoNothing()
		.returning({ pilotId: confirmationReminder.pilotId });
	const asked = new Set(fresh.map(({ pilotId }) => pilotId));
	const answering = await answeringFor(tx, today);
	const mails = stale
		.filter(({ pilotId }) => asked.has(pilotId))
		.flatMap(({ pilotId, ownerId, title, confirmedOn }) =>
			answering(ownerId).map(({ email, language, organisationId }) =>
				composeMail(
					'pilot_stale',
					{ to: email, language },
					{
						title,
						day: formatDayLong(language, confirmedOn),
						link: `${origin}/${language}/arbeid/${organisationId}/piloter/${pilotId}`
					}
				)
			)
		);
	await enqueueMail(tx, mails);
	return mails.length;
}
