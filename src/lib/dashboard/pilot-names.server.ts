import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { PilotSum } from './month-row.ts';

export type PilotName = { title: string; language: string; slug: string; isPublic: boolean; phase: string };

/** By their newest title, for whoever sees money booked on them. */
export async function pilotNames(db: Db, sums: readonly PilotSum[]): Promise<Map<string, PilotName>> {
	const ids = sums.flatMap(({ pilotId }) => (pilotId === null ? [] : [pilotId]));
	if (ids.length === 0) return new Map();
	const rows = await db.execute<PilotName & { id: string }>(sql`
		select p.id, v.title, p.language, p.slug, p.published_at is not null and p.hidden_at is null as "isPublic", p.phase
		from pilot p
		join lateral (select title from pilot_version v where v.pilot_id = p.id order by v.number desc limit 1) v on true
		where p.id in ${ids}`);
	return new Map([...rows].map(({ id, ...name }) => [id, name]));
}
