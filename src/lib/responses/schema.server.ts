import { sql } from 'drizzle-orm';
import {
	check,
	customType,
	index,
	integer,
	pgTable,
	primaryKey,
	text,
	timestamp,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { handedInColumns, writtenColumns } from '#lib/accounts/decided-columns.server.ts';
import { person } from '#lib/accounts/schema.server.ts';
import { need } from '#lib/needs/schema.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/**
 * A supplier's answer to a need, one for each firm. What it says stands here only as ciphertext: AES-256-GCM under a key
 * that is not in the database; see docs/decisions. Withdrawn ones hold nothing.
 */
export const response = pgTable(
	'response',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		needId: uuid('need_id')
			.notNull()
			.references(() => need.id),
		organisationId: text('organisation_id')
			.notNull()
			.references(() => organisation.id),
		state: text('state').notNull().default('draft'),
		/** The draft as it stands; null when nothing was written since the last submission. */
		draft: bytes('draft'),
		/** The version that was handed in last; null before the first and after a withdrawal. */
		submitted: bytes('submitted'),
		/** Which key: the first hex digits of its SHA-256. */
		keyId: text('key_id').notNull(),
		...writtenColumns(),
		...handedInColumns(),
		/** Times handed in. */
		submissions: integer('submissions').notNull().default(0),
		withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
		readBy: uuid('read_by').references(() => person.id),
		readAt: timestamp('read_at', { withTimezone: true }),
		/** Why it is not pursued; read by the firm and the owner. */
		reason: text('reason').notNull().default('')
	},
	(table) => [
		check(
			'response_state',
			sql`${table.state} in ('draft', 'submitted', 'withdrawn', 'read', 'invited', 'not_pursued')`
		),
		check(
			'response_submitted',
			sql`${table.state} in ('draft', 'withdrawn') or (${table.submitted} is not null and ${table.submittedAt} is not null)`
		),
		check('response_withdrawn', sql`${table.state} <> 'withdrawn' or ${table.submitted} is null`),
		check('response_reason', sql`${table.state} <> 'not_pursued' or ${table.reason} <> ''`),
		uniqueIndex('response_one_each').on(table.needId, table.organisationId),
		index('response_organisation').on(table.organisationId)
	]
);

/** A file of an answer. Its name, type and content are ciphertext; the bytes lie in the data folder under the row's id. */
export const responseFile = pgTable(
	'response_file',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		responseId: uuid('response_id')
			.notNull()
			.references(() => response.id, { onDelete: 'cascade' }),
		/** Name and type. */
		label: bytes('label').notNull(),
		keyId: text('key_id').notNull(),
		size: integer('size').notNull(),
		addedBy: uuid('added_by').references(() => person.id),
		addedAt: timestamp('added_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [check('response_file_size', sql`${table.size} > 0`), index('response_file_response').on(table.responseId)]
);

/** Who has a conflict of interest in a need, by their own word: they read no answers to it and decide on none. */
export const needConflict = pgTable(
	'need_conflict',
	{
		needId: uuid('need_id')
			.notNull()
			.references(() => need.id, { onDelete: 'cascade' }),
		personId: uuid('person_id')
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		statedAt: timestamp('stated_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [primaryKey({ columns: [table.needId, table.personId] }), index('need_conflict_person').on(table.personId)]
);
