/**
 * What tells one state of the index from another. Each statement that changes the index leaves a row in `search_change`,
 * seen from the commit of its transaction on, as the change itself is. What is visible only ever grows, so that two
 * readers who see the same sum see the same changes, in whatever order the writers began and ended.
 */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { searchChange } from './schema.server.ts';

/**
 * The sum of the changes. Who wrote the rows is part of it, for a database that was restored counts them once more; so
 * is the number of entries as it was last estimated, by which rare words are told from common ones.
 */
export const indexState = sql`select concat_ws(' ', current_database(), sum(count), max(xmin::text),
	(select reltuples from pg_class where oid = 'search_document'::regclass)) from ${searchChange}`;

/** More would make it slow to sum them. */
const MOST_CHANGES = 100;

/** Makes one row of many, the sum being the same before and after. */
export async function addUpChanges(db: Db): Promise<void> {
	await db.execute(sql`
		with gone as (
			delete from search_change where (select count(*) from search_change) > ${MOST_CHANGES} returning count)
		insert into search_change (count) select sum(count) from gone having count(*) > 0`);
}
