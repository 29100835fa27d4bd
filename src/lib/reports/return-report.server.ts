import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { decideReport, type Seen } from './decide-report.server.ts';
import type { ReportAt } from './report-place.server.ts';

/** Opens the period again for this partner. What was submitted keeps its rate; the figures are frozen anew next time. */
export async function returnReport(
	db: Db,
	by: Actor,
	at: ReportAt,
	seen: Seen,
	reason: string
): Promise<Decision<null>> {
	return decideReport(db, by, at, { move: 'return', seen }, () =>
		reason.trim() === '' ? no({ field: 'reason', key: 'report.reason_empty' }) : yes({ reason })
	);
}
