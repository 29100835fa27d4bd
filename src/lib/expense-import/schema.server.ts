import { sql } from 'drizzle-orm';
import {
	check,
	foreignKey,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	timestamp,
	uuid
} from 'drizzle-orm/pg-core';
import { person } from '#lib/accounts/schema.server.ts';
import { expense } from '#lib/funding/schema.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { period } from '#lib/projects/schema.server.ts';

/** A file of expenses on its way in: read, its columns matched, checked, brought in, and taken back within a day. */
export const expenseImport = pgTable(
	'expense_import',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		projectId: text('project_id').notNull(),
		organisationId: text('organisation_id')
			.notNull()
			.references(() => organisation.id),
		/** For rows that name none. */
		periodCode: text('period_code').notNull(),
		fileName: text('file_name').notNull(),
		sha256: text('sha256').notNull(),
		headings: jsonb('headings').notNull(),
		/** Which column holds what; null until somebody has agreed to it. */
		mapping: jsonb('mapping'),
		state: text('state').notNull().default('read'),
		rowCount: integer('row_count').notNull(),
		/** How far a long run has come. */
		doneCount: integer('done_count').notNull().default(0),
		/** Key of the message of a run that stopped. */
		fault: text('fault'),
		startedBy: uuid('started_by')
			.notNull()
			.references(() => person.id),
		startedAt: timestamp('started_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		finishedAt: timestamp('finished_at', { withTimezone: true }),
		undoneBy: uuid('undone_by').references(() => person.id),
		undoneAt: timestamp('undone_at', { withTimezone: true }),
		revision: integer('revision').notNull().default(1)
	},
	(table) => [
		foreignKey({
			name: 'expense_import_period',
			columns: [table.projectId, table.periodCode],
			foreignColumns: [period.projectId, period.code]
		}),
		check('expense_import_state', sql`${table.state} in ('read', 'checked', 'running', 'done', 'undone', 'stopped')`),
		index('expense_import_organisation').on(table.organisationId, table.startedAt)
	]
);

export const expenseImportRow = pgTable(
	'expense_import_row',
	{
		importId: uuid('import_id')
			.notNull()
			.references(() => expenseImport.id, { onDelete: 'cascade' }),
		/** Line in the file, as a spreadsheet numbers it. */
		number: integer('number').notNull(),
		/** What stands in the file: one text per heading. */
		cells: jsonb('cells').notNull(),
		/** What was corrected on the screen: the text by what it holds, instead of the cell or where there is none. */
		corrections: jsonb('corrections').notNull().default({}),
		/** Ids of those who corrected it: each has had a hand in the expense that it becomes. */
		correctedBy: jsonb('corrected_by').notNull().default([]),
		/** What the row was understood to say at the last check, see `Understood`. */
		entry: jsonb('entry'),
		/** What is wrong, each with its column and message; empty when the row may come in. */
		faults: jsonb('faults').notNull().default([]),
		state: text('state').notNull().default('read'),
		expenseId: uuid('expense_id').references(() => expense.id, { onDelete: 'set null' })
	},
	(table) => [
		primaryKey({ name: 'expense_import_row_pk', columns: [table.importId, table.number] }),
		check(
			'expense_import_row_state',
			sql`${table.state} in ('read', 'ready', 'faulty', 'known', 'imported', 'left_out', 'taken_back')`
		),
		index('expense_import_row_state_index').on(table.importId, table.state, table.number),
		index('expense_import_row_expense').on(table.expenseId)
	]
);

/** Which column held what the last time that an organisation brought in a file with these headings. */
export const importMapping = pgTable(
	'import_mapping',
	{
		organisationId: text('organisation_id')
			.notNull()
			.references(() => organisation.id, { onDelete: 'cascade' }),
		/** The headings, folded and joined. */
		headings: text('headings').notNull(),
		mapping: jsonb('mapping').notNull()
	},
	(table) => [primaryKey({ name: 'import_mapping_pk', columns: [table.organisationId, table.headings] })]
);
