import { asc, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { demography } from '#lib/organisations/schema.server.ts';
import { demographyOf, type Demography } from './demography.ts';

export async function demographyPicture(db: Db): Promise<Demography | undefined> {
	const rows = await db
		.select()
		.from(demography)
		.orderBy(sql`max(${demography.positions}) over (partition by ${demography.key}) desc`, asc(demography.year))
		.limit(100);
	return demographyOf(rows);
}
