import { sql } from 'drizzle-orm';
import {
	bigint,
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
	uuid
} from 'drizzle-orm/pg-core';
import { person } from '#lib/accounts/schema.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import { period, project, projectPartner, ruleSet, workPackage } from '#lib/projects/schema.server.ts';

const categories = sql`('staff', 'office', 'travel', 'external', 'equipment', 'infrastructure', 'lump_sum', 'unit_cost', 'other')`;

/** What a partner may spend in one work package on one category, in euro cents. */
export const budgetLine = pgTable(
	'budget_line',
	{
		projectId: text('project_id')
			.notNull()
			.references(() => project.id, { onDelete: 'cascade' }),
		organisationId: text('organisation_id').notNull(),
		workPackage: text('work_package').notNull(),
		category: text('category').notNull(),
		amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull()
	},
	(table) => [
		primaryKey({ columns: [table.projectId, table.organisationId, table.workPackage, table.category] }),
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
		check('budget_line_category', sql`${table.category} in ${categories}`),
		check('budget_line_amount', sql`${table.amountMinor} >= 0`)
	]
);

/** A cost that a partner has paid and asks the shared budget to cover. */
export const expense = pgTable(
	'expense',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		externalId: text('external_id').unique('expense_external_id'),
		projectId: text('project_id')
			.notNull()
			.references(() => project.id),
		organisationId: text('organisation_id')
			.notNull()
			.references(() => organisation.id),
		pilotId: uuid('pilot_id').references(() => pilot.id),
		/** Null only in the archive, where costs were not planned per work package. */
		workPackage: text('work_package'),
		periodCode: text('period_code').notNull(),
		paidOn: date('paid_on').notNull(),
		category: text('category').notNull(),
		text: text('text').notNull(),
		language: text('language').notNull(),
		supplier: text('supplier').notNull().default(''),
		voucherNumber: text('voucher_number').notNull().default(''),
		invoiceNumber: text('invoice_number').notNull().default(''),
		/** In `currency`; negative for a credit note. */
		amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
		currency: text('currency').notNull(),
		state: text('state').notNull().default('draft'),
		revision: integer('revision').notNull().default(1),
		// Frozen when the expense is submitted, so that no later rate or rule changes it.
		ratePerEuro: numeric('rate_per_euro', { precision: 15, scale: 6 }),
		rateSource: text('rate_source'),
		rateOn: date('rate_on'),
		ruleSetId: text('rule_set_id').references(() => ruleSet.id),
		eurMinor: bigint('eur_minor', { mode: 'bigint' }),
		/** What counts against the budget: all of an approved expense, the accepted part of a cut one. */
		approvedMinor: bigint('approved_minor', { mode: 'bigint' }),
		enteredBy: uuid('entered_by')
			.notNull()
			.references(() => person.id),
		enteredAt: timestamp('entered_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		submittedBy: uuid('submitted_by').references(() => person.id),
		submittedAt: timestamp('submitted_at', { withTimezone: true }),
		decidedBy: uuid('decided_by').references(() => person.id),
		decidedAt: timestamp('decided_at', { withTimezone: true }),
		reason: text('reason'),
		isDemo: boolean('is_demo').notNull().default(false)
	},
	(table) => [
		foreignKey({
			name: 'expense_work_package',
			columns: [table.projectId, table.workPackage],
			foreignColumns: [workPackage.projectId, workPackage.code]
		}),
		foreignKey({
			name: 'expense_period',
			columns: [table.projectId, table.periodCode],
			foreignColumns: [period.projectId, period.code]
		}),
		check('expense_category', sql`${table.category} in ${categories}`),
		check('expense_currency', sql`${table.currency} in ('NOK', 'SEK', 'EUR')`),
		check(
			'expense_state',
			sql`${table.state} in ('draft', 'submitted', 'queried', 'approved', 'cut', 'rejected', 'withdrawn')`
		),
		check('expense_amount', sql`${table.amountMinor} <> 0`),
		check(
			'expense_four_eyes',
			sql`${table.decidedBy} <> ${table.enteredBy} and ${table.decidedBy} <> ${table.submittedBy}`
		),
		check(
			'expense_frozen',
			sql`${table.state} in ('draft', 'withdrawn') or (${table.ratePerEuro} is not null and ${table.eurMinor} is not null and ${table.ruleSetId} is not null)`
		),
		check(
			'expense_approved_part',
			sql`(${table.state} in ('approved', 'cut')) = (${table.approvedMinor} is not null) and abs(${table.approvedMinor}) <= abs(${table.eurMinor})`
		),
		check(
			'expense_cut_needs_reason',
			sql`${table.state} not in ('cut', 'rejected', 'queried') or ${table.reason} <> ''`
		),
		index('expense_partner').on(table.projectId, table.organisationId, table.periodCode),
		index('expense_waiting')
			.on(table.submittedAt)
			.where(sql`${table.state} in ('submitted', 'queried')`),
		index('expense_pilot').on(table.pilotId)
	]
);

/** Question and answer between the secretariat and the partner on one expense. */
export const expenseRemark = pgTable(
	'expense_remark',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		expenseId: uuid('expense_id')
			.notNull()
			.references(() => expense.id, { onDelete: 'cascade' }),
		kind: text('kind').notNull(),
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
		check('expense_remark_kind', sql`${table.kind} in ('query', 'answer')`),
		index('expense_remark_expense').on(table.expenseId, table.writtenAt)
	]
);
