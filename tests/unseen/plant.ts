/** Writes the same word into several things, and looks where in the database words stand. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';

/** One thing that is not to be read by everybody, and how a word is written into it. */
export type Thing = { readonly where: string; readonly written: (word: string) => SQL[] };

export function texts(columns: readonly string[], word: string): Record<string, string> {
	return Object.fromEntries(columns.map((column) => [column, word]));
}

/** A row of its own, like one that is there, with other values. */
export function copied(table: string, like: SQL, values: Readonly<Record<string, unknown>>): SQL {
	const name = sql.identifier(table);
	return sql`insert into ${name} select (jsonb_populate_record(one, ${JSON.stringify(values)}::text::jsonb)).*
		from ${name} as one where ${like} limit 1 returning 1`;
}

export function changed(table: string, which: SQL, columns: readonly string[], to: string): SQL {
	const set = columns.map((column) => sql`${sql.identifier(column)} = ${to}`);
	return sql`update ${sql.identifier(table)} as one set ${sql.join(set, sql`, `)} where ${which} returning 1`;
}

/** Each has to write something, or the test would look for what is not there. */
export async function planted(db: Db, where: string, statements: readonly SQL[]): Promise<void> {
	for (const statement of statements)
		if ((await db.execute(statement)).length === 0) throw new Error(`Nothing was written: ${where}`);
}

/** By word the tables in whose rows it stands. */
export async function standing(db: Db, words: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
	const tables = await db.execute<{ name: string }>(sql`
		select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
	const parts = tables.map(
		({ name }) => sql`select distinct sought as word, ${name}::text as name
			from (select lower(each_row::text) as said from ${sql.identifier(name)} each_row offset 0) one
				join unnest(${sql.param([...words])}::text[]) sought on strpos(one.said, sought) > 0`
	);
	const rows = await db.execute<{ word: string; name: string }>(sql.join(parts, sql` union all `));
	const found = Map.groupBy(rows, ({ word }) => word);
	return new Map(words.map((word) => [word, (found.get(word) ?? []).map(({ name }) => name)]));
}
