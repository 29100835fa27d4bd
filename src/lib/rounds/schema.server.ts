import { sql } from 'drizzle-orm';
import { date, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/** What the daily round has done: one row per day and part, written in the transaction of that part. */
export const dailyRound = pgTable(
	'daily_round',
	{
		/** A day in Norway and Sweden. */
		day: date('day').notNull(),
		part: text('part').notNull(),
		/** How many things it sent or removed. */
		count: integer('count').notNull().default(0),
		doneAt: timestamp('done_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [primaryKey({ columns: [table.day, table.part] })]
);
