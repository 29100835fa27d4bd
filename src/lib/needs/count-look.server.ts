/** How often a need was looked at, and which suppliers have seen it. */
import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { countView } from '#lib/journal/page-views.server.ts';
import { logParticipation } from './need-log.server.ts';

export type Looked = { readonly id: string; readonly actingIds: readonly string[] };

/** One look by anybody but its owners; that a supplier has seen it stands in the log, once. */
export async function countLook(db: Db, by: Actor | null, { id, actingIds }: Looked, today: string): Promise<void> {
	if (actingIds.some((organisationId) => may(by, 'workspace.read', { organisationId }))) return;
	const suppliers = by?.memberships.filter(({ role }) => role === 'supplier') ?? [];
	await db.transaction(async (tx) => {
		await countView(tx, 'need', id, today);
		await logParticipation(
			tx,
			suppliers.map(({ organisationId }) => ({
				needId: id,
				kind: 'seen',
				organisationId,
				personId: by?.personId ?? null
			}))
		);
	});
}
