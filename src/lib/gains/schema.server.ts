import { sql } from 'drizzle-orm';
import {
	check,
	date,
	foreignKey,
	index,
	integer,
	numeric,
	pgTable,
	primaryKey,
	text,
	timestamp,
	uuid
} from 'drizzle-orm/pg-core';
import { writtenColumns } from '#lib/accounts/decided-columns.server.ts';
import { person } from '#lib/accounts/schema.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import { indicator } from '#lib/results/schema.server.ts';

/** A gain that a pilot is meant to give: who makes it real, how much is expected, and when one asks. */
export const gain = pgTable(
	'gain',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		pilotId: uuid('pilot_id')
			.notNull()
			.references(() => pilot.id, { onDelete: 'cascade' }),
		category: text('category').notNull(),
		text: text('text').notNull(),
		/** A role, never a name. */
		owner: text('owner').notNull(),
		/** Indicator by which it is documented; null when none is. */
		indicatorKey: text('indicator_key'),
		indicatorVersion: integer('indicator_version'),
		/** Potential, in the unit named beside it. */
		expected: numeric('expected', { precision: 14, scale: 4 }).notNull(),
		unit: text('unit').notNull(),
		followUpOn: date('follow_up_on').notNull(),
		language: text('language').notNull(),
		...writtenColumns()
	},
	(table) => [
		check(
			'gain_category',
			sql`${table.category} in ('quality', 'saved_time', 'avoided_cost', 'safety', 'staff_experience')`
		),
		check('gain_unit', sql`${table.unit} in ('hours_per_month', 'nok_per_year', 'sek_per_year', 'percent', 'points')`),
		check('gain_language', sql`${table.language} in ('nb', 'nn', 'sv')`),
		foreignKey({
			name: 'gain_indicator',
			columns: [table.indicatorKey, table.indicatorVersion],
			foreignColumns: [indicator.key, indicator.version]
		}),
		index('gain_pilot').on(table.pilotId),
		index('gain_follow_up').on(table.followUpOn)
	]
);

/** What the owner answered half a year and a year after the pilot's end. No row: nobody has answered. */
export const gainAnswer = pgTable(
	'gain_answer',
	{
		gainId: uuid('gain_id')
			.notNull()
			.references(() => gain.id, { onDelete: 'cascade' }),
		point: text('point').notNull(),
		status: text('status').notNull(),
		/** Measured in the pilot, and made real in daily work; null when not stated. */
		documented: numeric('documented', { precision: 14, scale: 4 }),
		realised: numeric('realised', { precision: 14, scale: 4 }),
		note: text('note').notNull().default(''),
		/** Counts saves, so that two people who answer at once are told of each other. */
		revision: integer('revision').notNull().default(1),
		answeredOn: date('answered_on').notNull(),
		answeredBy: uuid('answered_by')
			.notNull()
			.references(() => person.id),
		answeredAt: timestamp('answered_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [
		primaryKey({ columns: [table.gainId, table.point] }),
		check('gain_answer_point', sql`${table.point} in ('after_6', 'after_12')`),
		check('gain_answer_status', sql`${table.status} in ('realised', 'partly', 'not')`)
	]
);

/** That a pilot's owner was reminded: once when a window opens, once before it closes. */
export const gainReminder = pgTable(
	'gain_reminder',
	{
		pilotId: uuid('pilot_id')
			.notNull()
			.references(() => pilot.id, { onDelete: 'cascade' }),
		point: text('point').notNull(),
		occasion: text('occasion').notNull(),
		remindedOn: date('reminded_on').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.pilotId, table.point, table.occasion] }),
		check('gain_reminder_point', sql`${table.point} in ('after_6', 'after_12')`),
		check('gain_reminder_occasion', sql`${table.occasion} in ('opening', 'closing')`)
	]
);
