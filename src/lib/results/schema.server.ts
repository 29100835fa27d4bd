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
import { technologyArea } from '#lib/organisations/schema.server.ts';
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
		methodNote: text('method_note'),
		/** Its code in the field's own list, such as TID-02; null when that list does not have it. */
		code: text('code'),
		definitionNb: text('definition_nb').notNull().default(''),
		definitionSv: text('definition_sv').notNull().default(''),
		/** A share of something: entered as numerator and denominator, pooled as their sums. */
		isShare: boolean('is_share').notNull().default(false),
		/** What decides how long a baseline must last; an answer of people is asked for, not counted. */
		kind: text('kind').notNull().default('other'),
		/** Counted by the platform over many pilots, and so never entered. */
		isComputed: boolean('is_computed').notNull().default(false),
		/** Set for an indicator of one pilot's own, which is compared with nothing. */
		pilotId: uuid('pilot_id').references(() => pilot.id, { onDelete: 'cascade' })
	},
	(table) => [
		primaryKey({ columns: [table.key, table.version] }),
		check('indicator_better', sql`${table.better} in ('up', 'down')`),
		check(
			'indicator_gain_category',
			sql`${table.gainCategory} in ('quality', 'saved_time', 'avoided_cost', 'safety', 'staff_experience')`
		),
		check('indicator_kind', sql`${table.kind} in ('everyday', 'night', 'rare', 'answer', 'other')`),
		check('indicator_limit', sql`${table.smallNumberLimit} >= 1`),
		index('indicator_pilot').on(table.pilotId)
	]
);

/** How a value in another unit becomes one in the indicator's own: multiplied by the factor, and said so on the row. */
export const unitConversion = pgTable(
	'unit_conversion',
	{
		indicatorKey: text('indicator_key').notNull(),
		fromUnit: text('from_unit')
			.notNull()
			.references(() => unit.key),
		factor: numeric('factor').notNull(),
		noteNb: text('note_nb').notNull(),
		noteSv: text('note_sv').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.indicatorKey, table.fromUnit] }),
		check('unit_conversion_factor', sql`${table.factor} > 0`)
	]
);

/** The indicators that are offered first for a technology area. */
export const starterIndicator = pgTable(
	'starter_indicator',
	{
		technologyArea: text('technology_area')
			.notNull()
			.references(() => technologyArea.key),
		indicatorKey: text('indicator_key').notNull(),
		position: integer('position').notNull()
	},
	(table) => [primaryKey({ columns: [table.technologyArea, table.indicatorKey] })]
);

/** What a pilot has set out to measure: an indicator, the days of its baseline and what one hopes for. */
export const pilotIndicator = pgTable(
	'pilot_indicator',
	{
		pilotId: uuid('pilot_id')
			.notNull()
			.references(() => pilot.id, { onDelete: 'cascade' }),
		indicatorKey: text('indicator_key').notNull(),
		indicatorVersion: integer('indicator_version').notNull(),
		/** Hoped-for value, or hoped-for change in per cent of the baseline; at most one of the two. */
		target: numeric('target', { precision: 14, scale: 4 }),
		targetPercent: numeric('target_percent', { precision: 7, scale: 2 }),
		baselineFrom: date('baseline_from'),
		baselineTo: date('baseline_to'),
		revision: integer('revision').notNull().default(1),
		chosenBy: uuid('chosen_by').references(() => person.id),
		chosenAt: timestamp('chosen_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [
		primaryKey({ columns: [table.pilotId, table.indicatorKey] }),
		foreignKey({
			name: 'pilot_indicator_indicator',
			columns: [table.indicatorKey, table.indicatorVersion],
			foreignColumns: [indicator.key, indicator.version]
		}),
		check('pilot_indicator_one_target', sql`${table.target} is null or ${table.targetPercent} is null`),
		check('pilot_indicator_target_percent', sql`${table.targetPercent} <> 0`),
		check('pilot_indicator_baseline_days', sql`${table.baselineTo} >= ${table.baselineFrom}`)
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
		/** Of a share: 100 × numerator ÷ denominator, to four places. */
		value: numeric('value', { precision: 14, scale: 4 }).notNull(),
		numerator: numeric('numerator', { precision: 14, scale: 4 }),
		denominator: numeric('denominator', { precision: 14, scale: 4 }),
		/** How many were measured; null = not stated. */
		n: integer('n'),
		method: text('method').notNull(),
		collectedBy: text('collected_by').notNull(),
		startsOn: date('starts_on').notNull(),
		endsOn: date('ends_on').notNull(),
		/** What the value was compared with; with the method and the numbers it gives the tier of evidence. */
		design: text('design').notNull().default('before_after'),
		/** Who or what was left out, and why. */
		exclusions: text('exclusions').notNull().default(''),
		/** What else changed in the same time. */
		otherChanges: text('other_changes').notNull().default(''),
		/** Why the author holds the change for uncertain; empty when not. */
		uncertainReason: text('uncertain_reason').notNull().default(''),
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
		check(
			'measurement_design',
			sql`${table.design} in ('after_only', 'before_after', 'comparison', 'randomised', 'review')`
		),
		check('measurement_n', sql`${table.n} > 0`),
		check('measurement_share', sql`(${table.numerator} is null) = (${table.denominator} is null)`),
		check('measurement_denominator', sql`${table.denominator} > 0`),
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

/** A measurement split by one thing, such as sex: the groups of a dimension are apart and together the whole. */
export const measurementPart = pgTable(
	'measurement_part',
	{
		measurementId: uuid('measurement_id')
			.notNull()
			.references(() => measurement.id, { onDelete: 'cascade' }),
		dimension: text('dimension').notNull(),
		/** One of the groups of the dimension. */
		part: text('part').notNull(),
		value: numeric('value', { precision: 14, scale: 4 }).notNull(),
		numerator: numeric('numerator', { precision: 14, scale: 4 }),
		denominator: numeric('denominator', { precision: 14, scale: 4 }),
		n: integer('n').notNull(),
		/** Decided when the measurement is approved: too few, or needed to hide one of too few. Stays so for ever. */
		isHidden: boolean('is_hidden').notNull().default(false)
	},
	(table) => [
		primaryKey({ columns: [table.measurementId, table.dimension, table.part] }),
		check('measurement_part_dimension', sql`${table.dimension} in ('sex', 'age', 'setting')`),
		check('measurement_part_n', sql`${table.n} >= 0`),
		check('measurement_part_share', sql`(${table.numerator} is null) = (${table.denominator} is null)`)
	]
);
