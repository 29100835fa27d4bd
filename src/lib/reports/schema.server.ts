import { sql } from 'drizzle-orm';
import {
	bigint,
	check,
	date,
	foreignKey,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	timestamp,
	unique,
	uuid
} from 'drizzle-orm/pg-core';
import { person } from '#lib/accounts/schema.server.ts';
import { moment } from '#lib/moment.server.ts';
import { period, project, projectPartner } from '#lib/projects/schema.server.ts';

/** What a partner has to say and to claim for one period. */
export const report = pgTable(
	'report',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		projectId: text('project_id').notNull(),
		organisationId: text('organisation_id').notNull(),
		periodCode: text('period_code').notNull(),
		state: text('state').notNull().default('draft'),
		/** What was done in the period, in the partner's own words. */
		text: text('text').notNull().default(''),
		language: text('language').notNull(),
		/** The figures as they stood when it was submitted. */
		frozen: jsonb('frozen'),
		reason: text('reason'),
		submittedBy: uuid('submitted_by').references(() => person.id),
		submittedAt: timestamp('submitted_at', { withTimezone: true }),
		approvedBy: uuid('approved_by').references(() => person.id),
		approvedAt: timestamp('approved_at', { withTimezone: true }),
		claimedBy: uuid('claimed_by').references(() => person.id),
		claimedAt: timestamp('claimed_at', { withTimezone: true }),
		paidBy: uuid('paid_by').references(() => person.id),
		paidAt: timestamp('paid_at', { withTimezone: true }),
		revision: integer('revision').notNull().default(1)
	},
	(table) => [
		unique('report_partner_period').on(table.projectId, table.organisationId, table.periodCode),
		foreignKey({
			name: 'report_partner',
			columns: [table.projectId, table.organisationId],
			foreignColumns: [projectPartner.projectId, projectPartner.organisationId]
		}),
		foreignKey({
			name: 'report_period',
			columns: [table.projectId, table.periodCode],
			foreignColumns: [period.projectId, period.code]
		}),
		check('report_state', sql`${table.state} in ('draft', 'submitted', 'returned', 'approved', 'claimed', 'paid')`),
		check('report_frozen', sql`${table.state} in ('draft', 'returned') or ${table.frozen} is not null`),
		check('report_returned', sql`${table.state} <> 'returned' or ${table.reason} <> ''`),
		check(
			'report_steps',
			sql`(${table.state} in ('approved', 'claimed', 'paid')) = (${table.approvedBy} is not null) and (${table.state} in ('claimed', 'paid')) = (${table.claimedBy} is not null) and (${table.state} = 'paid') = (${table.paidBy} is not null) and (${table.state} = 'draft' or ${table.submittedBy} is not null)`
		),
		check('report_four_eyes', sql`${table.approvedBy} <> ${table.submittedBy}`),
		check('report_claimed_by_another', sql`${table.claimedBy} <> ${table.approvedBy}`),
		check('report_paid_by_another', sql`${table.paidBy} <> ${table.approvedBy}`),
		index('report_state_index').on(table.projectId, table.state)
	]
);

/** Question and answer between the secretariat and the partner on a whole report. */
export const reportRemark = pgTable(
	'report_remark',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		reportId: uuid('report_id')
			.notNull()
			.references(() => report.id, { onDelete: 'cascade' }),
		kind: text('kind').notNull(),
		text: text('text').notNull(),
		language: text('language').notNull(),
		/** Until when an answer is asked for. */
		dueOn: date('due_on'),
		writtenBy: uuid('written_by')
			.notNull()
			.references(() => person.id),
		writtenAt: moment('written_at')
	},
	(table) => [
		check('report_remark_kind', sql`${table.kind} in ('query', 'answer')`),
		index('report_remark_report').on(table.reportId, table.writtenAt)
	]
);

/** A later deadline for one partner. */
export const reportExtension = pgTable(
	'report_extension',
	{
		projectId: text('project_id').notNull(),
		organisationId: text('organisation_id').notNull(),
		periodCode: text('period_code').notNull(),
		dueOn: date('due_on').notNull(),
		reason: text('reason').notNull(),
		grantedBy: uuid('granted_by')
			.notNull()
			.references(() => person.id),
		grantedAt: moment('granted_at')
	},
	(table) => [
		primaryKey({
			name: 'report_extension_pk',
			columns: [table.projectId, table.organisationId, table.periodCode]
		}),
		foreignKey({
			name: 'report_extension_partner',
			columns: [table.projectId, table.organisationId],
			foreignColumns: [projectPartner.projectId, projectPartner.organisationId]
		}),
		foreignKey({
			name: 'report_extension_period',
			columns: [table.projectId, table.periodCode],
			foreignColumns: [period.projectId, period.code]
		}),
		check('report_extension_reason', sql`${table.reason} <> ''`)
	]
);

/** Each reminder of a deadline: to whom, when, by whom (null: by the daily round). */
export const reportReminder = pgTable(
	'report_reminder',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		projectId: text('project_id').notNull(),
		organisationId: text('organisation_id').notNull(),
		periodCode: text('period_code').notNull(),
		kind: text('kind').notNull(),
		receiverCount: integer('receiver_count').notNull(),
		sentBy: uuid('sent_by').references(() => person.id),
		sentAt: moment('sent_at')
	},
	(table) => [
		foreignKey({
			name: 'report_reminder_period',
			columns: [table.projectId, table.periodCode],
			foreignColumns: [period.projectId, period.code]
		}),
		check('report_reminder_kind', sql`${table.kind} in ('before_deadline', 'late', 'by_hand')`),
		index('report_reminder_partner').on(table.projectId, table.periodCode, table.organisationId, table.sentAt)
	]
);

/** The joint report of the whole project on one period: one text, two annexes, two project leaders. */
export const projectReport = pgTable(
	'project_report',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		projectId: text('project_id')
			.notNull()
			.references(() => project.id),
		periodCode: text('period_code').notNull(),
		state: text('state').notNull().default('draft'),
		/** Text per section and language, as `project-report.ts` describes it. */
		sections: jsonb('sections').notNull(),
		/** Every figure of the two annexes as it stood when the report was submitted. */
		frozen: jsonb('frozen'),
		submittedBy: uuid('submitted_by').references(() => person.id),
		submittedAt: timestamp('submitted_at', { withTimezone: true }),
		revision: integer('revision').notNull().default(1)
	},
	(table) => [
		unique('project_report_period').on(table.projectId, table.periodCode),
		foreignKey({
			name: 'project_report_in_period',
			columns: [table.projectId, table.periodCode],
			foreignColumns: [period.projectId, period.code]
		}),
		check('project_report_state', sql`${table.state} in ('draft', 'submitted')`),
		check(
			'project_report_frozen',
			sql`(${table.state} = 'draft') = (${table.frozen} is null) and (${table.state} = 'draft') = (${table.submittedBy} is null)`
		)
	]
);

/** That the project leader of a side has approved the joint report. */
export const projectReportApproval = pgTable(
	'project_report_approval',
	{
		reportId: uuid('report_id')
			.notNull()
			.references(() => projectReport.id, { onDelete: 'cascade' }),
		side: text('side').notNull(),
		leaderName: text('leader_name').notNull(),
		approvedOn: date('approved_on').notNull(),
		/** Of the text that was approved; another revision needs another approval. */
		revision: integer('revision').notNull(),
		/** SHA-256 of everything the report said then: another figure needs another approval too. */
		digest: text('digest').notNull(),
		recordedBy: uuid('recorded_by')
			.notNull()
			.references(() => person.id),
		recordedAt: moment('recorded_at')
	},
	(table) => [
		primaryKey({ name: 'project_report_approval_pk', columns: [table.reportId, table.side] }),
		check('project_report_approval_side', sql`${table.side} in ('SE', 'NO')`)
	]
);

/** What stands in a partner's own ledger on an account in a month, to hold against the expenses entered here. */
export const accountBalance = pgTable(
	'account_balance',
	{
		projectId: text('project_id').notNull(),
		organisationId: text('organisation_id').notNull(),
		account: text('account').notNull(),
		/** First day of the month. */
		month: date('month').notNull(),
		/** In the currency of the partner's side. */
		amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
		enteredBy: uuid('entered_by')
			.notNull()
			.references(() => person.id),
		enteredAt: moment('entered_at')
	},
	(table) => [
		primaryKey({
			name: 'account_balance_pk',
			columns: [table.projectId, table.organisationId, table.account, table.month]
		}),
		foreignKey({
			name: 'account_balance_partner',
			columns: [table.projectId, table.organisationId],
			foreignColumns: [projectPartner.projectId, projectPartner.organisationId]
		}).onDelete('cascade'),
		check('account_balance_month', sql`extract(day from ${table.month}) = 1`)
	]
);
