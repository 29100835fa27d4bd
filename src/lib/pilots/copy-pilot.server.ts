import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/may.ts';
import { found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { insertPilot, projectFor } from './insert-pilot.server.ts';
import { copyOf, type PilotContent } from './pilot.ts';
import { recordMove } from './pilot-journal.server.ts';
import { pilotById, type Pilot } from './pilots.server.ts';
import { demandRegister } from './register-pilot.server.ts';

/**
 * A new draft of one's own with what an own or a published pilot says. Results and history stay where they are.
 * Gives the new pilot's id.
 */
export async function copyPilot(
	db: Db,
	by: Actor,
	organisationId: string,
	sourceId: string,
	today: string
): Promise<Decision<string>> {
	demandRegister(by, organisationId);
	return db.transaction(async (tx) => {
		const source = found(await pilotById(tx, sourceId));
		const content = found(readable(by, source));
		const projectId = await projectFor(tx, organisationId, today);
		if (projectId === undefined) return no({ field: '', key: 'pilot.no_project' });

		const id = await insertPilot(tx, by, {
			ownerId: organisationId,
			projectId,
			language: source.language,
			copiedFrom: source.id,
			content: copyOf(content)
		});
		await recordMove(
			tx,
			by,
			'pilot.copied',
			{ id, ownerId: organisationId },
			{ version: 1, after: { from: source.id } }
		);
		return yes(id);
	});
}

/** The newest of an own pilot; of any other what everybody may read. */
function readable(by: Actor, source: Pilot): PilotContent | undefined {
	if (may(by, 'pilot.read_draft', { organisationId: source.ownerId }))
		return (source.open ?? source.public ?? source.last).content;
	return source.hiddenAt === null ? source.public?.content : undefined;
}
