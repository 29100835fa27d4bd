import { sql } from 'drizzle-orm';
import {
	check,
	customType,
	date,
	index,
	integer,
	pgTable,
	primaryKey,
	text,
	timestamp,
	uuid
} from 'drizzle-orm/pg-core';
import { person } from '#lib/accounts/schema.server.ts';

const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** Text of a page that the secretariat keeps, once per interface language. */
export const pageText = pgTable(
	'page_text',
	{
		page: text('page').notNull(),
		language: text('language').notNull(),
		text: text('text').notNull(),
		revision: integer('revision').notNull().default(1),
		editedBy: uuid('edited_by').references(() => person.id),
		editedAt: timestamp('edited_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [
		primaryKey({ columns: [table.page, table.language] }),
		check('page_text_page', sql`${table.page} in ('about')`),
		check('page_text_language', sql`${table.language} in ('nb', 'sv')`)
	]
);

/** The programme's own logo for the period in which it may be shown. */
export const programmeLogo = pgTable(
	'programme_logo',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		startsOn: date('starts_on').notNull(),
		endsOn: date('ends_on').notNull(),
		mediaType: text('media_type').notNull(),
		content: bytes('content').notNull(),
		altNb: text('alt_nb').notNull(),
		altSv: text('alt_sv').notNull(),
		uploadedBy: uuid('uploaded_by')
			.notNull()
			.references(() => person.id),
		uploadedAt: timestamp('uploaded_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [
		check('programme_logo_days', sql`${table.endsOn} >= ${table.startsOn}`),
		check('programme_logo_media_type', sql`${table.mediaType} in ('image/png', 'image/jpeg', 'image/webp')`)
	]
);

/** A fault in accessibility that somebody reported, with or without an address for an answer. */
export const accessibilityReport = pgTable(
	'accessibility_report',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		language: text('language').notNull(),
		page: text('page').notNull(),
		text: text('text').notNull(),
		replyTo: text('reply_to'),
		createdAt: timestamp('created_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		handledAt: timestamp('handled_at', { withTimezone: true }),
		handledBy: uuid('handled_by').references(() => person.id)
	},
	(table) => [
		index('accessibility_report_open')
			.on(table.createdAt)
			.where(sql`${table.handledAt} is null`)
	]
);
