import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	check,
	date,
	foreignKey,
	index,
	integer,
	pgTable,
	primaryKey,
	text,
	timestamp,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { handedInColumns } from '#lib/accounts/decided-columns.server.ts';
import { person } from '#lib/accounts/schema.server.ts';
import { document } from '#lib/documents/schema.server.ts';
import { organisation, technologyArea } from '#lib/organisations/schema.server.ts';
import { project, workPackage } from '#lib/projects/schema.server.ts';

/** A pilot over its whole life. What it says stands in its versions; how far it has come stands here. */
export const pilot = pgTable(
	'pilot',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		/** Key of a pilot that came from a file. */
		externalId: text('external_id').unique('pilot_external_id'),
		slug: text('slug').notNull().unique('pilot_slug'),
		ownerId: text('owner_id')
			.notNull()
			.references(() => organisation.id),
		projectId: text('project_id')
			.notNull()
			.references(() => project.id),
		/** Language of everything the owner writes here. */
		language: text('language').notNull(),
		phase: text('phase').notNull().default('idea'),
		standing: text('standing').notNull().default('running'),
		/** Why it is paused or stopped; empty while it runs. */
		standingReason: text('standing_reason').notNull().default(''),
		outcome: text('outcome'),
		decision: text('decision'),
		copiedFrom: uuid('copied_from'),
		/** Set while the secretariat hides the page. */
		hiddenAt: timestamp('hidden_at', { withTimezone: true }),
		createdBy: uuid('created_by').references(() => person.id),
		createdAt: timestamp('created_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		/** First publication. */
		publishedAt: timestamp('published_at', { withTimezone: true }),
		/** Set when the owner took the page away for good, with the reason that readers are told. */
		withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
		withdrawnReason: text('withdrawn_reason').notNull().default(''),
		/** The day on which the owner last said that what is published still holds. */
		confirmedOn: date('confirmed_on'),
		isDemo: boolean('is_demo').notNull().default(false)
	},
	(table) => [
		check('pilot_language', sql`${table.language} in ('nb', 'nn', 'sv')`),
		check('pilot_phase', sql`${table.phase} in ('idea', 'concept', 'planning', 'execution', 'closing', 'realisation')`),
		check('pilot_standing', sql`${table.standing} in ('running', 'paused', 'stopped')`),
		check('pilot_outcome', sql`${table.outcome} in ('works', 'mixed', 'no_effect', 'harmful', 'not_completed')`),
		check('pilot_decision', sql`${table.decision} in ('continued', 'expanded', 'stopped')`),
		check('pilot_standing_reason', sql`${table.standing} <> 'running' or ${table.standingReason} = ''`),
		check('pilot_withdrawn_reason', sql`(${table.withdrawnAt} is null) = (${table.withdrawnReason} = '')`),
		index('pilot_owner').on(table.ownerId),
		index('pilot_project').on(table.projectId, table.phase)
	]
);

/** What a pilot says, as one numbered version: one is public, at most one more is being worked on beside it. */
export const pilotVersion = pgTable(
	'pilot_version',
	{
		pilotId: uuid('pilot_id')
			.notNull()
			.references(() => pilot.id, { onDelete: 'cascade' }),
		number: integer('number').notNull(),
		publication: text('publication').notNull().default('draft'),
		/** Counts saves, so that two people who save the same section are told of each other. */
		revision: integer('revision').notNull().default(1),
		// 1 about
		title: text('title').notNull().default(''),
		summary: text('summary').notNull().default(''),
		problem: text('problem').notNull().default(''),
		place: text('place').notNull().default(''),
		/** Where it is tried out, one per line. */
		sites: text('sites').notNull().default(''),
		// 2 goals
		goals: text('goals').notNull().default(''),
		targetGroup: text('target_group').notNull().default(''),
		userCount: integer('user_count'),
		// 3 technology
		technologyArea: text('technology_area').references(() => technologyArea.key),
		product: text('product').notNull().default(''),
		supplierId: text('supplier_id').references(() => organisation.id),
		dataProtection: text('data_protection').notNull().default(''),
		// 4 plan
		startsOn: date('starts_on'),
		endsOn: date('ends_on'),
		projectId: text('project_id').notNull(),
		workPackage: text('work_package'),
		budgetMinor: bigint('budget_minor', { mode: 'bigint' }),
		// 4 plan: milestones stand in pilot_milestone
		// 5 cooperation: partners stand in pilot_partner, documents in pilot_document
		/** Members of the owner whom readers may write to, each through a form that shows no address. */
		professionalContact: uuid('professional_contact').references(() => person.id, { onDelete: 'set null' }),
		itContact: uuid('it_contact').references(() => person.id, { onDelete: 'set null' }),
		services: text('services').notNull().default(''),
		/** Systems that the technology talks to or takes over from. */
		systems: text('systems').notNull().default(''),
		dependencies: text('dependencies').notNull().default(''),
		/** What is done or ruled in another way on the other side of the border. */
		borderDifferences: text('border_differences').notNull().default(''),
		// 6 change
		gainOwner: text('gain_owner').notNull().default(''),
		processChange: text('process_change').notNull().default(''),
		training: text('training').notNull().default(''),
		/** How one knows that the data measured with are right. */
		dataQuality: text('data_quality').notNull().default(''),
		editedBy: uuid('edited_by').references(() => person.id),
		editedAt: timestamp('edited_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		...handedInColumns()
	},
	(table) => [
		primaryKey({ columns: [table.pilotId, table.number] }),
		foreignKey({
			name: 'pilot_version_work_package',
			columns: [table.projectId, table.workPackage],
			foreignColumns: [workPackage.projectId, workPackage.code]
		}),
		uniqueIndex('pilot_version_one_open')
			.on(table.pilotId)
			.where(sql`${table.publication} in ('draft', 'submitted', 'returned')`),
		uniqueIndex('pilot_version_one_public')
			.on(table.pilotId)
			.where(sql`${table.publication} = 'published'`),
		index('pilot_version_public_area')
			.on(table.technologyArea)
			.where(sql`${table.publication} = 'published'`),
		index('pilot_version_public_supplier')
			.on(table.supplierId)
			.where(sql`${table.publication} = 'published'`),
		index('pilot_version_words')
			.using('gin', sql`to_tsvector('simple'::regconfig, ${table.title} || ' ' || ${table.summary})`)
			.where(sql`${table.publication} = 'published'`),
		index('pilot_version_waiting')
			.on(table.submittedAt)
			.where(sql`${table.publication} = 'submitted'`),
		check(
			'pilot_version_publication',
			sql`${table.publication} in ('draft', 'submitted', 'returned', 'published', 'withdrawn')`
		),
		check('pilot_version_days', sql`${table.endsOn} >= ${table.startsOn}`),
		check('pilot_version_user_count', sql`${table.userCount} >= 0`),
		check(
			'pilot_version_four_eyes',
			sql`${table.decidedBy} <> ${table.submittedBy} and ${table.decidedBy} <> ${table.editedBy}`
		)
	]
);

/** Who takes part beside the owner and as what, per version. A co-owner's people may write in the pilot too. */
export const pilotPartner = pgTable(
	'pilot_partner',
	{
		pilotId: uuid('pilot_id').notNull(),
		number: integer('number').notNull(),
		organisationId: text('organisation_id')
			.notNull()
			.references(() => organisation.id),
		role: text('role').notNull().default('test_site')
	},
	(table) => [
		primaryKey({ columns: [table.pilotId, table.number, table.organisationId, table.role] }),
		check('pilot_partner_role', sql`${table.role} in ('co_owner', 'test_site', 'research', 'supplier', 'funder')`),
		foreignKey({
			name: 'pilot_partner_version',
			columns: [table.pilotId, table.number],
			foreignColumns: [pilotVersion.pilotId, pilotVersion.number]
		}).onDelete('cascade'),
		index('pilot_partner_organisation').on(table.organisationId)
	]
);

/** What is to be done by when, per version, in the order of its days. */
export const pilotMilestone = pgTable(
	'pilot_milestone',
	{
		pilotId: uuid('pilot_id').notNull(),
		number: integer('number').notNull(),
		position: integer('position').notNull(),
		dueOn: date('due_on').notNull(),
		text: text('text').notNull(),
		isDone: boolean('is_done').notNull().default(false)
	},
	(table) => [
		primaryKey({ columns: [table.pilotId, table.number, table.position] }),
		foreignKey({
			name: 'pilot_milestone_version',
			columns: [table.pilotId, table.number],
			foreignColumns: [pilotVersion.pilotId, pilotVersion.number]
		}).onDelete('cascade')
	]
);

/** Pictures and documents of a pilot, per version. */
export const pilotDocument = pgTable(
	'pilot_document',
	{
		pilotId: uuid('pilot_id').notNull(),
		number: integer('number').notNull(),
		documentId: uuid('document_id')
			.notNull()
			.references(() => document.id),
		position: integer('position').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.pilotId, table.number, table.documentId] }),
		foreignKey({
			name: 'pilot_document_version',
			columns: [table.pilotId, table.number],
			foreignColumns: [pilotVersion.pilotId, pilotVersion.number]
		}).onDelete('cascade'),
		index('pilot_document_document').on(table.documentId)
	]
);

/**
 * A step to another phase or standing, asked for by an editor and decided by an administrator of the owner. A change of
 * standing leaves the phase as it is.
 */
export const phaseChange = pgTable(
	'phase_change',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		pilotId: uuid('pilot_id')
			.notNull()
			.references(() => pilot.id, { onDelete: 'cascade' }),
		fromPhase: text('from_phase').notNull(),
		toPhase: text('to_phase').notNull(),
		/** Set when the pilot is to be paused, stopped or taken up again. */
		toStanding: text('to_standing'),
		/** The administrator who was asked; any other one of the owner may decide too. */
		askedOf: uuid('asked_of').references(() => person.id, { onDelete: 'set null' }),
		state: text('state').notNull().default('submitted'),
		reason: text('reason').notNull(),
		outcome: text('outcome'),
		decision: text('decision'),
		requestedBy: uuid('requested_by')
			.notNull()
			.references(() => person.id),
		requestedAt: timestamp('requested_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		decidedBy: uuid('decided_by').references(() => person.id),
		decidedAt: timestamp('decided_at', { withTimezone: true }),
		remark: text('remark')
	},
	(table) => [
		check('phase_change_state', sql`${table.state} in ('submitted', 'approved', 'returned', 'withdrawn')`),
		check('phase_change_to_standing', sql`${table.toStanding} in ('running', 'paused', 'stopped')`),
		check('phase_change_four_eyes', sql`${table.decidedBy} <> ${table.requestedBy}`),
		uniqueIndex('phase_change_one_open')
			.on(table.pilotId)
			.where(sql`${table.state} = 'submitted'`)
	]
);
