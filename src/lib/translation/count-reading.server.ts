/** How often things are read, so that what is read most is translated first. */
import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { countView } from '#lib/journal/page-views.server.ts';
import { isLook } from '#lib/look.ts';
import { originalOf } from './originals.server.ts';
import type { Kind } from './translation.ts';

type Asked = { readonly request: Parameters<typeof isLook>[0]; readonly today: string };

/** One look by a person at what others own; nothing of who it was is kept. */
export async function countReading(
	db: Db,
	by: Actor | null,
	{ kind, id }: { kind: Kind; id: string },
	{ request, today }: Asked
): Promise<void> {
	if (!isLook(request)) return;
	if (by !== null) {
		const original = await originalOf(db, kind, id);
		if (original?.actingIds.some((organisationId) => may(by, 'workspace.read', { organisationId })) !== false) return;
	}
	await countView(db, kind, id, today);
}
