import { sql } from 'drizzle-orm';
import { bigint, date, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Everything that happened: who, when, what, why, and the values before and after. Written in the transaction of the change. */
export const journalEntry = pgTable(
	'journal_entry',
	{
		id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
		at: timestamp('at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		kind: text('kind').notNull(),
		/** Null when the system itself acted. No foreign key: the log outlives the person. */
		personId: uuid('person_id'),
		/** The organisation concerned, for its own view of the log. */
		organisationId: text('organisation_id'),
		aboutKind: text('about_kind').notNull(),
		aboutId: text('about_id').notNull(),
		/** Why, in the actor's own words. */
		reason: text('reason'),
		before: jsonb('before'),
		after: jsonb('after')
	},
	(table) => [
		index('journal_entry_about').on(table.aboutKind, table.aboutId, table.id),
		index('journal_entry_organisation').on(table.organisationId, table.id)
	]
);

/** What of the journal others may hear of, written with it; expanded to those who follow by the worker, once. */
export const news = pgTable(
	'news',
	{
		journalId: bigint('journal_id', { mode: 'number' })
			.primaryKey()
			.references(() => journalEntry.id, { onDelete: 'cascade' }),
		kind: text('kind').notNull(),
		aboutKind: text('about_kind').notNull(),
		aboutId: text('about_id').notNull(),
		at: timestamp('at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		expandedAt: timestamp('expanded_at', { withTimezone: true })
	},
	(table) => [
		index('news_waiting')
			.on(table.journalId)
			.where(sql`${table.expandedAt} is null`),
		index('news_about').on(table.aboutKind, table.aboutId)
	]
);

/** How often a page was opened on a day, by nobody in particular: no address, no person, nothing of the browser is kept. */
export const pageView = pgTable(
	'page_view',
	{
		aboutKind: text('about_kind').notNull(),
		aboutId: text('about_id').notNull(),
		day: date('day').notNull(),
		count: integer('count').notNull()
	},
	(table) => [primaryKey({ columns: [table.aboutKind, table.aboutId, table.day] })]
);
