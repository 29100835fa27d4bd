/** What every step of the secretariat has in common: who may, four eyes, state, revision, log and mail. */
import { eq, sql } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { financeOf, tell } from './report-mail.server.ts';
import { lockReport, reportPlace, type ReportAt, type ReportPlace, type ReportRecord } from './report-place.server.ts';
import { moveFaults, stateAfter, type ReportState } from './report.ts';
import { report } from './schema.server.ts';

export type Seen = {
	/** The one that was on the screen of whoever decides. */
	revision: number;
	/** Public address of the site, for the link in the mail. */
	origin: string;
	today: string;
};
type Move = 'return' | 'approve' | 'claim' | 'pay';
type Columns = PgUpdateSetSource<typeof report>;
export type Step = { reason?: string; columns?: Columns };

export async function decideReport(
	db: Db,
	by: Actor,
	at: ReportAt,
	{ move, seen }: { move: Move; seen: Seen },
	stepFor: (tx: Db, place: ReportPlace, row: ReportRecord) => Decision<Step> | Promise<Decision<Step>>
): Promise<Decision<null>> {
	demand(by, 'report.decide', at, 'report.read');
	const place = await reportPlace(db, at, seen.today);
	return db.transaction(async (tx) => {
		const row = found(await lockReport(tx, place));
		const faults = moveFaults(row, move, { personId: by.personId, seen: seen.revision });
		if (faults.length > 0) return no(...faults);

		const step = await stepFor(tx, place, row);
		if (!step.ok) return step;
		await take(tx, by, { place, row, to: stateAfter[move], ...step.value });
		const told = await financeOf(tx, [at.organisationId], seen.today);
		await tell(tx, told.get(at.organisationId) ?? [], {
			kind: `report_${stateAfter[move]}`,
			params: () => ({ period: at.periodCode, reason: step.value.reason ?? '' }),
			path: `arbeid/${at.organisationId}/rapporter/${at.periodCode}`,
			origin: seen.origin
		});
		return yes(null);
	});
}

type Taken = Step & { place: ReportPlace; row: ReportRecord; to: ReportState };

async function take(tx: Db, by: Actor, { place, row, to, reason, columns }: Taken): Promise<void> {
	await tx
		.update(report)
		.set({ state: to, reason: reason ?? null, revision: row.revision + 1, ...columns })
		.where(eq(report.id, row.id));
	await record(tx, {
		kind: `report.${to}`,
		by: by.personId,
		organisationId: place.organisationId,
		about: { kind: 'report', id: row.id },
		reason,
		before: { state: row.state },
		after: { state: to }
	});
}

export const now = sql`now()`;
