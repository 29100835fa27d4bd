import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf, no, yes, type Decision } from '#lib/decision.ts';
import { moved } from './pilot.ts';
import { missingTexts } from './pilot-documents.server.ts';
import { recordMove } from './pilot-journal.server.ts';
import { demandPilot } from './pilots.server.ts';
import { missingForPublishing } from './section.ts';
import { setPublication } from './set-publication.server.ts';

/** Sends the open version to the secretariat; nothing may be missing that publishing needs. */
export async function submitPilot(db: Db, by: Actor, pilotId: string): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const pilot = await demandPilot(tx, by, 'pilot.submit', pilotId, true);
		const next = moved(pilot.open?.publication, 'submit');
		if (!next.ok || !pilot.open) return no(...issuesOf(next));
		const { number, content } = pilot.open;
		const missing = [...missingForPublishing(content), ...(await missingTexts(tx, pilotId, number))];
		if (missing.length > 0) return no(...missing);

		await setPublication(tx, { pilotId, number }, next.value, {
			submittedBy: by.personId,
			submittedAt: sql`now()`,
			decidedBy: null,
			decidedAt: null
		});
		await recordMove(tx, by, 'pilot.submitted', pilot, { version: number });
		return yes(null);
	});
}
