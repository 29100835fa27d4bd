import { sql } from 'drizzle-orm';
import {
	bigint,
	check,
	date,
	foreignKey,
	index,
	integer,
	pgTable,
	primaryKey,
	text,
	timestamp,
	unique,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { person } from '#lib/accounts/schema.server.ts';
import { knownCategories } from '#lib/projects/cost-category.server.ts';
import { period, project, projectPartner, workPackage } from '#lib/projects/schema.server.ts';

/**
 * The budget as it was decided on a day. The lines of an approved version are never changed: a new decision is a new
 * version. Figures of a day use the approved version with the latest `decidedOn` up to that day.
 */
export const budgetVersion = pgTable(
	'budget_version',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		projectId: text('project_id')
			.notNull()
			.references(() => project.id, { onDelete: 'cascade' }),
		number: integer('number').notNull(),
		state: text('state').notNull().default('draft'),
		decidedOn: date('decided_on').notNull(),
		reason: text('reason').notNull(),
		language: text('language').notNull(),
		/** Null only for the budget that a project starts with. */
		proposedBy: uuid('proposed_by').references(() => person.id),
		proposedAt: timestamp('proposed_at', { withTimezone: true }),
		decidedBy: uuid('decided_by').references(() => person.id),
		decidedAt: timestamp('decided_at', { withTimezone: true }),
		revision: integer('revision').notNull().default(1)
	},
	(table) => [
		unique('budget_version_number').on(table.projectId, table.number),
		unique('budget_version_project').on(table.projectId, table.id),
		check('budget_version_state', sql`${table.state} in ('draft', 'proposed', 'approved', 'rejected')`),
		check('budget_version_four_eyes', sql`${table.decidedBy} <> ${table.proposedBy}`),
		check('budget_version_reason', sql`${table.reason} <> ''`),
		check('budget_version_language', sql`${table.language} in ('nb', 'nn', 'sv')`),
		uniqueIndex('budget_version_open')
			.on(table.projectId)
			.where(sql`${table.state} in ('draft', 'proposed')`),
		index('budget_version_decided').on(table.projectId, table.state, table.decidedOn)
	]
);

/** What a partner may spend in one work package on one category, in euro cents. */
export const budgetLine = pgTable(
	'budget_line',
	{
		projectId: text('project_id')
			.notNull()
			.references(() => project.id, { onDelete: 'cascade' }),
		versionId: uuid('version_id').notNull(),
		organisationId: text('organisation_id').notNull(),
		workPackage: text('work_package').notNull(),
		category: text('category').notNull(),
		amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull()
	},
	(table) => [
		primaryKey({
			name: 'budget_line_pk',
			columns: [table.versionId, table.organisationId, table.workPackage, table.category]
		}),
		foreignKey({
			name: 'budget_line_version',
			columns: [table.projectId, table.versionId],
			foreignColumns: [budgetVersion.projectId, budgetVersion.id]
		}).onDelete('cascade'),
		foreignKey({
			name: 'budget_line_work_package',
			columns: [table.projectId, table.workPackage],
			foreignColumns: [workPackage.projectId, workPackage.code]
		}).onDelete('cascade'),
		foreignKey({
			name: 'budget_line_partner',
			columns: [table.projectId, table.organisationId],
			foreignColumns: [projectPartner.projectId, projectPartner.organisationId]
		}).onDelete('cascade'),
		check('budget_line_category', sql`${table.category} in ${knownCategories}`),
		check('budget_line_amount', sql`${table.amountMinor} >= 0`)
	]
);

/** How a budget line is meant to be used over the periods, in euro cents; the parts of a line add up to it. */
export const budgetPlan = pgTable(
	'budget_plan',
	{
		projectId: text('project_id').notNull(),
		versionId: uuid('version_id').notNull(),
		organisationId: text('organisation_id').notNull(),
		workPackage: text('work_package').notNull(),
		category: text('category').notNull(),
		periodCode: text('period_code').notNull(),
		amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull()
	},
	(table) => [
		primaryKey({
			name: 'budget_plan_pk',
			columns: [table.versionId, table.organisationId, table.workPackage, table.category, table.periodCode]
		}),
		foreignKey({
			name: 'budget_plan_line',
			columns: [table.versionId, table.organisationId, table.workPackage, table.category],
			foreignColumns: [budgetLine.versionId, budgetLine.organisationId, budgetLine.workPackage, budgetLine.category]
		}).onDelete('cascade'),
		foreignKey({
			name: 'budget_plan_period',
			columns: [table.projectId, table.periodCode],
			foreignColumns: [period.projectId, period.code]
		}).onDelete('cascade'),
		check('budget_plan_amount', sql`${table.amountMinor} >= 0`)
	]
);

/** What a partner brings beside the grant, in euro cents: public or private, in cash or in kind. */
export const coFinancing = pgTable(
	'co_financing',
	{
		projectId: text('project_id').notNull(),
		versionId: uuid('version_id').notNull(),
		organisationId: text('organisation_id').notNull(),
		kind: text('kind').notNull(),
		form: text('form').notNull(),
		/** Who pays it, when it is not the partner itself. */
		source: text('source').notNull().default(''),
		amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull()
	},
	(table) => [
		primaryKey({
			name: 'co_financing_pk',
			columns: [table.versionId, table.organisationId, table.kind, table.form, table.source]
		}),
		foreignKey({
			name: 'co_financing_version',
			columns: [table.projectId, table.versionId],
			foreignColumns: [budgetVersion.projectId, budgetVersion.id]
		}).onDelete('cascade'),
		foreignKey({
			name: 'co_financing_partner',
			columns: [table.projectId, table.organisationId],
			foreignColumns: [projectPartner.projectId, projectPartner.organisationId]
		}).onDelete('cascade'),
		check('co_financing_kind', sql`${table.kind} in ('public', 'automatic_public', 'private')`),
		check('co_financing_form', sql`${table.form} in ('cash', 'in_kind')`),
		check('co_financing_amount', sql`${table.amountMinor} >= 0`)
	]
);

/** What a partner itself believes it will have used when the project ends, in euro cents; the newest one counts. */
export const ownForecast = pgTable(
	'own_forecast',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		projectId: text('project_id').notNull(),
		organisationId: text('organisation_id').notNull(),
		amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
		comment: text('comment').notNull().default(''),
		language: text('language').notNull(),
		enteredBy: uuid('entered_by').references(() => person.id),
		enteredAt: timestamp('entered_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [
		foreignKey({
			name: 'own_forecast_partner',
			columns: [table.projectId, table.organisationId],
			foreignColumns: [projectPartner.projectId, projectPartner.organisationId]
		}).onDelete('cascade'),
		check('own_forecast_amount', sql`${table.amountMinor} >= 0`),
		index('own_forecast_newest').on(table.projectId, table.organisationId, table.enteredAt)
	]
);
