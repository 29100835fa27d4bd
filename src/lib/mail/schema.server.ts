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
		/** The same for readers that show pictures of text; null = plain text only. */
		html: text('html'),
		/** Where one click ends such mail without signing in (RFC 8058); null where mail cannot be declined. */
		unsubscribeUrl: text('unsubscribe_url'),
		/** Set instead of words where they are only set when the mail is sent: whose notices it carries. */
		digestOf: uuid('digest_of'),
		/** Set where it says that an answer to this need came in: whose it is stays unsaid while the need is sealed. */
		answersNeed: uuid('answers_need'),
		/** Nothing was left to say when it was to be sent. */
		droppedAt: timestamp('dropped_at', { withTimezone: true }),
		createdAt: timestamp('created_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		/** When it is tried next; what was tried in vain stands behind what was not. */
		dueAt: timestamp('due_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		sentAt: timestamp('sent_at', { withTimezone: true }),
		attempts: integer('attempts').notNull().default(0),
		lastError: text('last_error')
	},
	(table) => [
		check('outgoing_mail_language', sql`${table.language} in ('nb', 'nn', 'sv')`),
		index('outgoing_mail_waiting')
			.on(table.dueAt)
			.where(sql`${table.sentAt} is null and ${table.droppedAt} is null`),
		index('outgoing_mail_digest').on(table.digestOf),
		check('outgoing_mail_one_end', sql`${table.sentAt} is null or ${table.droppedAt} is null`),
		index('outgoing_mail_newest').on(table.createdAt.desc())
	]
);
