import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { recordMove } from './pilot-journal.server.ts';
import { mailOwner, type MailContext } from './pilot-mail.server.ts';
import { demandPilot } from './pilots.server.ts';
import { pilot } from './schema.server.ts';

export type Hiding = { pilotId: string; hide: boolean; reason: string };

/** The secretariat takes a page away at once, as when something personal slipped through, or shows it again. */
export async function hidePilot(
	db: Db,
	by: Actor,
	{ pilotId, hide, reason }: Hiding,
	context: MailContext
): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const found = await demandPilot(tx, by, 'pilot.hide', pilotId, true);
		if (!found.public || (found.hiddenAt !== null) === hide) return no({ field: '', key: 'pilot.moved_on' });
		if (reason === '') return no({ field: 'reason', key: 'review.reason_missing' });

		await tx
			.update(pilot)
			.set({ hiddenAt: hide ? sql`now()` : null })
			.where(eq(pilot.id, pilotId));
		await recordMove(tx, by, hide ? 'pilot.hidden' : 'pilot.shown', found, { reason });
		const news = { kind: hide ? 'hidden' : 'shown', notes: [{ field: '', text: reason }] } as const;
		await mailOwner(tx, found, found.public, news, context);
		return yes(null);
	});
}
