/** What people ask of each other about a pilot: to take it over, or to mend what it says. */
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { person } from '#lib/accounts/schema.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { pilot, pilotVersion } from './schema.server.ts';

/** A pilot is handed over when an administrator of the other organisation says yes. */
export const ownershipTransfer = pgTable(
	'ownership_transfer',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		pilotId: uuid('pilot_id')
			.notNull()
			.references(() => pilot.id, { onDelete: 'cascade' }),
		fromId: text('from_id')
			.notNull()
			.references(() => organisation.id),
		toId: text('to_id')
			.notNull()
			.references(() => organisation.id),
		state: text('state').notNull().default('requested'),
		reason: text('reason').notNull(),
		remark: text('remark'),
		requestedBy: uuid('requested_by')
			.notNull()
			.references(() => person.id),
		requestedAt: timestamp('requested_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		decidedBy: uuid('decided_by').references(() => person.id),
		decidedAt: timestamp('decided_at', { withTimezone: true })
	},
	(table) => [
		check('ownership_transfer_state', sql`${table.state} in ('requested', 'accepted', 'declined', 'cancelled')`),
		check('ownership_transfer_elsewhere', sql`${table.fromId} <> ${table.toId}`),
		uniqueIndex('ownership_transfer_one_open')
			.on(table.pilotId)
			.where(sql`${table.state} = 'requested'`),
		index('ownership_transfer_to').on(table.toId, table.state)
	]
);

/** What the secretariat asks to be changed, at the field it concerns, or at the whole when the field is empty. */
export const pilotRemark = pgTable(
	'pilot_remark',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		pilotId: uuid('pilot_id').notNull(),
		number: integer('number').notNull(),
		field: text('field').notNull(),
		text: text('text').notNull(),
		language: text('language').notNull(),
		writtenBy: uuid('written_by')
			.notNull()
			.references(() => person.id),
		writtenAt: timestamp('written_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [
		foreignKey({
			name: 'pilot_remark_version',
			columns: [table.pilotId, table.number],
			foreignColumns: [pilotVersion.pilotId, pilotVersion.number]
		}).onDelete('cascade'),
		index('pilot_remark_version_index').on(table.pilotId, table.number)
	]
);
