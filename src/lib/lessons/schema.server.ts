import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { decidedColumns } from '#lib/accounts/decided-columns.server.ts';
import { person } from '#lib/accounts/schema.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';

/** What a pilot taught, as a thing of its own that others can find and use. */
export const lesson = pgTable(
	'lesson',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		pilotId: uuid('pilot_id')
			.notNull()
			.references(() => pilot.id, { onDelete: 'cascade' }),
		/** Order within the pilot. */
		position: integer('position').notNull(),
		kind: text('kind').notNull(),
		title: text('title').notNull(),
		context: text('context').notNull().default(''),
		whatHappened: text('what_happened').notNull().default(''),
		advice: text('advice').notNull().default(''),
		appliesWhen: text('applies_when').notNull().default(''),
		/** What decides whether it holds elsewhere too. */
		dependsOn: text('depends_on')
			.array()
			.notNull()
			.default(sql`'{}'`),
		language: text('language').notNull(),
		publication: text('publication').notNull().default('draft'),
		...decidedColumns(),
		isDemo: boolean('is_demo').notNull().default(false)
	},
	(table) => [
		check(
			'lesson_kind',
			sql`${table.kind} in ('anchoring', 'organisation', 'training', 'technology', 'procurement', 'law', 'users', 'economy')`
		),
		check('lesson_depends_on', sql`${table.dependsOn} <@ array['size', 'settlement', 'systems', 'rules', 'staffing']`),
		check('lesson_language', sql`${table.language} in ('nb', 'nn', 'sv')`),
		check(
			'lesson_publication',
			sql`${table.publication} in ('draft', 'submitted', 'returned', 'published', 'withdrawn')`
		),
		check(
			'lesson_four_eyes',
			sql`${table.decidedBy} <> ${table.submittedBy} and ${table.decidedBy} <> ${table.writtenBy}`
		),
		index('lesson_pilot').on(table.pilotId, table.position),
		index('lesson_public')
			.on(table.kind)
			.where(sql`${table.publication} = 'published'`),
		index('lesson_waiting')
			.on(table.submittedAt)
			.where(sql`${table.publication} = 'submitted'`)
	]
);

/** An organisation says once that a lesson was useful for it. */
export const lessonUseful = pgTable(
	'lesson_useful',
	{
		lessonId: uuid('lesson_id')
			.notNull()
			.references(() => lesson.id, { onDelete: 'cascade' }),
		organisationId: text('organisation_id')
			.notNull()
			.references(() => organisation.id),
		saidBy: uuid('said_by').references(() => person.id, { onDelete: 'set null' }),
		saidAt: timestamp('said_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [primaryKey({ columns: [table.lessonId, table.organisationId] })]
);
