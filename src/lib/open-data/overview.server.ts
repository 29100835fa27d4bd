/** What the page of open data tells. */
import type { Db } from '#lib/db.server.ts';
import { newestDumps, type DumpPlace } from './dumps.server.ts';

export async function openDataPage(db: Db, place: DumpPlace) {
	const found = await newestDumps(db, place);
	return { dumps: found.map(({ day, byteCount }) => ({ day, byteCount })), today: place.today };
}
