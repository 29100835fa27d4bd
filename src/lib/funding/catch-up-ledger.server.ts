import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { enterMissing } from './enter-in-ledger.server.ts';

const atOnce = 1000;

/** Brings into the ledger what was decided before there was one, oldest first; does nothing when all is there. */
export async function catchUpLedger(db: Db): Promise<void> {
	const projects = await db.execute<{ id: string }>(sql`
		select project.id from project
		where not is_archive and exists (
			select from expense e where e.project_id = project.id and e.state in ('approved', 'cut')
				and not exists (select from ledger_entry l where l.source_id = e.id))
		order by id limit 1000`);
	for (const { id } of projects)
		await db.transaction(async (tx) => {
			while ((await enterMissing(tx, id, atOnce)) > 0);
		});
}
