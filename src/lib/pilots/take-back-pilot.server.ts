import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf, no, yes, type Decision } from '#lib/decision.ts';
import { moved, type Move } from './pilot.ts';
import { recordMove } from './pilot-journal.server.ts';
import { demandPilot } from './pilots.server.ts';
import { setPublication } from './set-publication.server.ts';

/** The owner takes a submitted version back to write on. */
export async function takeBackPilot(db: Db, by: Actor, pilotId: string): Promise<Decision<null>> {
	return moveOwn(db, by, pilotId, { move: 'take_back', kind: 'pilot.taken_back' });
}

/** The owner lays an open version aside. A public one beside it stays; of a pilot without one a new draft can be opened. */
export async function discardDraft(db: Db, by: Actor, pilotId: string): Promise<Decision<null>> {
	return moveOwn(db, by, pilotId, { move: 'discard', kind: 'pilot.draft_discarded' });
}

type OwnMove = { move: Move; kind: `pilot.${string}` };

function moveOwn(db: Db, by: Actor, pilotId: string, { move, kind }: OwnMove): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const pilot = await demandPilot(tx, by, 'pilot.submit', pilotId, true);
		const next = moved(pilot.open?.publication, move);
		if (!next.ok || !pilot.open) return no(...issuesOf(next));

		const { number } = pilot.open;
		await setPublication(tx, { pilotId, number }, next.value, { submittedBy: null, submittedAt: null });
		await recordMove(tx, by, kind, pilot, { version: number });
		return yes(null);
	});
}
