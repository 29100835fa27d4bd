import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { yes, type Decision } from '#lib/decision.ts';
import { decideReport, now, type Seen } from './decide-report.server.ts';
import type { ReportAt } from './report-place.server.ts';

/** The authority has been asked for the money; by another one than who approved. */
export async function claimReport(db: Db, by: Actor, at: ReportAt, seen: Seen): Promise<Decision<null>> {
	return decideReport(db, by, at, { move: 'claim', seen }, () =>
		yes({ columns: { claimedBy: by.personId, claimedAt: now } })
	);
}
