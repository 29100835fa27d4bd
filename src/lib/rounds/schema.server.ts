import { sql } from 'drizzle-orm';
import { date, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { pilot } from '#lib/pilots/schema.server.ts';

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

/** That a pilot's owner was asked whether what is published still holds; the day it was due on names the reminder. */
export const confirmationReminder = pgTable(
	'confirmation_reminder',
	{
		pilotId: uuid('pilot_id')
			.notNull()
			.references(() => pilot.id, { onDelete: 'cascade' }),
		dueOn: date('due_on').notNull(),
		remindedOn: date('reminded_on').notNull()
	},
	(table) => [primaryKey({ columns: [table.pilotId, table.dueOn] })]
);
