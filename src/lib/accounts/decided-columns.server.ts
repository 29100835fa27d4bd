/** Who wrote, handed in and decided: the same columns wherever somebody else has to agree. */
import { sql } from 'drizzle-orm';
import { integer, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { person } from './schema.server.ts';

/** The revision counts saves, so that two people who write at once are told of each other. */
export const writtenColumns = () => ({
	revision: integer('revision').notNull().default(1),
	writtenBy: uuid('written_by').references(() => person.id),
	writtenAt: timestamp('written_at', { withTimezone: true })
		.notNull()
		.default(sql`now()`)
});

/** Each table says besides that nobody decides on what they wrote or handed in. */
export const handedInColumns = () => ({
	submittedBy: uuid('submitted_by').references(() => person.id),
	submittedAt: timestamp('submitted_at', { withTimezone: true }),
	decidedBy: uuid('decided_by').references(() => person.id),
	decidedAt: timestamp('decided_at', { withTimezone: true })
});

/** Of what the world reads once somebody else has agreed. */
export const decidedColumns = () => ({
	...writtenColumns(),
	...handedInColumns(),
	/** Why it was returned. */
	remark: text('remark')
});
