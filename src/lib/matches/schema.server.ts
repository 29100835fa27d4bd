import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { person } from '#lib/accounts/schema.server.ts';
import { need } from '#lib/needs/schema.server.ts';

/** What the owner of a need said about a pilot or a solution that was found for it; it outlives every new counting. */
export const matchDecision = pgTable(
	'match_decision',
	{
		needId: uuid('need_id')
			.notNull()
			.references(() => need.id, { onDelete: 'cascade' }),
		foundKind: text('found_kind').notNull(),
		foundId: uuid('found_id').notNull(),
		decision: text('decision').notNull(),
		decidedBy: uuid('decided_by').references(() => person.id),
		decidedAt: timestamp('decided_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [
		primaryKey({ columns: [table.needId, table.foundKind, table.foundId] }),
		check('match_decision_kind', sql`${table.foundKind} in ('pilot', 'solution')`),
		check('match_decision_decision', sql`${table.decision} in ('pinned', 'rejected')`),
		index('match_decision_found').on(table.foundKind, table.foundId)
	]
);
