import { inArray } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import type { Hit } from './hit.ts';

export type HitOwner = { readonly nameNb: string; readonly nameSv: string; readonly isSupplier: boolean };

/** Whose the things are that were found, by id. */
export async function ownersOfHits(db: Db, hits: readonly Hit[]): Promise<ReadonlyMap<string, HitOwner>> {
	const ids = [...new Set(hits.flatMap(({ ownerId }) => ownerId ?? []))];
	if (ids.length === 0) return new Map();
	const rows = await db
		.select({
			id: organisation.id,
			nameNb: organisation.nameNb,
			nameSv: organisation.nameSv,
			kind: organisation.kind
		})
		.from(organisation)
		.where(inArray(organisation.id, ids))
		.limit(ids.length);
	return new Map(rows.map(({ id, kind, ...names }) => [id, { ...names, isSupplier: kind === 'supplier' }]));
}
