import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';

/**
 * Names of suppliers and of what they sell, for asking an author who mentions one. Solutions stand beside needs, so they
 * are read here by their table alone.
 */
export async function knownNames(db: Db): Promise<string[]> {
	const rows = await db.execute<{ name: string }>(sql`
		select name_nb as name from organisation where kind = 'supplier'
		union select name_sv from organisation where kind = 'supplier'
		union select name from solution where kind = 'product' and publication = 'published'
		order by name limit 5000`);
	return rows.map(({ name }) => name);
}
