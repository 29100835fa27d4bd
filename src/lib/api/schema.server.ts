import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { person } from '#lib/accounts/schema.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';

/** A key with which an organisation's own systems write. The token itself is shown once and kept only as its hash. */
export const apiToken = pgTable(
	'api_token',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		organisationId: text('organisation_id')
			.notNull()
			.references(() => organisation.id),
		name: text('name').notNull(),
		/** SHA-256, hex. */
		tokenHash: text('token_hash').notNull().unique('api_token_hash'),
		scopes: text('scopes').array().notNull(),
		createdBy: uuid('created_by')
			.notNull()
			.references(() => person.id),
		createdAt: timestamp('created_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		usedAt: timestamp('used_at', { withTimezone: true }),
		revokedAt: timestamp('revoked_at', { withTimezone: true })
	},
	(table) => [
		check('api_token_scopes', sql`${table.scopes} <@ array['pilot.write', 'measurement.write', 'expense.enter']`),
		index('api_token_organisation').on(table.organisationId)
	]
);

/** What a request with an Idempotency-Key was answered, so that the same key gets the same answer. */
export const apiRequest = pgTable(
	'api_request',
	{
		tokenId: uuid('token_id')
			.notNull()
			.references(() => apiToken.id, { onDelete: 'cascade' }),
		key: text('key').notNull(),
		/** SHA-256 of method, path and body: the same key for something else is refused. */
		requestHash: text('request_hash').notNull(),
		status: integer('status'),
		answer: jsonb('answer'),
		at: timestamp('at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [primaryKey({ columns: [table.tokenId, table.key] }), index('api_request_at').on(table.at)]
);
