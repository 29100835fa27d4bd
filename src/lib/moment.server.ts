import { sql } from 'drizzle-orm';
import { timestamp } from 'drizzle-orm/pg-core';

/** A column for when a row was written: the clock of the database, never null. */
export const moment = (name: string) =>
	timestamp(name, { withTimezone: true })
		.notNull()
		.default(sql`now()`);
