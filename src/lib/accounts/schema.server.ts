import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { organisation } from '#lib/organisations/schema.server.ts';

export const person = pgTable(
	'person',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		/** Lower case, as typed otherwise. */
		email: text('email').notNull(),
		name: text('name').notNull(),
		language: text('language').notNull(),
		/** PHC string of argon2id; null until an invitation is accepted. */
		passwordHash: text('password_hash'),
		createdAt: timestamp('created_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		isDemo: boolean('is_demo').notNull().default(false)
	},
	(table) => [
		uniqueIndex('person_email').on(table.email),
		check('person_email_lower', sql`${table.email} = lower(${table.email})`),
		check('person_language', sql`${table.language} in ('nb', 'nn', 'sv')`)
	]
);

/**
 * A person's one role in an organisation, from a day and, for a leaver, to a day. Beside it the person may stand in
 * for others there, from a day to a day.
 */
export const membership = pgTable(
	'membership',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		personId: uuid('person_id')
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		organisationId: text('organisation_id')
			.notNull()
			.references(() => organisation.id),
		role: text('role').notNull(),
		startsOn: date('starts_on')
			.notNull()
			.default(sql`current_date`),
		/** Last day; null = until further notice. */
		endsOn: date('ends_on'),
		/** Set while this person stands in for another one. */
		substituteFor: uuid('substitute_for').references(() => person.id)
	},
	(table) => [
		uniqueIndex('membership_one_role')
			.on(table.personId, table.organisationId)
			.where(sql`${table.substituteFor} is null`),
		uniqueIndex('membership_one_substitution')
			.on(table.personId, table.organisationId, table.substituteFor)
			.where(sql`${table.substituteFor} is not null`),
		check(
			'membership_role',
			sql`${table.role} in ('reader', 'editor', 'finance', 'administrator', 'secretariat', 'supplier', 'auditor')`
		),
		check('membership_days', sql`${table.endsOn} >= ${table.startsOn}`),
		check(
			'membership_substitute',
			sql`${table.substituteFor} <> ${table.personId} and (${table.substituteFor} is null or ${table.endsOn} is not null)`
		),
		index('membership_organisation').on(table.organisationId, table.role)
	]
);

/** A signed-in browser. The token itself is only in the cookie; here stands its SHA-256. */
export const session = pgTable(
	'session',
	{
		tokenHash: text('token_hash').primaryKey(),
		personId: uuid('person_id')
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
		createdAt: timestamp('created_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [index('session_person').on(table.personId), index('session_expiry').on(table.expiresAt)]
);

/** A link sent by mail, good once and for a limited time. */
export const mailLink = pgTable(
	'mail_link',
	{
		tokenHash: text('token_hash').primaryKey(),
		purpose: text('purpose').notNull(),
		personId: uuid('person_id')
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		createdAt: timestamp('created_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
		usedAt: timestamp('used_at', { withTimezone: true })
	},
	(table) => [
		check('mail_link_purpose', sql`${table.purpose} in ('invitation', 'password_reset')`),
		index('mail_link_person').on(table.personId)
	]
);

/** Failed attempts per account, address or form, counted in a window; the key holds a hash, never an address. */
export const throttle = pgTable(
	'throttle',
	{
		key: text('key').primaryKey(),
		count: integer('count').notNull(),
		windowStartedAt: timestamp('window_started_at', { withTimezone: true }).notNull()
	},
	(table) => [index('throttle_window').on(table.windowStartedAt)]
);

/** The forms that made something, so that one sent twice makes it once. */
export const sentForm = pgTable(
	'sent_form',
	{
		id: uuid('id').primaryKey(),
		personId: uuid('person_id')
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		/** Id of the thing made; null only inside the transaction that makes it. */
		made: text('made'),
		sentAt: timestamp('sent_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [index('sent_form_person').on(table.personId), index('sent_form_sent_at').on(table.sentAt)]
);
