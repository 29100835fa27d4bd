/** How numbers are asked for, and how many of them come in at once. */
import { sql } from 'drizzle-orm';
import { check, date, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { person } from '#lib/accounts/schema.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';

/** A spreadsheet of measurements as it was read: looked at first, then imported or laid aside. */
export const measurementImport = pgTable(
	'measurement_import',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		organisationId: text('organisation_id')
			.notNull()
			.references(() => organisation.id),
		fileName: text('file_name').notNull(),
		rows: jsonb('rows').notNull(),
		state: text('state').notNull().default('checked'),
		uploadedBy: uuid('uploaded_by')
			.notNull()
			.references(() => person.id),
		uploadedAt: timestamp('uploaded_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [
		check('measurement_import_state', sql`${table.state} in ('checked', 'imported')`),
		index('measurement_import_organisation').on(table.organisationId, table.uploadedAt)
	]
);

/** A time in which the secretariat asks every running pilot for its numbers. */
export const reportingWindow = pgTable(
	'reporting_window',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		point: text('point').notNull(),
		opensOn: date('opens_on').notNull(),
		closesOn: date('closes_on').notNull(),
		openedBy: uuid('opened_by')
			.notNull()
			.references(() => person.id),
		openedAt: timestamp('opened_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [
		check('reporting_window_point', sql`${table.point} in ('baseline', 'mid', 'end', 'after_6', 'after_12')`),
		check('reporting_window_days', sql`${table.closesOn} >= ${table.opensOn}`),
		index('reporting_window_days_index').on(table.opensOn, table.closesOn)
	]
);
