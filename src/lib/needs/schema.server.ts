import { sql } from 'drizzle-orm';
import { boolean, check, date, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { organisation, technologyArea } from '#lib/organisations/schema.server.ts';

/** A need stated as an outcome, never as a product. */
export const need = pgTable(
	'need',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		externalId: text('external_id').unique('need_external_id'),
		slug: text('slug').notNull().unique('need_slug'),
		ownerId: text('owner_id')
			.notNull()
			.references(() => organisation.id),
		language: text('language').notNull(),
		title: text('title').notNull(),
		text: text('text').notNull(),
		technologyArea: text('technology_area')
			.notNull()
			.references(() => technologyArea.key),
		/** What is asked for. */
		type: text('type').notNull(),
		state: text('state').notNull(),
		/** Last day, to its end in local time; null = no deadline. */
		deadline: date('deadline'),
		publishedAt: timestamp('published_at', { withTimezone: true }),
		isDemo: boolean('is_demo').notNull().default(false)
	},
	(table) => [
		check('need_language', sql`${table.language} in ('nb', 'nn', 'sv')`),
		check('need_type', sql`${table.type} in ('idea_request', 'market_dialogue')`),
		check(
			'need_state',
			sql`${table.state} in ('draft', 'submitted', 'returned', 'open', 'dialogue', 'closed', 'in_procurement', 'in_pilot', 'cancelled')`
		),
		index('need_open').on(table.state, table.deadline),
		index('need_owner').on(table.ownerId)
	]
);
