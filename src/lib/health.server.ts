import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';

/** Whether the database answers within two seconds. */
export async function databaseAnswers(db: Db): Promise<boolean> {
	const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), 2000).unref());
	const answer = db.execute(sql`select 1`).then(
		() => true,
		() => false
	);
	return Promise.race([answer, late]);
}
