import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { person } from '#lib/accounts/schema.server.ts';
import { expense } from '#lib/funding/schema.server.ts';
import { moment } from '#lib/moment.server.ts';
import { period } from '#lib/projects/schema.server.ts';

/** Expenses drawn for a closer look. Method, size and seed draw the same ones again. */
export const auditSample = pgTable(
	'audit_sample',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		projectId: text('project_id').notNull(),
		periodCode: text('period_code').notNull(),
		method: text('method').notNull(),
		size: integer('size').notNull(),
		seed: text('seed').notNull(),
		drawnBy: uuid('drawn_by')
			.notNull()
			.references(() => person.id),
		drawnAt: moment('drawn_at')
	},
	(table) => [
		foreignKey({
			name: 'audit_sample_period',
			columns: [table.projectId, table.periodCode],
			foreignColumns: [period.projectId, period.code]
		}),
		check('audit_sample_method', sql`${table.method} in ('random', 'largest', 'by_amount', 'risk')`),
		check('audit_sample_size', sql`${table.size} > 0`),
		index('audit_sample_period_index').on(table.projectId, table.periodCode)
	]
);

export const auditSampleLine = pgTable(
	'audit_sample_line',
	{
		sampleId: uuid('sample_id')
			.notNull()
			.references(() => auditSample.id, { onDelete: 'cascade' }),
		position: integer('position').notNull(),
		expenseId: uuid('expense_id')
			.notNull()
			.references(() => expense.id)
	},
	(table) => [
		primaryKey({ name: 'audit_sample_line_pk', columns: [table.sampleId, table.position] }),
		index('audit_sample_line_expense').on(table.expenseId)
	]
);

/** That an auditor has looked at an expense: the auditor's own mark, which changes nothing of the expense. */
export const expenseSeen = pgTable(
	'expense_seen',
	{
		expenseId: uuid('expense_id')
			.notNull()
			.references(() => expense.id),
		personId: uuid('person_id')
			.notNull()
			.references(() => person.id),
		note: text('note').notNull().default(''),
		seenAt: moment('seen_at')
	},
	(table) => [primaryKey({ name: 'expense_seen_pk', columns: [table.expenseId, table.personId] })]
);
