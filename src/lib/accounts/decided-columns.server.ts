/** Who wrote, handed in and decided: the same columns wherever somebody else has to agree before the world reads it. */
import { sql } from 'drizzle-orm';
import { integer, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { person } from './schema.server.ts';

/** Each table says besides that nobody decides on what they wrote or handed in. */
export const decidedColumns = () => ({
	revision: integer('revision').notNull().default(1),
	writtenBy: uuid('written_by').references(() => person.id),
	writtenAt: timestamp('written_at', { withTimezone: true })
		.notNull()
		.default(sql`now()`),
	submittedBy: uuid('submitted_by').references(() => person.id),
	submittedAt: timestamp('submitted_at', { withTimezone: true }),
	decidedBy: uuid('decided_by').references(() => person.id),
	decidedAt: timestamp('decided_at', { withTimezone: true }),
	/** Why it was returned. */
	remark: text('remark')
});
