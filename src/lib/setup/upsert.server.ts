import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/** `set` of an upsert that takes each column from the row being inserted, but for `kept`. */
export function incoming(table: PgTable, kept: readonly string[]): Record<string, SQL> {
	return Object.fromEntries(
		Object.entries(getTableColumns(table))
			.filter(([name]) => !kept.includes(name))
			.map(([name, column]) => [name, sql.raw(`excluded."${column.name}"`)])
	);
}
