import { sql } from 'drizzle-orm';
import { boolean, check, date, index, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { person } from '#lib/accounts/schema.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';

/**
 * A firm that wants to take part: asked for by anybody, confirmed by mail, verified by the secretariat. With the
 * confirmation the organisation and its first person come to be; what they may do grows with the verification.
 */
export const supplierRegistration = pgTable(
	'supplier_registration',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		name: text('name').notNull(),
		/** NO, SE or another country of ISO 3166-1. */
		country: text('country').notNull(),
		/** Digits; null for a sole trader and for firms of other countries. */
		orgNumber: text('org_number'),
		isSoleTrader: boolean('is_sole_trader').notNull().default(false),
		/** Register and number of a firm of another country, as it writes them. */
		registerNumber: text('register_number'),
		isAdviser: boolean('is_adviser').notNull().default(false),
		language: text('language').notNull(),
		presentation: text('presentation').notNull().default(''),
		website: text('website'),
		/** Keys of technology areas. */
		areas: jsonb('areas').notNull().default([]),
		contactName: text('contact_name').notNull(),
		email: text('email').notNull(),
		/** SHA-256 of the secret in the mail. */
		tokenHash: text('token_hash').notNull().unique('supplier_registration_token'),
		expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
		state: text('state').notNull().default('unconfirmed'),
		createdAt: timestamp('created_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		confirmedAt: timestamp('confirmed_at', { withTimezone: true }),
		organisationId: text('organisation_id').references(() => organisation.id),
		personId: uuid('person_id').references(() => person.id, { onDelete: 'set null' }),
		decidedBy: uuid('decided_by').references(() => person.id),
		decidedAt: timestamp('decided_at', { withTimezone: true }),
		/** Why it was refused, in the firm's language. */
		reason: text('reason').notNull().default('')
	},
	(table) => [
		check('supplier_registration_state', sql`${table.state} in ('unconfirmed', 'confirmed', 'verified', 'refused')`),
		check('supplier_registration_language', sql`${table.language} in ('nb', 'nn', 'sv')`),
		check(
			'supplier_registration_number',
			sql`(${table.orgNumber} is not null)::int + ${table.isSoleTrader}::int + (${table.registerNumber} is not null)::int = 1`
		),
		check(
			'supplier_registration_organisation',
			sql`${table.state} in ('unconfirmed', 'refused') or ${table.organisationId} is not null`
		),
		check('supplier_registration_four_eyes', sql`${table.decidedBy} <> ${table.personId}`),
		uniqueIndex('supplier_registration_waiting_number')
			.on(table.country, table.orgNumber)
			.where(sql`${table.state} in ('confirmed', 'verified')`),
		index('supplier_registration_organisation').on(table.organisationId),
		index('supplier_registration_state_index').on(table.state, table.createdAt)
	]
);

/** What an adviser was shown beyond what is public: one draft, by its owner, until a day. */
export const adviserAccess = pgTable(
	'adviser_access',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		adviserId: text('adviser_id')
			.notNull()
			.references(() => organisation.id),
		ownerId: text('owner_id')
			.notNull()
			.references(() => organisation.id),
		aboutKind: text('about_kind').notNull(),
		aboutId: uuid('about_id').notNull(),
		endsOn: date('ends_on').notNull(),
		givenBy: uuid('given_by').references(() => person.id),
		givenAt: timestamp('given_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [
		check('adviser_access_kind', sql`${table.aboutKind} in ('need', 'pilot')`),
		uniqueIndex('adviser_access_once').on(table.adviserId, table.aboutKind, table.aboutId),
		index('adviser_access_owner').on(table.ownerId)
	]
);
