import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { insertVersion } from './insert-pilot.server.ts';
import { carryDocuments } from './pilot-documents.server.ts';
import { recordMove } from './pilot-journal.server.ts';
import { demandPilot } from './pilots.server.ts';
import { newestNumber } from './newest-number.server.ts';
import { isWithdrawn } from './withdraw-pilot.server.ts';

/**
 * A draft beside the public version, with the same words to begin with; of a pilot that has no public one, the newest
 * that was laid aside. When a version is open already nothing happens: it is the one to write in.
 */
export async function openDraft(db: Db, by: Actor, pilotId: string): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const pilot = await demandPilot(tx, by, 'pilot.write', pilotId, true);
		if (pilot.open) return yes(null);
		if (await isWithdrawn(tx, pilotId)) return no({ field: '', key: 'pilot.withdrawn_for_good' });

		const number = (await newestNumber(tx, pilotId)) + 1;
		const from = pilot.public ?? pilot.last;
		await insertVersion(tx, by, { pilotId, number, projectId: pilot.projectId }, from.content);
		await carryDocuments(tx, pilotId, from.number, number);
		await recordMove(tx, by, 'pilot.draft_opened', pilot, { version: number });
		return yes(null);
	});
}
