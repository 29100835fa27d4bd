import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { insertVersion } from './insert-pilot.server.ts';
import { newestNumber } from './newest-number.server.ts';
import { carryDocuments } from './pilot-documents.server.ts';
import { recordMove } from './pilot-journal.server.ts';
import { demandPilot } from './pilots.server.ts';
import { contentsOf } from './versions.server.ts';
import { isWithdrawn } from './withdraw-pilot.server.ts';

/**
 * A new draft that says what an old version said. While another version is open it is refused: nobody's words are laid
 * aside unasked. Who is a contact or a co-owner stays as it is now.
 */
export async function restoreVersion(db: Db, by: Actor, pilotId: string, number: number): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const pilot = await demandPilot(tx, by, 'pilot.write', pilotId, true);
		if (await isWithdrawn(tx, pilotId)) return no({ field: '', key: 'pilot.withdrawn_for_good' });
		if (pilot.open) return no({ field: '', key: 'pilot.restore_open_first' });
		const old = found((await contentsOf(tx, pilotId, [number])).get(number));

		const now = (pilot.public ?? pilot.last).content;
		const { professionalContact, itContact, coOwners } = now;
		const next = (await newestNumber(tx, pilotId)) + 1;
		const key = { pilotId, number: next, projectId: pilot.projectId };
		await insertVersion(tx, by, key, { ...old, professionalContact, itContact, coOwners });
		await carryDocuments(tx, pilotId, number, next);
		await recordMove(tx, by, 'pilot.version_restored', pilot, { version: next, after: { restored: number } });
		return yes(null);
	});
}
