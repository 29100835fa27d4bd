import { sql } from 'drizzle-orm';
import {
	boolean,
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
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { person } from '#lib/accounts/schema.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';

export const unit = pgTable('unit', {
	key: text('key').primaryKey(),
	nameNb: text('name_nb').notNull(),
	nameSv: text('name_sv').notNull()
});

/** A thing to measure, from the shared library: its unit and direction are fixed, so that results can be compared. */
export const indicator = pgTable(
	'indicator',
	{
		key: text('key').notNull(),
		version: integer('version').notNull(),
		nameNb: text('name_nb').notNull(),
		nameSv: text('name_sv').notNull(),
		unit: text('unit')
			.notNull()
			.references(() => unit.key),
		better: text('better').notNull(),
		gainCategory: text('gain_category').notNull(),
		/** Technology areas it fits; empty = all. */
		technologies: text('technologies').array().notNull(),
		validMin: numeric('valid_min'),
		validMax: numeric('valid_max'),
		/** Values of fewer than this many are stored and shown nowhere. */
		smallNumberLimit: integer('small_number_limit').notNull(),
		methodNote: text('method_note')
	},
	(table) => [
		primaryKey({ columns: [table.key, table.version] }),
		check('indicator_better', sql`${table.better} in ('up', 'down')`),
		check(
			'indicator_gain_category',
			sql`${table.gainCategory} in ('quality', 'saved_time', 'avoided_cost', 'safety', 'staff_experience')`
		),
		check('indicator_limit', sql`${table.smallNumberLimit} >= 1`)
	]
);

/** One value of one indicator at one point of a pilot. A new approved value supersedes the one before. */
export const measurement = pgTable(
	'measurement',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		pilotId: uuid('pilot_id')
			.notNull()
			.references(() => pilot.id, { onDelete: 'cascade' }),
		indicatorKey: text('indicator_key').notNull(),
		indicatorVersion: integer('indicator_version').notNull(),
		point: text('point').notNull(),
		value: numeric('value', { precision: 14, scale: 4 }).notNull(),
		/** How many were measured; null = not stated. */
		n: integer('n'),
		method: text('method').notNull(),
		collectedBy: text('collected_by').notNull(),
		startsOn: date('starts_on').notNull(),
		endsOn: date('ends_on').notNull(),
		note: text('note').notNull().default(''),
		language: text('language').notNull(),
		state: text('state').notNull().default('draft'),
		revision: integer('revision').notNull().default(1),
		enteredBy: uuid('entered_by')
			.notNull()
			.references(() => person.id),
		enteredAt: timestamp('entered_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		decidedBy: uuid('decided_by').references(() => person.id),
		decidedAt: timestamp('decided_at', { withTimezone: true }),
		remark: text('remark'),
		isDemo: boolean('is_demo').notNull().default(false)
	},
	(table) => [
		foreignKey({
			name: 'measurement_indicator',
			columns: [table.indicatorKey, table.indicatorVersion],
			foreignColumns: [indicator.key, indicator.version]
		}),
		check('measurement_point', sql`${table.point} in ('baseline', 'mid', 'end', 'after_6', 'after_12')`),
		check('measurement_method', sql`${table.method} in ('system_log', 'time_study', 'register', 'survey', 'estimate')`),
		check('measurement_collected_by', sql`${table.collectedBy} in ('unit', 'project', 'supplier', 'independent')`),
		check('measurement_n', sql`${table.n} > 0`),
		check('measurement_days', sql`${table.endsOn} >= ${table.startsOn}`),
		check('measurement_state', sql`${table.state} in ('draft', 'submitted', 'returned', 'approved', 'superseded')`),
		check('measurement_four_eyes', sql`${table.decidedBy} <> ${table.enteredBy}`),
		uniqueIndex('measurement_one_approved')
			.on(table.pilotId, table.indicatorKey, table.point)
			.where(sql`${table.state} = 'approved'`),
		uniqueIndex('measurement_one_open')
			.on(table.pilotId, table.indicatorKey, table.point)
			.where(sql`${table.state} in ('draft', 'submitted', 'returned')`),
		index('measurement_pilot').on(table.pilotId, table.state),
		index('measurement_waiting')
			.on(table.enteredAt)
			.where(sql`${table.state} = 'submitted'`)
	]
);
