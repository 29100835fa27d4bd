import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import type { Beginning } from './beginning.ts';
import { insertPilot, projectFor } from './insert-pilot.server.ts';
import type { PilotContent } from './pilot.ts';
import { recordMove } from './pilot-journal.server.ts';

type Registered = Omit<Beginning, 'technologyArea'> & Partial<Beginning> & { content?: Partial<PilotContent> };

/** A working title and a language are enough to begin. Gives the new pilot's id. */
export async function registerPilot(
	db: Db,
	by: Actor,
	organisationId: string,
	{ title, language, technologyArea = null, content }: Registered,
	today: string
): Promise<Decision<string>> {
	demandRegister(by, organisationId);
	return db.transaction(async (tx) => {
		const projectId = await projectFor(tx, organisationId, today);
		if (projectId === undefined) return no({ field: '', key: 'pilot.no_project' });

		const id = await insertPilot(tx, by, {
			ownerId: organisationId,
			projectId,
			language,
			copiedFrom: null,
			content: { technologyArea, ...content, title }
		});
		await recordMove(tx, by, 'pilot.registered', { id, ownerId: organisationId }, { version: 1 });
		return yes(id);
	});
}

/** For an organisation that one is a member of; one that it came after gets no new pilots. */
export function demandRegister(by: Actor, organisationId: string): void {
	const isMember = by.memberships.some((membership) => membership.organisationId === organisationId);
	demand(by, 'pilot.register', { organisationId: isMember ? organisationId : null }, 'workspace.read');
}
