import { sql } from 'drizzle-orm';
import {
	type AnyPgColumn,
	boolean,
	check,
	date,
	index,
	integer,
	pgTable,
	primaryKey,
	text,
	timestamp,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { decidedColumns } from '#lib/accounts/decided-columns.server.ts';
import { person } from '#lib/accounts/schema.server.ts';
import { organisation, technologyArea } from '#lib/organisations/schema.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';

/** Something that is tried out in pilots and then used: a supplier's product, or a way of working nobody sells. */
export const solution = pgTable(
	'solution',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		slug: text('slug').notNull().unique('solution_slug'),
		kind: text('kind').notNull(),
		/** The published solution that this one is an edit of; null for a solution of its own. */
		changesId: uuid('changes_id').references((): AnyPgColumn => solution.id, { onDelete: 'cascade' }),
		/** Of a product. */
		supplierId: text('supplier_id').references(() => organisation.id),
		/** Who registered it: a partner, or the supplier itself. */
		organisationId: text('organisation_id')
			.notNull()
			.references(() => organisation.id),
		technologyArea: text('technology_area')
			.notNull()
			.references(() => technologyArea.key),
		name: text('name').notNull(),
		summary: text('summary').notNull().default(''),
		/** What one must have or do before it can be used elsewhere. */
		prerequisites: text('prerequisites').notNull().default(''),
		/** The same two texts in the other of the two languages; null where nobody has written them. */
		summaryOther: text('summary_other'),
		prerequisitesOther: text('prerequisites_other'),
		/** The owner says that others can take it over as it is. */
		isReadyToReuse: boolean('is_ready_to_reuse').notNull().default(false),
		language: text('language').notNull(),
		publication: text('publication').notNull().default('draft'),
		...decidedColumns(),
		isDemo: boolean('is_demo').notNull().default(false)
	},
	(table) => [
		check('solution_kind', sql`${table.kind} in ('generic', 'product')`),
		check('solution_supplier', sql`(${table.kind} = 'product') = (${table.supplierId} is not null)`),
		check('solution_language', sql`${table.language} in ('nb', 'nn', 'sv')`),
		check(
			'solution_publication',
			sql`${table.publication} in ('draft', 'submitted', 'returned', 'published', 'withdrawn')`
		),
		check(
			'solution_four_eyes',
			sql`${table.decidedBy} <> ${table.submittedBy} and ${table.decidedBy} <> ${table.writtenBy}`
		),
		check('solution_changes_another', sql`${table.changesId} <> ${table.id}`),
		uniqueIndex('solution_one_change')
			.on(table.changesId)
			.where(sql`${table.changesId} is not null`),
		index('solution_area').on(table.technologyArea),
		index('solution_words')
			.using('gin', sql`to_tsvector('simple'::regconfig, ${table.name} || ' ' || ${table.summary})`)
			.where(sql`${table.publication} = 'published'`),
		index('solution_supplier_index').on(table.supplierId),
		index('solution_organisation').on(table.organisationId),
		index('solution_waiting')
			.on(table.submittedAt)
			.where(sql`${table.publication} = 'submitted'`)
	]
);

/** Which solutions a pilot tries out. */
export const pilotSolution = pgTable(
	'pilot_solution',
	{
		pilotId: uuid('pilot_id')
			.notNull()
			.references(() => pilot.id, { onDelete: 'cascade' }),
		solutionId: uuid('solution_id')
			.notNull()
			.references(() => solution.id, { onDelete: 'cascade' })
	},
	(table) => [
		primaryKey({ columns: [table.pilotId, table.solutionId] }),
		index('pilot_solution_solution').on(table.solutionId)
	]
);

/**
 * An organisation uses a solution in its daily work. Anybody on the side of the solution or the pilot may declare it;
 * only an administrator of the organisation itself makes it public by confirming.
 */
export const adoption = pgTable(
	'adoption',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		solutionId: uuid('solution_id')
			.notNull()
			.references(() => solution.id, { onDelete: 'cascade' }),
		organisationId: text('organisation_id')
			.notNull()
			.references(() => organisation.id),
		/** The pilot that it was taken over from; null when there was none. */
		pilotId: uuid('pilot_id').references(() => pilot.id, { onDelete: 'set null' }),
		stage: text('stage').notNull().default('declared'),
		sinceOn: date('since_on').notNull(),
		userCount: integer('user_count'),
		/** The organisation on whose behalf it was declared: the owner, the supplier, one of a pilot, or the user itself. */
		declarerId: text('declarer_id')
			.notNull()
			.references(() => organisation.id),
		declaredBy: uuid('declared_by').references(() => person.id),
		declaredAt: timestamp('declared_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		confirmedBy: uuid('confirmed_by').references(() => person.id),
		confirmedAt: timestamp('confirmed_at', { withTimezone: true }),
		endedOn: date('ended_on'),
		endedReason: text('ended_reason').notNull().default(''),
		/** Language of the reason. */
		language: text('language').notNull(),
		revision: integer('revision').notNull().default(1),
		isDemo: boolean('is_demo').notNull().default(false)
	},
	(table) => [
		check('adoption_stage', sql`${table.stage} in ('declared', 'confirmed', 'in_use', 'scaled', 'ended')`),
		check('adoption_confirmed', sql`${table.stage} = 'declared' or ${table.confirmedAt} is not null`),
		check(
			'adoption_ended',
			sql`(${table.stage} = 'ended') = (${table.endedReason} <> '' and ${table.endedOn} is not null)`
		),
		check('adoption_user_count', sql`${table.userCount} >= 0`),
		check('adoption_days', sql`${table.endedOn} >= ${table.sinceOn}`),
		uniqueIndex('adoption_one_running')
			.on(table.solutionId, table.organisationId)
			.where(sql`${table.stage} <> 'ended'`),
		index('adoption_declarer').on(table.declarerId, table.stage),
		index('adoption_organisation').on(table.organisationId, table.stage),
		index('adoption_pilot').on(table.pilotId)
	]
);
