import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** A mail to go out, written in the transaction of what caused it; sent by the mailer, or only kept while no server is set. */
export const outgoingMail = pgTable(
	'outgoing_mail',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		kind: text('kind').notNull(),
		toAddress: text('to_address').notNull(),
		language: text('language').notNull(),
		subject: text('subject').notNull(),
		body: text('body').notNull(),
		/** Where an answer goes, when it is not to us. */
		replyTo: text('reply_to'),
		createdAt: timestamp('created_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		sentAt: timestamp('sent_at', { withTimezone: true }),
		attempts: integer('attempts').notNull().default(0),
		lastError: text('last_error')
	},
	(table) => [
		check('outgoing_mail_language', sql`${table.language} in ('nb', 'sv')`),
		index('outgoing_mail_waiting')
			.on(table.createdAt)
			.where(sql`${table.sentAt} is null`),
		index('outgoing_mail_newest').on(table.createdAt.desc())
	]
);
